"""What words may mean when somebody looks for colleagues: names, functions, offices, choices."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Value

from directory import labels, misspelt
from directory.facets import SKILL
from directory.models import Member, MemberWords, SkillWords
from directory.models.facet_bits import FUNCTION_WORDS
from directory.models.facet_counts import Alternatives
from directory.models.names import as_beginning
from network.lib.search.tsquery import queries_of
from network.lib.search.wanted import Term, Wanted

# Why somebody was found, the best reason first; also the order of the list.
NAME, BEGINNING, FUNCTION, ORGANISATION, NEARLY, CHOICE = range(6)
# Members whom a word finds by name, by function or by organisation; "an" begins many.
MOST = 20_000
# Below it, names with a mistake are looked for too.
ENOUGH = 10
# Milliseconds for each later statement, where a transaction is open.
PATIENCE = 3000

Group = tuple[Term, ...]


@dataclass(frozen=True)
class Meaning:
    """What one thing that was typed may mean.

    Args:
        terms: of which one is enough.
        choices: (facet, value).
        members: why each of those that words find was found: of NAME … NEARLY.
    """

    terms: Group
    choices: tuple[tuple[str, str], ...] = ()
    members: dict[int, int] = field(default_factory=dict)

    @property
    def alternatives(self) -> Alternatives:
        return Alternatives(self.choices, tuple(self.members))


def meanings(wanted: Wanted, ring: int) -> tuple[list[Meaning], list[Meaning]]:
    """What is wanted, and what is not, each group of words by itself. Three queries, or four.

    A name with a mistake is looked for where hardly anybody has such a name, and never to leave
    somebody out.

    Args:
        ring: what everybody like the viewer sees; whom the viewer may find is asked by who counts.
    """
    refused = [(term,) for term in wanted.excluded]
    groups = [*wanted.groups, *refused]
    if not groups:
        return [], []
    found = _members(groups, ring)
    _add_nearly(wanted.groups, found)
    made = [
        Meaning(group, _choices(group, skills), members)
        for group, skills, members in zip(groups, _skills(groups), found, strict=True)
    ]
    return made[: len(wanted.groups)], made[len(wanted.groups) :]


def _choices(group: Group, skills: Sequence[str]) -> tuple[tuple[str, str], ...]:
    choices = dict.fromkeys(choice for term in group for choice in labels.choices(term))
    return tuple(choices | dict.fromkeys((SKILL.name, slug) for slug in skills))


def _skills(groups: Sequence[Group]) -> list[list[str]]:
    """The skills that each group of words means, in any language. Two queries."""
    several = [
        Wanted(((*group, *(name for term in group for name in labels.other_names(term))),))
        for group in groups
    ]
    return SkillWords.objects.meant_by([found.in_any for found in queries_of(several, PATIENCE)])


def _members(groups: Sequence[Group], ring: int) -> list[dict[int, int]]:
    """Whom each group of words finds, and why. One query."""
    there = Member.objects.listed().findable().order_by()
    several = []
    for place, group in enumerate(groups):
        asked = as_beginning(group)
        functions = MemberWords.objects.annotate(said=FUNCTION_WORDS).filter(said=asked)
        for rows, why in (
            (there.with_name(asked), BEGINNING),
            (there.filter(pk__in=functions.values("member"), headline_to__gte=ring), FUNCTION),
            (there.working_at(asked).filter(organisation_to__gte=ring), ORGANISATION),
        ):
            several.append(rows.values_list("pk", Value(why), Value(place))[:MOST])
    found: list[dict[int, int]] = [{} for _ in groups]
    for pk, why, place in several[0].union(*several[1:], all=True):
        found[place][pk] = min(why, found[place].get(pk, why))
    return found


def _add_nearly(groups: Sequence[Group], found: list[dict[int, int]]) -> None:
    """Whom rare names find with a mistake in them. One query, where there are such."""
    rare = {
        place: typed
        for place, group in enumerate(groups)
        if sum(why == BEGINNING for why in found[place].values()) < ENOUGH
        and (typed := _typed(group))
    }
    if not rare:
        return
    keys = misspelt.keys(set().union(*rare.values()))
    near = MemberWords.objects.filter(keys__overlap=keys)
    for pk, name in near.values_list("member", "member__name")[:MOST]:
        words = misspelt.words_of(name)
        for place, typed in rare.items():
            if any(misspelt.is_nearly(one, word) for one in typed for word in words):
                found[place].setdefault(pk, NEARLY)


def _typed(group: Group) -> set[str]:
    """Single words, long enough for a mistake, as names are spelt."""
    typed = {word for term in group if " " not in (word := term.folded)}
    typed |= {misspelt.spelt_plainly(word) for word in typed}
    return {word for word in typed if len(word) >= misspelt.SHORTEST}
