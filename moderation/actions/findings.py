"""Counting what became of what the scan found: by rule and day, never by whom or in what."""

from collections.abc import Iterable

from django.db.models import F
from django.utils import timezone

from moderation.models import FindingCount
from moderation.models.findings import ANY, POLICY


def count_findings(rules: Iterable[str], what: str, at=None) -> None:
    """Add one to each rule, in the caller's transaction; nothing when no rule found anything.

    Args:
        rules: of the scan, and names of posting policies.
        what: of FindingCount.What.
        at: when; now, as a rule.
    """
    found = set(rules)
    if any(not rule.startswith(POLICY) for rule in found):
        found.add(ANY)
    day = (at or timezone.now()).date()
    # In the order of their names, so that two writers with the same rules wait and do not lock.
    rows = [FindingCount(day=day, rule=rule, what=what) for rule in sorted(found)]
    FindingCount.objects.bulk_create(rows, ignore_conflicts=True)
    mine = FindingCount.objects.filter(day=day, rule__in=found, what=what)
    locked = mine.order_by("rule").select_for_update().values_list("pk", flat=True)
    FindingCount.objects.filter(pk__in=list(locked)).update(number=F("number") + 1)
