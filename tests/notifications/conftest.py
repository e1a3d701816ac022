"""A digest that tells of a thread."""

import pytest
from django.utils import timezone

from forums.actions import groups
from forums.models import Post, Thread
from tests.factories import a_forum, a_thread
from tests.notifications.outcomes import digest_of, wants_digest, watches
from tests.notifications.told import SECRET_WORDS, TITLE


@pytest.fixture
def told_of(author, seat_holder):
    """A function: the digest's mail about a thread in a forum of some sensitivity."""

    def make(own="", **forum):
        place = a_forum(**forum)
        if place.is_by_name:
            groups.add(forum=place, member=seat_holder, by=None)
        thread = a_thread(
            place, author, title=TITLE, written=f"<p>{SECRET_WORDS} &amp; more</p>", sensitivity=own
        )
        watches(seat_holder, thread)
        wants_digest(seat_holder)
        Post.objects.update(posted_at=timezone.now())
        Thread.objects.update(last_post_at=timezone.now())
        return digest_of(seat_holder)

    return make
