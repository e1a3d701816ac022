"""Finding colleagues: words and facets together, who comes first, and why each was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from directory import misspelt
from directory.access import is_admitted
from directory.facets import FACETS
from directory.meanings import (
    BEGINNING,
    CHOICE,
    FUNCTION,
    NAME,
    NEARLY,
    ORGANISATION,
    Meaning,
    meanings,
)
from directory.models import Member, Visibility
from directory.models.counted import Counted
from directory.models.facet_counts import by_name, count
from directory.vocabularies import skills_in_use
from network.lib.ports import group_mates
from network.lib.search.wanted import Wanted

# So many are ranked one by one; more are read along an index.
FEW = 500

WHOLE = [facet.name for facet in FACETS if facet.values]


@dataclass(frozen=True)
class Found:
    """Who was found.

    Args:
        counted: all of them, with the facets' counts.
        page: the numbers of some, best first.
        meanings: of each word, for the reasons.
    """

    counted: Counted
    page: Sequence[int]
    meanings: tuple[Meaning, ...]


def find(viewer, wanted: Wanted, facets: dict[str, Sequence[str]], first: int, size: int) -> Found:
    """Find colleagues.

    Args:
        viewer: a member, or a visitor, who finds those with a page for everyone.
        wanted: what was typed; nothing of it finds everybody.
        facets: by facet the chosen values.
    """
    wished, refused = meanings(wanted, ring_of(viewer))
    counted = count_for(viewer, facets, wished, refused)
    return Found(counted, _page(counted, wished, first, size), tuple(wished))


def count_for(viewer, facets, wished=(), refused=()) -> Counted:
    """How many there are, as the viewer may know it. Two queries.

    Args:
        wished: meanings of words, which all must hold.
        refused: of which none may.
    """
    return count(
        ring=ring_of(viewer),
        mates=mates_of(viewer),
        facets=facets,
        words=[meaning.alternatives for meaning in wished],
        but_for=[meaning.alternatives for meaning in refused],
        whole=WHOLE,
        skills=list(skills_in_use()),
    )


def ring_of(viewer) -> int:
    """What everybody like the viewer sees."""
    return Visibility.MEMBERS if is_admitted(viewer) else Visibility.EVERYONE


def mates_of(viewer) -> list[int]:
    """Who shows the viewer more, because they share a group."""
    if not is_admitted(viewer):
        return []
    mates = [Member.objects.filter(pk__in=plug(viewer)) for plug in group_mates]
    return sorted({pk for some in mates for pk in some.order_by().values_list("pk", flat=True)})


def _page(counted: Counted, wished, first: int, size: int) -> list[int]:
    """The best reason first; among many, by the name alone within it."""
    if counted.total <= FEW:
        return _ranked(counted.members, wished)[first : first + size]
    page: list[int] = []
    for part in _by_reason(counted, wished):
        skipped = min(first, part.total)
        first -= skipped
        if part.total > skipped and len(page) < size:
            page += _some(part, wished, skipped, size - len(page))
    return page


def _some(part: Counted, wished, first, size) -> list[int]:
    if part.total <= FEW:
        return _ranked(part.members, wished)[first : first + size]
    return by_name(part, first, size)


def _by_reason(counted: Counted, wished) -> Iterator[Counted]:
    """All who were found, in parts: each where its best reason puts it."""
    left = counted
    for why in (BEGINNING, FUNCTION, ORGANISATION, NEARLY):
        members = {pk for one in wished for pk, reason in one.members.items() if reason == why}
        if members:
            yield left.among(members)
            left = left.but_for(members)
    yield left


def _ranked(members: Sequence[int], wished) -> list[int]:
    """The best reason first, then by name. One query."""
    whole = {term.folded for meaning in wished for term in meaning.terms}

    def place(row):
        pk, name = row
        reasons = [meaning.members.get(pk, CHOICE) for meaning in wished]
        reasons = [
            NAME if why == BEGINNING and whole & set(misspelt.words_of(name)) else why
            for why in reasons
        ]
        return sum(reasons)

    rows = Member.objects.filter(pk__in=members).by_name().values_list("pk", "name")
    return [pk for pk, _name in sorted(rows, key=place)]
