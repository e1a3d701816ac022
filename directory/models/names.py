"""Finding people and organisations by the words of their names, with an index.

`sort_key` holds the folded name before the name as written, so no letter has to be typed with its
accent. A word is found by its beginning: `jorg` finds Jørgen.
"""

from collections.abc import Iterable

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import F, Q, Value

from directory.models.visibility import Visibility
from network.lib.arrays import IsIn
from network.lib.languages import fold, romanised
from network.lib.search.wanted import Term, Wanted, spaced


class Spaced(models.Func):
    """Letters and digits alone: PostgreSQL would take `St.Petersburg` for the name of a host."""

    function = "REGEXP_REPLACE"
    output_field = models.TextField()


# Behind every letter, where the database sorts by code point.
LAST = "\U0010ffff"
NAME_WORDS = SearchVector(
    Spaced("sort_key", Value(r"\W+"), Value(" "), Value("g")), config="simple"
)


def names_index(name: str) -> GinIndex:
    """Without a list of entries that wait: a search would have to read through it."""
    return GinIndex(NAME_WORDS, name=name, fastupdate=False)


class NamedQuerySet(models.QuerySet):
    """Rows with a `sort_key`."""

    def found_by(self, groups: list[str], excluded: list[str]):
        """Those whose name has what somebody searches for; see `as_asked`."""
        rows = self.annotate(name_words=NAME_WORDS)
        for group in groups:
            rows = rows.filter(self.is_named(_query(group)))
        for term in excluded:
            rows = rows.exclude(name_words=_query(term))
        return rows

    def is_named(self, query: SearchQuery) -> Q:
        return Q(name_words=query)

    def beginning_with(self, spelling: str):
        """Those whose whole name begins so, folded and in Latin letters: an index answers it."""
        return self.filter(sort_key__gte=spelling, sort_key__lt=f"{spelling}{LAST}")


class EmployedQuerySet(NamedQuerySet):
    """Members: what is searched for may be the name of an organisation that all members see."""

    def is_named(self, query: SearchQuery) -> Q:
        return super().is_named(query) | self._works_at(query)

    def with_name(self, query: SearchQuery):
        """Of whom a word of the name begins so."""
        return self.annotate(name_words=NAME_WORDS).filter(name_words=query)

    def working_at(self, query: SearchQuery):
        """Of whom the organisation, which all members may see, is called so."""
        return self.filter(self._works_at(query))

    def _works_at(self, query):
        organisations = self.model._meta.get_field("organisation").related_model.objects
        called = organisations.annotate(name_words=NAME_WORDS).filter(name_words=query)
        works_there = IsIn(F("organisation_id"), ArraySubquery(called.values("pk")))
        return Q(works_there) & Q(organisation_to__gte=Visibility.MEMBERS)

    def begins(self, typed: str):
        """Of whom the handle, or a word of the name, begins with what somebody types."""
        if not (words := spaced(fold(typed))):
            return self.none()
        named = Q(name_words=_query(_beginning(Term(words=words, folded=words))))
        called = Q(handle__startswith=typed.lower())
        return self.annotate(name_words=NAME_WORDS).filter(named | called)


def as_asked(wanted: Wanted) -> dict[str, list[str]]:
    """What is wanted, as `found_by` takes it: each a tsquery as text. Whoever writes School 1 does
    not mean School 17."""
    return {
        "groups": [" | ".join(map(_wanted, group)) for group in wanted.groups],
        "excluded": [_wanted(term) for term in wanted.excluded],
    }


def as_beginning(terms: Iterable[Term]) -> SearchQuery:
    """One of the terms, by its beginning."""
    return _query(" | ".join(map(_beginning, terms)))


def _query(raw: str) -> SearchQuery:
    return SearchQuery(raw, config="simple", search_type="raw")


def _wanted(term: Term) -> str:
    is_number = term.folded.split()[-1].isdigit() and not term.begins
    return f"({_in_a_row(term)})" if is_number else _beginning(term)


def _beginning(term: Term) -> str:
    return f"({_in_a_row(term)}:*)"


def _in_a_row(term: Term) -> str:
    """Only letters and digits stand in `folded`, so nothing of the syntax is among them."""
    return " <-> ".join(romanised(term.folded).split())
