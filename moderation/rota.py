"""The coming four weeks at the desk: who is there, and for which countries and languages nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from directory.models import Language, Member
from moderation.access import MODERATES
from moderation.models import DutyHours, ModeratorScope, Shift
from network.lib.zones import zone

DAYS = 28


@dataclass(frozen=True)
class Hours:
    """When the desk of one country should be there on a day."""

    country: object
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Day:
    """One day of the rota.

    Args:
        shifts: that run on it.
        countries: those whose duty hours are not covered all through.
        languages: those that nobody there works in, on a day on which any country has duty.
    """

    date: date
    shifts: tuple[Shift, ...]
    countries: tuple[str, ...]
    languages: tuple[str, ...]


def days(first: date | None = None) -> list[Day]:
    """Four queries, however many shifts."""
    first = first or timezone.localdate()
    midnight = timezone.make_aware(datetime.combine(first, time.min))
    until = midnight + timedelta(days=DAYS)
    shifts = list(Shift.objects.between(midnight, until).in_order())
    duties = list(DutyHours.objects.select_related("country"))
    scopes = _scopes()
    languages = {language.pk: language.native for language in Language.objects.all()}
    return [
        _day(first + timedelta(days=number), shifts, duties, scopes, languages)
        for number in range(DAYS)
    ]


def _day(day: date, shifts, duties, scopes, languages) -> Day:
    starts = timezone.make_aware(datetime.combine(day, time.min))
    ends = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    there = tuple(shift for shift in shifts if shift.starts < ends and shift.ends > starts)
    wanted = [_hours(duty, day) for duty in duties if day.weekday() in duty.days]
    lacking = [
        str(hours.country)
        for hours in wanted
        if not _is_covered(hours, (s for s in there if _works(scopes, s, hours)))
    ]
    spoken = [
        name
        for pk, name in languages.items()
        if wanted and not any(_speaks(scopes, shift, pk) for shift in there)
    ]
    return Day(day, there, tuple(sorted(lacking)), tuple(sorted(spoken)))


def _hours(duty: DutyHours, day: date) -> Hours:
    here = zone(duty.timezone)
    opens, closes = (datetime.combine(day, at, here) for at in (duty.opens, duty.closes))
    return Hours(duty.country, opens.astimezone(UTC), closes.astimezone(UTC))


def _is_covered(hours: Hours, shifts: Iterable[Shift]) -> bool:
    """Whether somebody is there from the first to the last minute. What is over needs nobody."""
    reached = max(hours.starts, timezone.now())
    for shift in sorted(shifts, key=lambda shift: shift.starts):
        if shift.starts <= reached:
            reached = max(reached, shift.ends)
    return reached >= hours.ends


def _scopes() -> dict[int, list[ModeratorScope]]:
    found: dict[int, list[ModeratorScope]] = {}
    for scope in ModeratorScope.objects.all():
        found.setdefault(scope.member_id, []).append(scope)
    return found


def _works(scopes, shift: Shift, hours: Hours) -> bool:
    """Who has no scope works on everything."""
    theirs = scopes.get(shift.member_id, [])
    return not theirs or any(scope.country_id == hours.country.pk for scope in theirs)


def _speaks(scopes, shift: Shift, language: str) -> bool:
    theirs = scopes.get(shift.member_id, [])
    return not theirs or any(scope.language_id == language for scope in theirs)


def on_shift(moment: datetime | None = None):
    """The moderators who are at the desk now, as a QuerySet."""
    there = Shift.objects.at(moment).values("member")
    return Member.objects.admitted().filter(role__in=MODERATES, pk__in=there)
