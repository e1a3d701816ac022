"""A line of the secretariat's on every page."""

from django.db import transaction
from django.utils import timezone

from directory import announced
from directory.models import Announcement
from network.lib.audit import audit
from network.lib.written import through_scan


def announce(*, text: str, ends_at, by) -> Announcement:
    """Show a line on every page until a moment.

    Raises:
        Refused: the privacy scan found something.
    """
    text = through_scan("directory.Announcement.text", text).text
    with transaction.atomic():
        announcement = Announcement.objects.create(text=text, ends_at=ends_at, made_by=by)
        audit("announcement_made", actor=by, subject=announcement)
        transaction.on_commit(announced.forget)
    return announcement


def end(*, announcement: Announcement, by) -> Announcement:
    """Take it off every page now."""
    with transaction.atomic():
        announcement.ends_at = timezone.now()
        announcement.save(update_fields=["ends_at"])
        audit("announcement_ended", actor=by, subject=announcement)
        transaction.on_commit(announced.forget)
    return announcement


def dismiss(*, announcement: Announcement, member) -> None:
    """One member does not want to see it again."""
    announcement.dismissed_by.add(member)
