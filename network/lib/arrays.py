"""Rows by an array of values that is made once a statement."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, QuerySet


class IsIn(Func):
    """Whether a value is one of an array's: an index can answer it."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def by_keys(rows: QuerySet, keys: QuerySet) -> QuerySet:
    """The rows whose keys another query finds: a page's worth.

    With `pk__in` PostgreSQL reads a small table whole, and plans anew when it has grown.

    Args:
        keys: of one column; `values("pk")`, say.
    """
    return rows.filter(IsIn(F("pk"), ArraySubquery(keys)))
