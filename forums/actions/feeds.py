"""Making a private address for a program, and ending it."""

import secrets

from django.db import transaction
from django.utils import timezone

from directory.models import Member
from forums.models import Feed
from forums.models.feeds import OF, digest_of

MOST = 20


class TooMany(Exception):
    """The member has as many feeds as one can."""


def make_feed(*, member, **of) -> tuple[Feed, str]:
    """Make the address of one thing; return the feed, and the token, which is kept nowhere.

    One that is there already gets a new address, and the old one ends.

    Args:
        of: one of OF and the row the feed is of.

    Raises:
        TooMany: MOST are there.
    """
    token = secrets.token_urlsafe(32)
    subject = dict.fromkeys(OF) | of
    values = {"digest": digest_of(token), "made_at": timezone.now(), "used_on": None}
    with transaction.atomic():
        # Two presses at once are counted one after the other.
        Member.objects.select_for_update(of=("self",)).only("pk").get(pk=member.pk)
        own = Feed.objects.of(member)
        if not own.filter(**subject).exists() and own.count() >= MOST:
            raise TooMany
        feed, _is_new = own.update_or_create(member=member, **subject, defaults=values)
    return feed, token


def end_feed(*, feed: Feed) -> None:
    """Its address leads nowhere from now on. Twice is once."""
    Feed.objects.filter(pk=feed.pk).delete()


def note_use(*, feed: Feed) -> None:
    """Remember that a program asked: one write a day."""
    today = timezone.localdate()
    if feed.used_on != today:
        Feed.objects.filter(pk=feed.pk).update(used_on=today)
