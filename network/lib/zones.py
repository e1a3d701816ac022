"""Time zones by name."""

from zoneinfo import ZoneInfo


def zone(name: str) -> ZoneInfo:
    """Return a time zone; UTC for a name the system does not know (any more)."""
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")
