"""What a posting policy holds back."""

import pytest

from forums.actions.held import Held
from forums.models import Post
from moderation.models import Matter


def rules_of(act, *args, **fields) -> tuple[tuple, Matter]:
    """By which rules it is held; nothing of it is published."""
    before = Post.objects.count()
    with pytest.raises(Held) as kept:
        act(*args, **fields)
    assert Post.objects.count() == before
    return kept.value.rules, kept.value.matter
