"""What is gravest is closed by two persons: who was first is decided by the database.

Concerns and matters share it. Their rows have `first_closed_by` and `closed_by`.
"""

from django.db.models import CheckConstraint, F, Q, QuerySet


def differ(name: str) -> CheckConstraint:
    """Nobody is both, whatever the code says."""
    two = Q(closed_by=None) | Q(first_closed_by=None) | ~Q(closed_by=F("first_closed_by"))
    return CheckConstraint(condition=two, name=name)


def is_first(rows: QuerySet, by, **says) -> bool:
    """Whether the member is the first of the two, which is then on the row.

    Args:
        rows: the one open row.
        says: what the member says came of it.
    """
    return bool(rows.filter(first_closed_by=None).update(first_closed_by=by, **says))


def to_second(rows: QuerySet, by, **says) -> QuerySet:
    """The row, if somebody else has said the same first."""
    waiting = rows.filter(first_closed_by__isnull=False, **says)
    return waiting.exclude(first_closed_by=by)


def take_back(rows: QuerySet, by, **says) -> bool:
    """The second does not agree: it is open again, as if nobody had said so."""
    return bool(to_second(rows, by).update(first_closed_by=None, **says))
