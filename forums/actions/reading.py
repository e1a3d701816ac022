"""How far read, and how loud. None of it is announced to anybody."""

from django.utils import timezone

from forums.models import ForumMarker, ReadMarker, Watch
from network.lib.ports import thread_read


def mark_read(thread, member, number: int) -> None:
    """Move the member's marker forward to a post number; it never goes back."""
    number = min(number, thread.last_number)
    ReadMarker.objects.forward(thread.pk, member.pk, number)
    for plug in thread_read:
        plug(member.pk, thread.pk, number)


def look_at_forum(forum, member) -> None:
    """Remember when the member last looked at the forum's list: its dot goes out."""
    now = timezone.now()
    ForumMarker.objects.update_or_create(forum=forum, member=member, defaults={"read_until": now})


def watch(thread, member, volume: int) -> Watch:
    """Set how loud a thread is for a member."""
    return Watch.objects.update_or_create(
        thread=thread, member=member, defaults={"volume": Watch.Volume(volume)}
    )[0]


def watch_if_new(thread, member) -> None:
    """Who writes watches, unless they have already chosen."""
    Watch.objects.bulk_create([Watch(thread=thread, member=member)], ignore_conflicts=True)
