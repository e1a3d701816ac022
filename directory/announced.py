"""Current announcements, kept in the process: every page asks for them."""

import time

from directory.models import Announcement

# Seconds in which a new or ended one has reached every process.
KEEP = 30.0
_kept: tuple[float, list[Announcement]] = (0.0, [])


def shown_to(member) -> list[Announcement]:
    """What a member has not dismissed; everything current for a visitor (None).

    No query while there is no announcement, one for a member while there is.
    """
    current = [announcement for announcement in _known() if announcement.is_current]
    if not current or member is None:
        return current
    dismissed = set(
        member.dismissed_announcements.filter(pk__in=[a.pk for a in current]).values_list(
            "pk", flat=True
        )
    )
    return [announcement for announcement in current if announcement.pk not in dismissed]


def _known() -> list[Announcement]:
    read = _kept[0]
    if not read or time.monotonic() - read > KEEP:
        know(list(Announcement.objects.current().newest_first()))
    return _kept[1]


def know(announcements: list[Announcement]) -> None:
    """Take these as all there are, until they are read again."""
    global _kept
    _kept = (time.monotonic(), announcements)


def forget() -> None:
    """After one was made or ended here: this process shows it at once."""
    global _kept
    _kept = (0.0, [])
