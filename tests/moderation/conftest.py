"""Who reads what is sealed, and words that wait for them."""

import pytest

from forums.actions import held
from moderation.models import Responder

WORDS = "A 7-year-old Afghan boy from Rakvere came to our unit on 14 March 2026."


@pytest.fixture
def writer(watcher):
    """A member from Estonia."""
    return watcher


@pytest.fixture
def responder(moderator):
    """The moderator who is named for Estonia."""
    Responder.objects.create(member=moderator, country_id="EE")
    return moderator


@pytest.fixture
def matter(thread, writer, responder):
    """A reply that three traces hold."""
    return held.hold_reply(thread=thread, author=writer, written=WORDS, written_as="text")
