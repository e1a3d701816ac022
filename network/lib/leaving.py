"""What becomes of a part's rows when their member leaves.

Each is safe to run again: a run that was killed is simply begun anew. Batches are transactions of
their own, so that a member with ten thousand posts locks nobody out.
"""

from django.db.models import QuerySet

BATCH = 500


def delete(rows: QuerySet, words_go: bool) -> None:
    """The rows go, whatever the member chose for their words."""
    table = rows.model._base_manager
    while pks := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        table.filter(pk__in=pks).delete()


def stay(rows: QuerySet, words_go: bool) -> None:
    """The rows hold ids and times only, and the member they point at has no name any more."""


def blank_when_words_go(field: str):
    """Empty one text field, when the member chose that their words go."""

    def blank(rows: QuerySet, words_go: bool) -> None:
        if words_go:
            rows.exclude(**{field: ""}).order_by().update(**{field: ""})

    return blank
