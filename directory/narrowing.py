"""How many a filter would leave: said beside each choice, counted from one grouped query."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Some:
    """So many rows that are alike in everything one can choose.

    Args:
        n: how many.
        like: {facet: its value, None where the rows have none}.
    """

    n: int
    like: dict[str, str | None] = field(default_factory=dict)

    def fits(self, chosen: dict[str, str], but: str = "") -> bool:
        return all(self.like[name] == value for name, value in chosen.items() if name != but)


def total(rows: Iterable[Some], chosen: dict[str, str]) -> int:
    """How many fit everything that was chosen."""
    return sum(row.n for row in rows if row.fits(chosen))


def counted(rows: Iterable[Some], chosen: dict[str, str], facet: str) -> Counter:
    """How many there would be with each value of a facet, everything else as it was chosen."""
    counts = Counter()
    for row in rows:
        if row.fits(chosen, but=facet) and row.like[facet] is not None:
            counts[row.like[facet]] += row.n
    return counts


def choices(counts: Counter, labels: dict[str, str], chosen: str = "") -> list[tuple[str, str]]:
    """What there is, each with its number, in the order of the labels; what is chosen stays."""
    return [
        (value, f"{label} ({counts[value]})")
        for value, label in labels.items()
        if counts[value] or value == chosen
    ]
