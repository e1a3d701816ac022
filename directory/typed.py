"""What is being typed into the directory's box may become: some colleagues, and some choices.

An answer while somebody types counts nothing and looks no further than beginnings; the page itself
knows mistakes, functions and offices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Value
from django.db.models.functions import Concat

from directory import labels
from directory.facets import BY_NAME
from directory.models import Member
from directory.models.names import as_beginning
from directory.searching import Asked
from network.lib.languages import romanised

MOST_MEMBERS, MOST_CHOICES = 6, 4
# One letter begins nearly everything.
SHORTEST = 2
# Words inside names are looked for from here on: "an" would read thousands of rows.
SHORTEST_INSIDE = 3


@dataclass(frozen=True)
class Choice:
    """One thing to choose instead of the words.

    Args:
        kind: of the facet.
    """

    kind: object
    label: object
    url: str


@dataclass(frozen=True)
class Typed:
    """What is shown below the box.

    Args:
        members: with `seen`.
    """

    members: Sequence[Member]
    choices: Sequence[Choice]

    @property
    def total(self) -> int:
        return len(self.members) + len(self.choices)


def begun(viewer, asked: Asked) -> Typed:
    """What begins with what was typed, as the viewer may see it. Six queries at the most."""
    folded = " ".join(term.folded for term in asked.wanted.terms)
    if len(folded) < SHORTEST or asked.wanted.excluded:
        return Typed((), ())
    return Typed(_members(viewer, asked.wanted, folded), list(_choices(asked, folded)))


def _members(viewer, wanted, folded: str) -> list[Member]:
    there = Member.objects.listed().findable()
    found = _some(there.beginning_with(romanised(folded)).by_name())
    if len(found) < MOST_MEMBERS and len(folded) >= SHORTEST_INSIDE:
        rows = there
        for group in wanted.groups:
            rows = rows.with_name(as_beginning(group))
        # Not by the plain column: PostgreSQL would walk its index, and meet rare names late.
        found += _some(rows.order_by(Concat("sort_key", Value("")), "pk"))
    found = list(dict.fromkeys(found))[:MOST_MEMBERS]
    by_id = Member.objects.seen_by(viewer).in_bulk(found)
    return [by_id[pk] for pk in found if pk in by_id]


def _some(rows) -> list[int]:
    return list(rows.values_list("pk", flat=True)[:MOST_MEMBERS])


def _choices(asked: Asked, folded: str) -> Iterator[Choice]:
    for name, value, label in labels.beginning(folded)[:MOST_CHOICES]:
        yield Choice(BY_NAME[name].label, label, asked.with_instead_of_words(name, value))
