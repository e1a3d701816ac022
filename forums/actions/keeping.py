"""Keeping a post, and thanking for one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.models import Bookmark, Post, Thanks
from network.lib.activity import record
from network.lib.written import through_scan


def bookmark(*, member, post: Post, note: str = "", remind_at: datetime | None = None) -> Bookmark:
    """Keep a post for a member, or change what was noted with it.

    Args:
        post: visible to the member.
        note: a line to themselves.
        remind_at: when they want to be reminded of it, once.

    Raises:
        Refused: the privacy scan found something in the note.
    """
    words = through_scan("forums.Bookmark.note", note).text
    values = {"note": words, "remind_at": remind_at, "reminded_at": None}
    return Bookmark.objects.update_or_create(member=member, post=post, defaults=values)[0]


def remove_bookmark(*, bookmark: Bookmark) -> None:
    """Do not keep the post any more."""
    bookmark.delete()


@transaction.atomic
def thank(*, member, post: Post) -> Thanks:
    """Say thanks for a post, once. Its author is told; nobody else is.

    Args:
        post: visible to the member; the caller has asked `access.may_thank`.
    """
    thanks, is_new = Thanks.objects.get_or_create(member=member, post=post)
    if is_new:
        record("post_thanked", actor=member, subject=post)
    return thanks


def take_back(*, member, post: Post) -> None:
    """Take the thanks back: the author's notification counts it no more."""
    Thanks.objects.by(member).filter(post=post).delete()


BATCH = 500


def remind(now: datetime | None = None) -> int:
    """Give every reminder that is due, each once; return how many.

    Some hundred a transaction; two runs at once share the work.
    """
    given = 0
    while batch := _remind_some(now or timezone.now()):
        given += batch
    return given


@transaction.atomic
def _remind_some(now) -> int:
    due = Bookmark.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    batch = list(due.order_by("remind_at", "pk")[:BATCH])
    for row in batch:
        row.reminded_at = now
        # Nobody did it: the member themselves is told.
        record("bookmark_due", actor=None, subject=row)
    Bookmark.objects.bulk_update(batch, ["reminded_at"])
    return len(batch)
