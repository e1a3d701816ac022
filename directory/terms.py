"""The words of the field, as Havn writes them: from a file of the vocabulary."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "vocabulary" / "terms.json"


@dataclass(frozen=True)
class Term:
    """One word.

    Args:
        slug: its place on the page.
        term, meaning: in English.
        instead_of: what is not written here any more.
        names: by language, what it is called there. None stands where nobody was sure.
    """

    slug: str
    term: str
    meaning: str
    instead_of: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@cache
def terms() -> tuple[Term, ...]:
    """All of them, by the alphabet."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return tuple(sorted((Term(**row) for row in read), key=lambda term: term.term.casefold()))
