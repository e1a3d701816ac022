"""Counting each month once it is over, before retention takes what was counted."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Min, Sum
from django.utils import timezone

from moderation.models import (
    AuditEntry,
    Concern,
    Decision,
    FindingCount,
    Matter,
    Report,
    Sanction,
    Tally,
)
from moderation.models.findings import ANY
from moderation.models.sums import Period

Topic, Kind = Tally.Topic, Decision.Kind
# What began before midnight is committed by then.
AFTER = timedelta(hours=1)
HOUR = timedelta(hours=1)
ANSWERS = (Kind.UPHOLD, Kind.REVERSE)
BECAME = ("unchanged", "changed", "returned")
# Counted as sanctions, whether a matter led to them or not.
OF_MEMBERS = (Kind.WARN, Kind.MUTE, Kind.SUSPEND)
# From the audit: a sanction goes with the member who leaves.
SANCTIONS = {
    "member_warned": Sanction.Kind.WARNING,
    "member_muted": Sanction.Kind.MUTE,
    "member_suspended": Sanction.Kind.SUSPENSION,
}


def count_months(now: datetime | None = None) -> int:
    """Count every month that is over and not counted yet; return how many.

    One transaction a month: a run that is killed is gone on with by the next.
    """
    counted, over = 0, _first_of((now or timezone.now()) - AFTER)
    month = _first_uncounted()
    while month and month < over:
        if not _count(month):
            break  # another run is at it
        counted, month = counted + 1, _next(month)
    return counted


def _first_uncounted() -> date | None:
    if last := Tally.objects.last_counted():
        return _next(last)
    begun = [
        Matter.objects.aggregate(at=Min("opened_at"))["at"],
        Concern.objects.aggregate(at=Min("opened_at"))["at"],
        AuditEntry.objects.aggregate(at=Min("at"))["at"],
    ]
    known = [at for at in begun if at]
    return _first_of(min(known)) if known else None


def _count(month: date) -> bool:
    try:
        with transaction.atomic():
            Tally.objects.create(month=month, topic=Topic.COUNTED, number=1)
            found = _numbers(month)
            Tally.objects.bulk_create(
                Tally(month=month, topic=topic, key=key, number=number)
                for (topic, key), number in found.items()
                if number
            )
    except IntegrityError:
        return False
    return True


def _numbers(month: date) -> Counter:
    """By topic and key. Each counts when it happened: a month that is over stays as it is."""
    period = Period(_midnight(month), _midnight(_next(month)))
    matters = Matter.objects.about_words().filter(**period.of("opened_at"))
    found = Counter(_by(matters, "kind", Topic.MATTERS))
    reports = Report.objects.filter(**period.of("at")).count()
    found[Topic.FURTHER, ""] = max(0, reports - found[Topic.MATTERS, Matter.Kind.REPORTED])
    decisions = Decision.objects.in_force().filter(**period.of("in_force_at"))
    about_words = decisions.exclude(kind__in=(*ANSWERS, *OF_MEMBERS))
    found += _by(about_words, "kind", Topic.DECISIONS)
    found += _by(about_words, "guideline", Topic.GUIDELINES)
    found += _by(decisions.filter(kind__in=ANSWERS), "kind", Topic.ANSWERS)
    sanctions = AuditEntry.objects.filter(action__in=SANCTIONS, **period.of("at"))
    for (_topic, action), number in _by(sanctions, "action", Topic.SANCTIONS).items():
        found[Topic.SANCTIONS, SANCTIONS[action]] = number
    became = FindingCount.objects.filter(
        rule=ANY,
        day__gte=month,
        day__lt=_next(month),
        what__in=("unchanged", "changed", "returned"),
    )
    found += _by(became, "what", Topic.HELD, Sum("number"))
    found[Topic.CONCERNS, ""] = Concern.objects.filter(**period.of("opened_at")).count()
    return found + _hours(Matter.objects.about_words().filter(**period.of("closed_at")))


def _by(rows, field: str, topic: str, how=None) -> Counter:
    counted = rows.order_by().values_list(field).annotate(how or Count("pk"))
    return Counter({(topic, key): number for key, number in counted})


def _hours(closed) -> Counter:
    """How many took so many whole hours: of these the middle one of a year can be found."""
    spans = closed.values_list("opened_at", "closed_at").iterator()
    return Counter((Topic.CLOSED, str(round((end - start) / HOUR))) for start, end in spans)


def _first_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date().replace(day=1)


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)
