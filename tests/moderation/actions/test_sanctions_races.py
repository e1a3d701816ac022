"""A mute and a post at once: one waits for the other, whichever came first."""

import threading
import time

import pytest
from django.db import transaction

from directory.models import GUIDELINES, DocumentVersion
from forums.actions.writers import Muted
from moderation.actions import sanctions
from moderation.grounds import Ground
from tests.factories import a_reply
from tests.notifications.outcomes import at_once


@pytest.fixture
def ground(db):
    version = DocumentVersion.objects.to_read(GUIDELINES, "en")
    return Ground("Three adverts in a day.", "2.3", version.pk)


def test_a_post_waits_for_a_lifting_that_is_on_its_way(
    transactional_db, thread, author, moderator, ground
):
    kept = sanctions.mute(member=author, by=moderator, ground=ground)
    lifted, written = threading.Event(), []

    def lift_slowly():
        with transaction.atomic():
            sanctions.lift(sanction=kept, by=moderator, ground=ground)
            lifted.set()
            # Not committed yet: who writes now does not see it, and waits for it.
            time.sleep(0.3)
            assert not written

    def write():
        assert lifted.wait(timeout=10)
        written.append(a_reply(thread, author))

    at_once(lift_slowly, write)
    assert written[0].pk


def test_a_mute_waits_for_a_post_that_is_on_its_way(
    transactional_db, thread, author, moderator, ground
):
    wrote, muted = threading.Event(), []

    def write_slowly():
        with transaction.atomic():
            a_reply(thread, author)
            wrote.set()
            time.sleep(0.3)
            assert not muted

    def mute():
        assert wrote.wait(timeout=10)
        muted.append(sanctions.mute(member=author, by=moderator, ground=ground))

    at_once(write_slowly, mute)
    assert thread.posts.filter(author=author).latest("posted_at").posted_at < muted[0].starts_at
    with pytest.raises(Muted):
        a_reply(thread, author)
