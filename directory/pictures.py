"""Where colleagues are, and where nobody stands yet: a map of tiles and a table of the field.

Small numbers would tell of persons, so below FEWEST no number is shown, and no sums from which one
could be worked out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse

from directory import finding
from directory.directorypage import FEWEST
from directory.facets import BY_NAME, COUNTRY, PRIORITY
from directory.models.facet_counts import pairs

# Where each state of the region lies, in columns and rows of tiles.
PLACES = {
    **{"IS": (0, 0), "NO": (2, 0), "SE": (3, 0), "FI": (4, 0), "EE": (4, 1), "LV": (4, 2)},
    **{"DK": (2, 1), "DE": (2, 2), "PL": (3, 2), "LT": (4, 3)},
}
# Of the picture, in units of its own: a tile or a cell, and what lies between.
TILE, GAP = 64, 8
SHADES = 4
NARROWED = ("priority", "sector", "language", "offer")


@dataclass(frozen=True)
class Cell:
    """A tile of the map, or a cell of the matrix.

    Args:
        x, y: its place in the picture.
        said: the number as it is shown.
        shade: 0 for nobody, to SHADES for the most.
        url: the colleagues behind it; empty where there is nobody.
    """

    x: int
    y: int
    name: str
    label: str
    said: str
    shade: int
    url: str

    @property
    def is_empty(self) -> bool:
        return self.shade == 0

    @property
    def middle(self) -> int:
        return self.x + TILE // 2


@dataclass(frozen=True)
class Row:
    label: str
    name: str
    y: int
    cells: Sequence[Cell]


@dataclass(frozen=True)
class Matrix:
    """Countries in rows, the priorities in use in columns."""

    heads: Sequence[tuple[int, str, object]]
    rows: Sequence[Row]
    width: int
    height: int


class Pictures:
    """What the page shows.

    Args:
        sent: the query string: what the pictures are narrowed to.

    Raises:
        Http404: a value that no facet has.
    """

    def __init__(self, viewer, sent):
        self.viewer = viewer
        self.chosen = {name: value for name in NARROWED if (value := sent.get(name))}
        if any(value not in BY_NAME[name].values() for name, value in self.chosen.items()):
            raise Http404

    @property
    def facets(self) -> dict[str, list[str]]:
        return {name: [value] for name, value in self.chosen.items()}

    @property
    def fields(self) -> list[dict]:
        """The form's lists of choices."""
        return [
            {
                "name": name,
                "label": BY_NAME[name].label,
                "chosen": self.chosen.get(name, ""),
                "values": list(BY_NAME[name].values().items()),
            }
            for name in NARROWED
        ]

    @property
    def said(self) -> str:
        """What is chosen, in a line."""
        return " · ".join(str(BY_NAME[name].values()[v]) for name, v in self.chosen.items())

    def tiles(self) -> list[Cell]:
        """A tile for each state of the region. Two queries."""
        counts = finding.count_for(self.viewer, self.facets).counts.get(COUNTRY.name, {})
        most = max(counts.values(), default=0)
        labels = COUNTRY.values()
        return [
            self._cell(
                (column * (TILE + GAP), row * (TILE + GAP)),
                (code, str(labels[code])),
                counts.get(code, 0),
                most,
                {"country": code},
            )
            for code, (column, row) in sorted(PLACES.items(), key=lambda at: str(labels[at[0]]))
            if code in labels
        ]

    def matrix(self) -> Matrix:
        """How many work on each priority in each country, of what is chosen. Three queries."""
        facets = {name: values for name, values in self.facets.items() if name != PRIORITY.name}
        counted = finding.count_for(self.viewer, facets)
        both = pairs(counted, COUNTRY.name, PRIORITY.name, finding.ring_of(self.viewer))
        priorities, countries = PRIORITY.values(), COUNTRY.values()
        most = max(both.values(), default=0)
        first = TILE
        rows = []
        for place, code in enumerate(code for code in countries if code in PLACES):
            y = TILE // 2 + place * (TILE // 2 + 4)
            cells = [
                self._cell(
                    (first + column * TILE, y),
                    (code, f"{countries[code]}, {priority}"),
                    both.get((code, slug), 0),
                    most,
                    {"country": code, "priority": slug},
                )
                for column, (slug, priority) in enumerate(priorities.items())
            ]
            rows.append(Row(str(countries[code]), code, y, cells))
        heads = [
            (first + column * TILE + TILE // 2, str(priority.number), priority)
            for column, priority in enumerate(priorities.values())
        ]
        width = first + len(heads) * TILE
        return Matrix(heads, rows, width, TILE // 2 + len(rows) * (TILE // 2 + 4))

    def _cell(self, at, names, count, most, chosen) -> Cell:
        query = urlencode(sorted((self.chosen | chosen).items()))
        url = f"{reverse('directory')}?{query}" if count else ""
        return Cell(*at, *names, _said(count), _shade(count, most), url)


def _said(count: int) -> str:
    if not count:
        return "–"
    return f"{count:,}" if count >= FEWEST else f"<{FEWEST}"


def _shade(count: int, most: int) -> int:
    """In as many steps as can be told apart; all below FEWEST look the same."""
    if not count:
        return 0
    return 1 if count < FEWEST else max(1, -(-count * SHADES // most))
