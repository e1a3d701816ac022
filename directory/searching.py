"""What is asked of the directory, as it stands in an address or in a saved search."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.text import slugify

from directory.facets import FACETS
from network.lib.search.wanted import LONGEST, Wanted, read

# So many choices of one kind are enough; a word narrows down better than a long list.
MOST = 12


class Asked:
    """What an address asks for.

    Args:
        sent: the query string.

    Raises:
        Http404: a value that no facet has.
    """

    def __init__(self, sent):
        self.typed = sent.get("q", "").replace("\0", " ").strip()[:LONGEST]
        self.wanted: Wanted = read(self.typed)
        self.facets: dict[str, list[str]] = {}
        for facet in FACETS:
            values = list(dict.fromkeys(value for value in sent.getlist(facet.name) if value))
            if any(not _is_known(facet, value) for value in values) or len(values) > MOST:
                raise Http404
            if values:
                self.facets[facet.name] = values

    @property
    def is_empty(self) -> bool:
        return not (self.wanted.groups or self.wanted.excluded or self.facets)

    def pairs(self, **instead: Sequence[str]) -> list[tuple[str, str]]:
        """Names and values in one order, however they came."""
        facets = self.facets | instead
        chosen = [(facet.name, value) for facet in FACETS for value in facets.get(facet.name, ())]
        return ([("q", self.typed)] if self.typed else []) + chosen

    @property
    def query(self) -> str:
        """As it stands in the address."""
        return urlencode(self.pairs())

    def with_or_without(self, name: str, value: str) -> str:
        """The address with one value more, or less."""
        had = self.facets.get(name, [])
        values = [one for one in had if one != value] if value in had else [*had, value]
        return _address(self.pairs(**{name: values}))

    def with_instead_of_words(self, name: str, value: str) -> str:
        """The address with one value more, and without what was typed."""
        values = list(dict.fromkeys([*self.facets.get(name, []), value]))
        return _address([pair for pair in self.pairs(**{name: values}) if pair[0] != "q"])


def _address(pairs) -> str:
    query = urlencode(pairs)
    return f"{reverse('directory')}?{query}" if query else reverse("directory")


def _is_known(facet, value: str) -> bool:
    if facet.values is None:
        return value == slugify(value, allow_unicode=True) and len(value) <= 100
    return value in facet.values()
