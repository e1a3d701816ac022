"""Finding colleagues: words and facets together, who comes first, and why each was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Value

from directory import labels, misspelt
from directory.access import is_admitted
from directory.facets import FACETS, SKILL
from directory.models import Member, MemberWords, SkillWords, Visibility
from directory.models.counted import Counted
from directory.models.facet_bits import FUNCTION_WORDS
from directory.models.facet_counts import Alternatives, by_name, count
from directory.models.names import as_beginning
from directory.vocabularies import skills_in_use
from network.lib.ports import group_mates
from network.lib.search.tsquery import queries_of
from network.lib.search.wanted import Term, Wanted

# Why somebody was found, the best reason first; also the order of the list.
NAME, BEGINNING, FUNCTION, ORGANISATION, NEARLY, CHOICE = range(6)
# Members whom one word finds by name, function or organisation; "an" begins many.
MOST = 20_000
# Below it, names with a mistake are looked for too.
ENOUGH = 10
# Milliseconds for each statement of a search.
PATIENCE = 3000
# So many are ranked one by one; more are read along an index.
FEW = 500

WHOLE = [facet.name for facet in FACETS if facet.values]


@dataclass(frozen=True)
class Meaning:
    """What one thing that was typed may mean.

    Args:
        terms: of which one is enough.
        choices: (facet, value).
        members: why each of those that words find was found: of NAME … NEARLY.
    """

    terms: tuple[Term, ...]
    choices: tuple[tuple[str, str], ...] = ()
    members: dict[int, int] = field(default_factory=dict)

    @property
    def alternatives(self) -> Alternatives:
        return Alternatives(self.choices, tuple(self.members))


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
    meanings = tuple(_meanings(wanted, ring_of(viewer)))
    counted = count_for(viewer, facets, meanings)
    return Found(counted, _page(counted, meanings, first, size), meanings)


def count_for(viewer, facets, meanings=()) -> Counted:
    """How many there are, as the viewer may know it. Two queries."""
    choices = [*facets.get(SKILL.name, ()), *_skills_of(meanings)]
    return count(
        ring=ring_of(viewer),
        mates=mates_of(viewer),
        facets=facets,
        words=[meaning.alternatives for meaning in meanings],
        whole=WHOLE,
        skills=sorted({*skills_in_use(), *choices}),
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


def _skills_of(meanings) -> list[str]:
    return [value for one in meanings for facet, value in one.choices if facet == SKILL.name]


def _meanings(wanted: Wanted, ring: int) -> list[Meaning]:
    if not wanted.groups:
        return []
    made = []
    for group, skills in zip(wanted.groups, _skills(wanted), strict=True):
        choices = dict.fromkeys(choice for term in group for choice in labels.choices(term))
        choices |= dict.fromkeys((SKILL.name, slug) for slug in skills)
        made.append(Meaning(group, tuple(choices), _members(group, ring)))
    return made


def _skills(wanted: Wanted) -> list[list[str]]:
    """The skills that each group of words means, in any language. Two queries."""
    several = [
        Wanted(((*group, *(name for term in group for name in labels.other_names(term))),))
        for group in wanted.groups
    ]
    return SkillWords.objects.meant_by([found.in_any for found in queries_of(several, PATIENCE)])


def _members(group: Sequence[Term], ring: int) -> dict[int, int]:
    """Whom words find, and why. One query, two where hardly anybody has such a name."""
    asked = as_beginning(group)
    there = Member.objects.findable().order_by()
    functions = MemberWords.objects.annotate(said=FUNCTION_WORDS).filter(said=asked)
    parts = (
        (there.with_name(asked), BEGINNING),
        (there.filter(pk__in=functions.values("member"), headline_to__gte=ring), FUNCTION),
        (there.working_at(asked).filter(organisation_to__gte=ring), ORGANISATION),
    )
    several = [rows.values_list("pk", Value(why)) for rows, why in parts]
    found: dict[int, int] = {}
    for pk, why in several[0].union(*several[1:], all=True)[:MOST]:
        found[pk] = min(why, found.get(pk, why))
    if sum(why == BEGINNING for why in found.values()) < ENOUGH:
        found = _nearly(group) | found
    return found


def _nearly(group: Sequence[Term]) -> dict[int, int]:
    typed = {word for term in group if " " not in (word := term.folded)}
    typed |= {misspelt.spelt_plainly(word) for word in typed}
    typed = {word for word in typed if len(word) >= misspelt.SHORTEST}
    if not typed:
        return {}
    near = MemberWords.objects.filter(keys__overlap=misspelt.keys(typed))
    there = Member.objects.findable().order_by().filter(pk__in=near.values("member"))
    return {
        pk: NEARLY
        for pk, name in there.values_list("pk", "name")[:MOST]
        if any(misspelt.is_nearly(one, word) for one in typed for word in misspelt.words_of(name))
    }


def _page(counted: Counted, meanings, first: int, size: int) -> list[int]:
    """The best reason first; among many, by the name alone within it."""
    if counted.total <= FEW:
        return _ranked(counted.members, meanings)[first : first + size]
    page: list[int] = []
    for part in _by_reason(counted, meanings):
        skipped = min(first, part.total)
        first -= skipped
        if part.total > skipped and len(page) < size:
            page += _some(part, meanings, skipped, size - len(page))
    return page


def _some(part: Counted, meanings, first, size) -> list[int]:
    if part.total <= FEW:
        return _ranked(part.members, meanings)[first : first + size]
    return by_name(part, first, size)


def _by_reason(counted: Counted, meanings) -> Iterator[Counted]:
    """All who were found, in parts: each where its best reason puts it."""
    left = counted
    for why in (BEGINNING, FUNCTION, ORGANISATION, NEARLY):
        members = {pk for one in meanings for pk, reason in one.members.items() if reason == why}
        if members:
            yield left.among(members)
            left = left.but_for(members)
    yield left


def _ranked(members: Sequence[int], meanings) -> list[int]:
    """The best reason first, then by name. One query."""
    whole = {term.folded for meaning in meanings for term in meaning.terms}

    def place(row):
        pk, name = row
        reasons = [meaning.members.get(pk, CHOICE) for meaning in meanings]
        reasons = [
            NAME if why == BEGINNING and whole & set(misspelt.words_of(name)) else why
            for why in reasons
        ]
        return sum(reasons)

    rows = Member.objects.filter(pk__in=members).by_name().values_list("pk", "name")
    return [pk for pk, _name in sorted(rows, key=place)]
