"""When a digest comes: an hour of the member's own day, kept in UTC."""

from datetime import UTC, date, datetime, time, timedelta

from network.lib.zones import zone


def moment_of(day: date, hour: int, name: str) -> datetime:
    """Return `hour` o'clock of a day in UTC.

    Where the clock skips that hour, the moment it would have been; where it comes twice, the first.
    """
    return datetime.combine(day, time(hour), tzinfo=zone(name)).astimezone(UTC)


def next_at(after: datetime, hour: int, name: str) -> datetime:
    """Return the first moment after another at which it is `hour` o'clock for the member, in UTC.

    Args:
        after: aware.
        hour: 0 to 23.
        name: of the member's time zone, "Europe/Tallinn".
    """
    today = after.astimezone(zone(name)).date()
    # Not just today and tomorrow: Samoa once left a day out.
    moments = (moment_of(today + timedelta(days), hour, name) for days in range(-1, 4))
    return next(moment for moment in moments if moment > after)


def day_of(moment: datetime, hour: int, name: str) -> date:
    """Return the member's day that a moment is the `hour` of: one digest is made for it.

    Not simply the date then: when Nuuk skips 23:00, the digest of that day comes at midnight.
    """
    today = moment.astimezone(zone(name)).date()
    yesterday = today - timedelta(1)
    return yesterday if moment_of(yesterday, hour, name) == moment else today
