"""The secretariat reads in rooms that are not its own: that goes on record."""

from django.utils import timezone

from forums import access
from forums.models import Thread
from moderation.models import AuditEntry
from network.lib.audit import audit

READ = "thread_read_by_office"


def note_reading(thread: Thread, member, now=None) -> None:
    """Write one line a day and thread, when only their office lets the member read it."""
    if not access.reads_by_office(member, thread.forum):
        return
    today = (now or timezone.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = AuditEntry.objects.about(thread).filter(action=READ, actor=member.pk)
    if not mine.filter(at__gte=today).exists():
        audit(READ, actor=member, subject=thread)


def readings_in(forum):
    """The lines about a forum's threads, the newest first."""
    threads = Thread.objects.filter(forum=forum).values("pk")
    about = {"subject_type": Thread._meta.label_lower, "subject_id__in": threads}
    return AuditEntry.objects.filter(action=READ, **about).order_by("-at", "-pk")
