"""What narrows a search down, each choice an address: they combine, and each can be taken back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import urlencode

from django.http import Http404
from django.template.loader import get_template
from django.urls import reverse
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directory.vocabularies import (
    countries_by_code,
    languages_by_code,
    priorities_by_id,
    sectors_by_slug,
)
from forums import visible
from network.lib.search.choices import Choice, Facet
from network.lib.search.sources import NEWEST, Sought

# So many choices of one kind are enough; more words narrow down better than a long list.
MOST = 10
TIMES = {
    "week": _("Past week"),
    "month": _("Past month"),
    "year": _("Past year"),
    "older": _("Older than a year"),
}


def said(count: int) -> str:
    """A number of hits: the newest 300 are counted."""
    return f"{NEWEST:,}+" if count > NEWEST else f"{count:,}"


def drawn(facets: list[Facet]) -> SafeString:
    """The facets as HTML: on each page of a search they are the same."""
    return _drawn(tuple(facets), get_language())


@lru_cache(maxsize=512)
def _drawn(facets: tuple[Facet, ...], language: str) -> SafeString:
    return get_template("lib/_facets.html").render({"facets": facets})


@dataclass(frozen=True)
class Kind:
    """One thing that can be chosen.

    Args:
        name: in the address, in Sought and in the counts.
        label: as a person calls it.
        values: (request) -> {value in the address: (value in Sought and counts, label)}.
    """

    name: str
    label: str | Promise
    values: Callable


def _times(request):
    return {name: (name, label) for name, label in TIMES.items()}


def _forums(request):
    return {forum.slug: (forum.pk, forum.title) for forum in visible.forums(request)}


def _priorities(request):
    return {found.slug: (found.pk, found) for found in priorities_by_id().values()}


def _countries(request):
    return {code: (code, found) for code, found in countries_by_code().items()}


def _languages(request):
    return {code: (code, found) for code, found in languages_by_code().items()}


def _sectors(request):
    return {slug: (slug, found) for slug, found in sectors_by_slug().items()}


KINDS = (
    Kind("when", _("Written"), _times),
    Kind("priority", _("Priority"), _priorities),
    Kind("forum", _("Forum"), _forums),
    Kind("country", _("Country"), _countries),
    Kind("language", _("Language"), _languages),
    Kind("sector", _("Author’s sector"), _sectors),
)


class Chosen:
    """What an address has chosen.

    Args:
        request: its query string is read; a value that is not known is as good as no page.
        sent: read instead of the query string.

    Raises:
        Http404: a value is not known to this reader.
    """

    def __init__(self, request, sent=None):
        self.request = request
        sent = request.GET if sent is None else sent
        asked = ((kind.name, sent.get(kind.name, "")) for kind in KINDS)
        self.asked = {name: value for name, value in asked if value}
        if any(value not in self.values[name] for name, value in self.asked.items()):
            raise Http404

    @cached_property
    def values(self) -> dict[str, dict]:
        return {kind.name: kind.values(self.request) for kind in KINDS}

    def sought(self, wanted) -> Sought:
        chosen = {name: self.values[name][value][0] for name, value in self.asked.items()}
        return Sought(wanted, **chosen)

    def without(self, query: dict) -> list[Choice]:
        """What is chosen, each as a link that takes it back."""
        return [
            Choice(
                f"{name}-{value}", self.values[name][value][1], "", address(query, {name: ""}), True
            )
            for name, value in self.asked.items()
        ]

    def facets(self, counts: dict, query: dict) -> list[Facet]:
        """The facets that part the hits, or are chosen; the most frequent first."""
        made = (self._facet(kind, counts[kind.name], query) for kind in KINDS)
        return [facet for facet in made if len(facet.choices) > 1 or facet.name in self.asked]

    def _facet(self, kind, counts, query) -> Facet:
        chosen = self.asked.get(kind.name)
        choices = [
            Choice(
                f"{kind.name}-{value}",
                str(label),
                said(counts.get(str(pk), 0)),
                address(query, {kind.name: "" if value == chosen else value}),
                value == chosen,
            )
            for value, (pk, label) in _frequent(self.values[kind.name], counts, kind.name, chosen)
        ]
        return Facet(kind.name, str(kind.label), tuple(choices))


def _frequent(values: dict, counts: dict, name: str, chosen: str | None) -> Iterable:
    found = [item for item in values.items() if counts.get(str(item[1][0])) or item[0] == chosen]
    if name != "when":  # time has an order of its own
        found.sort(key=lambda item: -counts.get(str(item[1][0]), 0))
    return found[:MOST]


def address(query: dict, change: dict) -> str:
    """The address of the same search with something changed; it begins on its first page."""
    changed = {name: value for name, value in (query | change).items() if value}
    return f"{_path()}?{urlencode(changed)}"


@cache
def _path() -> str:
    """A page has dozens of these addresses."""
    return reverse("search")
