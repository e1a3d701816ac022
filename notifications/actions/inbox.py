"""Marking lines as read. The number on the bell follows on every open page."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from directory.models import Member
from forums.models import Mention, Post, Thread
from notifications import live
from notifications.inbox import unseen
from notifications.models import Notification

# More unread lines than that nobody looks at one by one.
MOST = 500


def mark_read(*, line: Notification) -> None:
    """The member opened the line."""
    _close(line.member_id, Notification.objects.filter(pk=line.pk))


def mark_all_read(*, member, until: int) -> None:
    """Close every line the member saw, none that came while they looked.

    Args:
        until: id of the newest activity on the page.
    """
    _close(member.pk, Notification.objects.of(member).filter(last_activity__lte=until))


def close_hidden(*, member, lines: Iterable[Notification]) -> None:
    """Close lines about what the member may no longer see, so that the bell does not count them."""
    pks = [line.pk for line in lines if line.read_at is None]
    if pks:
        _close(member.pk, Notification.objects.of(member).filter(pk__in=pks))


def close_unseen(member_id: int) -> None:
    """The member's rights have changed: the bell counts nothing that the inbox would not show.

    Who is suspended finds everything as it was when that is over.
    """
    member = Member.objects.admitted().filter(pk=member_id).first()
    if member:
        close_hidden(member=member, lines=unseen(member, MOST))


def seen(member_id: int, thread_id: int, number: int) -> None:
    """The member has had the thread on the page up to a post number.

    A line is closed when that is the last it tells of. Its `last_activity` is compared again in
    the update: a reply that is delivered in between keeps the line open.
    """
    about = OuterRef("last_activity__subject_id")
    post_is_seen = Exists(Post.objects.filter(pk=about, thread=thread_id, number__lte=number))
    mention_is_seen = Exists(
        Mention.objects.filter(pk=about, post__thread=thread_id, post__number__lte=number)
    )
    last_is_seen = Q(kind="mentioned") & mention_is_seen | ~Q(kind="mentioned") & post_is_seen
    open_lines = Notification.objects.unread().filter(
        member=member_id, about_type=Thread._meta.label_lower, about_id=thread_id
    )
    for pk, last in open_lines.filter(last_is_seen).values_list("pk", "last_activity"):
        _close(member_id, Notification.objects.filter(pk=pk, last_activity=last))


def _close(member_id: int, lines) -> None:
    if lines.unread().update(read_at=timezone.now()):
        transaction.on_commit(lambda: live.badges([member_id]), robust=True)
