"""Figures as a page shows them: a table with every number in text, and a bar where it helps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of a table.

    Args:
        label: what is counted.
        cells: as they are read.
        share: length of the bar, 0 to 100; None is a line without one.
    """

    label: str
    cells: tuple[str, ...]
    share: int | None = None


@dataclass(frozen=True)
class Table:
    """One table.

    Args:
        name: its mark in the address.
        title: its heading.
        heads: over its columns; the first is over the labels.
        note: a sentence below the heading.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def has_bars(self) -> bool:
        return any(row.share is not None for row in self.rows)


def counted(
    labels: Mapping[object, str] | Iterable[tuple[object, str]], *columns: Mapping[object, int]
) -> tuple[Row, ...]:
    """A line for each label, a column for each count; the bar is of the first column."""
    labels, (first, *_more) = dict(labels), columns
    most = max((first.get(key, 0) for key in labels), default=0)
    return tuple(
        Row(
            str(label),
            tuple(str(column.get(key, 0)) for column in columns),
            share_of(first.get(key, 0), most),
        )
        for key, label in labels.items()
    )


def share_of(number: int, most: int) -> int:
    """In hundredths, rounded."""
    return round(100 * number / most) if most else 0
