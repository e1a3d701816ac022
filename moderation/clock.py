"""Time that counts: only the hours in which somebody is on duty.

Public holidays are not known here: on one, the clock runs.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from moderation.models.duty import DutyHours
from moderation.risk import ANSWERED
from network.lib.zones import zone

# A year of days without an hour of duty: then something is wrong with the hours.
LONGEST = 370


def due_at(risk: str, hours: DutyHours, at: datetime) -> datetime:
    """By when it has to be answered, counted from a moment.

    Args:
        risk: of moderation.risk.Risk.
        hours: of the country whose responders answer.
    """
    left = ANSWERED[risk].of(hours.length)
    for starts, ends in _spans(hours, at):
        if ends - starts >= left:
            return starts + left
        left -= ends - starts
    raise ValueError("nobody is ever on duty")


def is_on_duty(hours: DutyHours, at: datetime) -> bool:
    starts, _ends = next(_spans(hours, at))
    return starts <= at


def next_on_duty(hours: DutyHours, at: datetime) -> datetime:
    """When somebody is there again; the moment itself when somebody is."""
    return next(_spans(hours, at))[0]


def _spans(hours: DutyHours, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The hours of duty from a moment on, in UTC: a change to summer time costs no hour."""
    here = zone(hours.timezone)
    first = at.astimezone(here).date()
    for day in (first + timedelta(days=number) for number in range(LONGEST)):
        if day.weekday() not in hours.days:
            continue
        starts = datetime.combine(day, hours.opens, here).astimezone(UTC)
        ends = datetime.combine(day, hours.closes, here).astimezone(UTC)
        if ends > at:
            yield max(starts, at), ends
