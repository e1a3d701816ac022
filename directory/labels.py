"""Choices of the directory by what they are called, in every language of the region.

Somebody who looks for a colleague in `Lettland` or for `policija` need not know the English word.
The interface's own translations are known; the other languages' words stand in a file of the
vocabulary, and so do the terms of the field.
"""

import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from directory.facets import BY_NAME, FACETS, SKILL
from directory.terms import terms
from directory.vocabularies import skills_in_use
from network.lib.languages import fold
from network.lib.search.wanted import Term, spaced

FILE = Path(__file__).parent / "vocabulary" / "other_words.json"
# A shorter word must be the whole word: "is" begins too much.
SHORTEST_BEGINNING = 4


def choices(term: Term) -> list[tuple[str, str]]:
    """(facet, value) of what a term may mean; several where it means several."""
    return [
        choice for choice, called in _called().items() if any(_says(term, one) for one in called)
    ]


def beginning(folded: str) -> list[tuple[str, str, object]]:
    """(facet, value, label) of what is called so from its first word on, in any language.

    Args:
        folded: small letters without accents; the last word may be a beginning.
    """
    begun = [
        choice
        for choice, called in _called().items()
        if any(one.startswith(f" {folded}") for one in called)
    ]
    known = {name: BY_NAME[name].values() for name, _value in begun}
    found = [(name, value, known[name][value]) for name, value in begun if value in known[name]]
    skills = skills_in_use().items()
    found += [(SKILL.name, slug, name) for slug, name in skills if fold(name).startswith(folded)]
    return found


def called(facet: str, written: str) -> str | None:
    """The one value of a facet that is called exactly so in some language; None for none."""
    said = f" {spaced(fold(written))} "
    found = [
        value for (name, value), all_of in _called().items() if name == facet and said in all_of
    ]
    return found[0] if len(found) == 1 else None


def other_names(term: Term) -> list[Term]:
    """The same term of the field in the other languages, where the list of terms has it."""
    for known in terms():
        names = [known.term, *known.names.values()]
        folded = [spaced(fold(name)) for name in names]
        if term.folded in folded:
            return [
                Term(words=spaced(name.lower()), folded=one)
                for name, one in zip(names, folded, strict=True)
                if one != term.folded
            ]
    return []


def _says(term: Term, called: str) -> bool:
    """Whether the words stand in a row in what it is called; the last may be a beginning."""
    begins = called.find(f" {term.folded}")
    if begins < 0:
        return False
    last = term.folded.rpartition(" ")[2]
    is_whole = f" {term.folded} " in called
    return is_whole or len(last) >= SHORTEST_BEGINNING


def _called() -> dict[tuple[str, str], list[str]]:
    """What each choice is called, as long as the same choices are there."""
    return _read_called(tuple((facet.name, *facet.values()) for facet in FACETS if facet.values))


@lru_cache(maxsize=2)
def _read_called(_choices) -> dict[tuple[str, str], list[str]]:
    """What each choice is called, folded, with a space before, between and behind the words."""
    other = json.loads(FILE.read_text(encoding="utf-8"))
    found = {}
    for facet in FACETS:
        for value in facet.values() if facet.values else ():
            found[facet.name, value] = list(other.get(facet.name, {}).get(value, ()))
    for code, _name in settings.LANGUAGES:
        with override(code):
            for facet in FACETS:
                for value, label in facet.values().items() if facet.values else ():
                    found[facet.name, value].append(str(label))
    return {
        choice: sorted({f" {spaced(fold(name))} " for name in names})
        for choice, names in found.items()
    }
