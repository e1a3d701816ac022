"""Whether anybody is there now, as pages say it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from moderation import clock
from moderation.models import DutyHours, Responder


@dataclass(frozen=True)
class OnDuty:
    """Of one country.

    Args:
        country: its row.
        is_staffed: whether anybody is named there at all, with hours.
        timezone: of the office.
        since: when somebody is there again; not after now when somebody is there.
    """

    country: object
    is_staffed: bool
    timezone: str
    since: datetime | None

    @property
    def is_now(self) -> bool:
        return self.since is not None and self.since <= timezone.now()


def on_duty(country) -> OnDuty:
    """Who hopes for an answer is told the truth: without hours or responder nobody is there."""
    hours = DutyHours.objects.filter(country=country).first()
    if hours is None or not Responder.objects.filter(country=country).exists():
        return OnDuty(country, False, (hours or DutyHours()).timezone, None)
    since = clock.next_on_duty(hours, timezone.now())
    return OnDuty(country, True, hours.timezone, since)


def countries_on_duty() -> list[str]:
    """Names of the countries where somebody is there now. One query."""
    named = Responder.objects.values("country")
    all_hours = DutyHours.objects.filter(country__in=named).select_related("country")
    now = timezone.now()
    there = [str(hours.country) for hours in all_hours if clock.is_on_duty(hours, now)]
    return sorted(there)
