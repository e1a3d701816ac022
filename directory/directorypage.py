"""The directory as a page: who is found and why, what narrows it down, each choice an address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory import finding, meanings
from directory.facets import FACETS, SKILL
from directory.finding import Found
from directory.meanings import Meaning
from directory.models import Member
from directory.searching import MOST, Asked
from network.lib import pages
from network.lib.pages import Page, page_number
from network.lib.search.choices import Choice, Facet

SIZE = 30
# Nobody reads past it, and a copy of the whole list should not be a loop over pages.
LAST_PAGE = 40
# Who is counted may have hidden it from others: a smaller number would tell of persons.
FEWEST = 3

WHY = {
    meanings.BEGINNING: _("name"),
    meanings.FUNCTION: _("function"),
    meanings.ORGANISATION: _("organisation"),
    meanings.NEARLY: _("a similar name"),
}


@dataclass(frozen=True)
class DirectoryPage:
    """What the template shows.

    Args:
        members: with `seen` and `reasons`.
        taken_back: what is chosen, each as a link without it.
    """

    asked: Asked
    members: Sequence[Member]
    total: int
    facets: Sequence[Facet]
    taken_back: Sequence[Choice]
    page: Page

    @property
    def is_part_of_more(self) -> bool:
        return self.total > LAST_PAGE * SIZE


def look(request) -> DirectoryPage:
    """Find what an address asks for, as its reader may see it.

    Raises:
        Http404: there is no such choice, or no such page.
    """
    asked = Asked(request.GET)
    number = page_number(request.GET.get("page"))
    if number > LAST_PAGE:
        raise Http404
    found = finding.find(request.user, asked.wanted, asked.facets, (number - 1) * SIZE, SIZE)
    filters, url = tuple(asked.pairs()), reverse("directory")
    page = pages.asked(
        request, found.counted.total, size=SIZE, url=url, filters=filters, most=LAST_PAGE
    )
    labels = {facet.name: facet.labels(_values(facet, asked, found)) for facet in FACETS}
    return DirectoryPage(
        asked,
        _members(request.user, found, labels),
        found.counted.total,
        [shown for facet in FACETS if (shown := _shown(facet, asked, found, labels)).choices],
        [
            _choice(facet, value, labels[facet.name].get(value, value), 0, asked)
            for facet in FACETS
            for value in asked.facets.get(facet.name, ())
        ],
        page,
    )


def _values(facet, asked, found) -> list[str]:
    """All that may have to be called by its name."""
    meant = [value for one in found.meanings for name, value in one.choices if name == facet.name]
    counted = found.counted.counts.get(facet.name, {})
    return list(dict.fromkeys([*counted, *asked.facets.get(facet.name, ()), *meant]))


def _shown(facet, asked, found, labels) -> Facet:
    """The most frequent choices, in the facet's own order where it has one."""
    counts = found.counted.counts.get(facet.name, {})
    chosen = asked.facets.get(facet.name, ())
    known = labels[facet.name]
    first = sorted(known, key=lambda value: (value not in chosen, -counts.get(value, 0), value))
    kept = [value for value in first if value in counts or value in chosen][:MOST]
    if facet is not SKILL:
        order = list(facet.values())
        kept.sort(key=order.index)
    choices = [_choice(facet, value, known[value], counts.get(value, 0), asked) for value in kept]
    parts = len(choices) > 1 or chosen
    return Facet(facet.name, facet.label, tuple(choices) if parts else ())


def _choice(facet, value, label, count, asked) -> Choice:
    return Choice(
        f"{facet.name}-{value}",
        label,
        f"{count:,}" if count >= FEWEST else "",
        asked.with_or_without(facet.name, value),
        value in asked.facets.get(facet.name, ()),
    )


def _members(viewer, found: Found, labels) -> list[Member]:
    by_id = {
        member.pk: member for member in Member.objects.filter(pk__in=found.page).seen_by(viewer)
    }
    members = [by_id[pk] for pk in found.page if pk in by_id]
    for member in members:
        member.reasons = [
            reason for one in found.meanings for reason in _reasons(member, one, labels)
        ]
    return members


def _reasons(member, meaning: Meaning, labels: Mapping) -> list[object]:
    """Why a word has found a member, of what the reader sees."""
    has = _has(member.seen)
    known = [(facet, value, labels[facet].get(value)) for facet, value in meaning.choices]
    said = [
        label
        for facet, value, label in known
        if label and (label if facet == SKILL.name else value) in has[facet]
    ]
    why = meaning.members.get(member.pk)
    return ([WHY[why]] if why is not None else []) + said


def _has(seen) -> dict[str, set]:
    organisation = seen.organisation
    return {
        "country": {seen.country and seen.country.pk},
        "sector": {seen.sector and seen.sector.pk},
        "level": {seen.level and seen.level.pk},
        "priority": {row.priority.slug for row in seen.expertise},
        "language": {row.language_id for row in seen.languages},
        "skill": set(seen.skills),
        "offer": set(seen.offered),
        "kind": {organisation and organisation.sector and organisation.sector.group},
    }


def said(several: Sequence[Asked | None]) -> list[list[object]]:
    """What each asks for, in a reader's words; nothing for None. One query at the most."""
    labels = {
        facet.name: facet.labels(
            {value for asked in several if asked for value in asked.facets.get(facet.name, ())}
        )
        for facet in FACETS
    }
    return [_said(asked, labels) if asked else [] for asked in several]


def _said(asked: Asked, labels) -> list[object]:
    chosen = [
        labels[facet.name].get(value, value)
        for facet in FACETS
        for value in asked.facets.get(facet.name, ())
    ]
    return ([f"“{asked.typed}”"] if asked.typed else []) + chosen
