"""How far read, and how loud. None of it is announced to anybody."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from forums.models import ForumMarker, ReadMarker, Watch, WideWatch
from forums.models.watching import OF_A_THREAD, Volume
from network.lib.ports import thread_read


def mark_read(thread, member, number: int) -> None:
    """Move the member's marker forward to a post number; it never goes back."""
    number = min(number, thread.last_number)
    ReadMarker.objects.forward(thread.pk, member.pk, number)
    tell_read(thread.pk, member.pk, number)


def tell_read(thread: int, member: int, number: int) -> None:
    """Other apps learn how far the member has read."""
    for plug in thread_read:
        plug(member, thread, number)


def mark_forums_read(*, member, forums: Sequence[int], until: datetime) -> None:
    """Take everything in some forums as read: a row a forum, however much stands in it.

    Args:
        forums: ids of forums the member may read.
        until: the moment of the page they pressed it on; what came later stays unread.
    """
    ForumMarker.objects.all_read(member.pk, list(forums), min(until, timezone.now()))


def undo_mark(*, member) -> bool:
    """Take back what was marked as read just now; return whether there was anything left to."""
    marked = ForumMarker.objects.just_marked(member)
    return bool(marked.update(all_read_until=F("all_read_before"), marked_at=None))


def look_at_forum(forum, member) -> None:
    """Remember when the member last looked at the forum's list: its dot goes out."""
    now = timezone.now()
    ForumMarker.objects.update_or_create(forum=forum, member=member, defaults={"read_until": now})


def watch(thread, member, volume: int) -> Watch:
    """Set how loud a thread is for a member.

    Raises:
        ValueError: a thread has no such level.
    """
    if Volume(volume) not in OF_A_THREAD:
        raise ValueError(f"{volume} is not a valid level of one thread")
    return Watch.objects.update_or_create(
        thread=thread, member=member, defaults={"volume": Volume(volume)}
    )[0]


def watch_if_new(thread, member) -> None:
    """Who writes watches, unless they have already chosen: there, or by muting the forum."""
    Watch.objects.add_if_new(thread, member)


@transaction.atomic
def watch_wide(*, member, volume: int, **thing) -> WideWatch:
    """Set how loud everything in a forum, on a priority or with a tag is for a member.

    Args:
        thing: one of forum, priority and tag; the caller has checked that the member may see it.

    Raises:
        ValueError: there is no such level.
    """
    [(_kind, _thing)] = thing.items()
    level = Volume(volume)
    return WideWatch.objects.update_or_create(member=member, defaults={"volume": level}, **thing)[0]


def follow_the_rest(*, watches) -> None:
    """Forget what was chosen for something: what holds around it counts again.

    Args:
        watches: QuerySet of the member's own Watch or WideWatch of the thing.
    """
    watches.delete()
