"""How much came to the desk, how long it took, and what was decided: numbers, never a word."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import TruncMonth

from moderation.models.decisions import Decision
from moderation.models.matters import Matter
from moderation.models.steps import MatterStep


class Percentile(models.Aggregate):
    """That part of the values is not above it. PERCENTILE_CONT leaves out what is not known."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(part)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = models.DurationField()

    def __init__(self, expression, part: float):
        super().__init__(expression, part=float(part))


@dataclass(frozen=True)
class Period:
    """From a moment on, up to and without another."""

    since: datetime
    until: datetime

    def of(self, field: str) -> dict[str, datetime]:
        """The filter on a field."""
        return {f"{field}__gte": self.since, f"{field}__lt": self.until}


def came_in(matters, period: Period):
    """How many matters came, as dictionaries with `number`. One query."""
    about = ("kind", "risk", "country", "forum", "month")
    found = matters.filter(**period.of("opened_at")).annotate(month=TruncMonth("opened_at"))
    return found.order_by().values(*about).annotate(number=Count("pk"))


def wait_now(matters, now: datetime):
    """How many wait, and how many of them too long. One query."""
    late = Count("pk", filter=Q(due_at__lt=now))
    found = matters.open().order_by().values("kind", "risk")
    return found.annotate(number=Count("pk"), late=late)


def _times(end) -> dict:
    took = end - F("opened_at")
    return {
        "number": Count(end),
        "median": Percentile(took, 0.5),
        "most": Percentile(took, 0.9),
    }


def until_closed(matters, period: Period):
    """How long what was closed in the period took, by risk and together. Two queries."""
    return _by_risk(matters.filter(**period.of("closed_at")), F("closed_at"))


def until_claimed(matters, period: Period):
    """How long what came in the period waited until somebody took it on. Two queries."""
    claims = MatterStep.objects.filter(matter=OuterRef("pk"), kind=MatterStep.Kind.CLAIMED)
    first = claims.order_by().values("matter").annotate(first=Min("at")).values("first")
    found = matters.filter(**period.of("opened_at")).annotate(claimed_at=Subquery(first))
    return _by_risk(found, F("claimed_at"))


def _by_risk(matters, end) -> dict[str, dict]:
    matters = matters.order_by()
    found = matters.values("risk").annotate(**_times(end))
    return {"": matters.aggregate(**_times(end))} | {row["risk"]: row for row in found}


def decided(matters, period: Period):
    """What was decided, as dictionaries with `number`: kind, guideline, and by whom. One query."""
    found = Decision.objects.in_force().filter(matter__in=matters, **period.of("in_force_at"))
    about = ("kind", "guideline", "by", "second_by")
    return found.order_by().values(*about).annotate(number=Count("pk"))


def held_decided(matters, period: Period):
    """What became of held words, and by whom. One query."""
    found = matters.held().filter(**period.of("closed_at"))
    about = ("state", "was_changed", "closed_by")
    return found.order_by().values(*about).annotate(number=Count("pk"))


def of_desk(member, may_see_all: bool):
    """The matters about words that a member is told the numbers of."""
    found = Matter.objects if may_see_all else Matter.objects.for_moderator(member)
    return found.about_words()
