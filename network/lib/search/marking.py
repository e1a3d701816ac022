"""What a hit shows: some of its words, with those that were found marked. Safe HTML.

PostgreSQL's own `ts_headline` marks no folded word (`Łukasz` for `lukasz`). So words are compared
here, letter by letter without accents, and PostgreSQL is asked once for a whole page which of those
that only begin alike are forms of what was found.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from network.lib.languages import STEMMERS, fold
from network.lib.search.tsquery import LEXEME, Queries
from network.lib.search.wanted import Wanted, spaced

# Letters and digits, as the index has them; an accent of its own belongs to its letter.
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
# A stem may end otherwise than the word does, and hardly ever begins otherwise.
ALIKE = 2
LONGEST_WORD = 60


@dataclass(frozen=True)
class Marker:
    """Knows which words were found.

    Args:
        folded: words as they stand, without accents.
        beginnings: of `begin*`.
        forms: (language, folded word) of words whose stem was found.
    """

    folded: frozenset[str]
    beginnings: tuple[str, ...]
    forms: frozenset[tuple[str, str]]

    def has(self, word: str, language: str) -> bool:
        folded = folded_word(word)
        return (
            folded in self.folded
            or (bool(self.beginnings) and folded.startswith(self.beginnings))
            or (language, folded) in self.forms
        )

    # Whoever turns a page or narrows a search down meets many of the same texts again.
    @lru_cache(maxsize=1024)  # noqa: B019  a Marker is a value, and small
    def marked(self, text: str, language: str) -> SafeString:
        """The whole text."""
        return _html(text, self._places(text, language), 0, len(text))

    @lru_cache(maxsize=1024)  # noqa: B019
    def excerpt(self, text: str, language: str, length: int = 220) -> SafeString:
        """The part of a text that has most of what was found, from the beginning if nothing is."""
        text = " ".join(text.split())
        places = self._places(text, language)
        start, end = _window(text, places, length)
        before, after = "… " if start else "", " …" if end < len(text) else ""
        # Safe: what stands between is escaped.
        return mark_safe(f"{before}{_html(text, places, start, end)}{after}")

    def _places(self, text, language) -> list[tuple[int, int]]:
        return [found.span() for found in _WORD.finditer(text) if self.has(found[0], language)]


@lru_cache(maxsize=20_000)
def folded_word(word: str) -> str:
    return spaced(fold(word[:LONGEST_WORD]))


def marker(wanted: Wanted, queries: Queries, texts: Iterable[tuple[str, str]]) -> Marker:
    """Make a marker for the texts of one page. One query; none where only what was typed is there.

    Args:
        texts: (text, language code) of everything that will be marked.
    """
    terms = wanted.terms
    folded = frozenset(word for term in terms if not term.begins for word in term.folded.split())
    beginnings = tuple(term.folded for term in terms if term.begins)
    stems = {code: set(LEXEME.findall(one)) for code, one in queries.parts.items() if code}
    alike = {code: {fold(stem[1:-1])[:ALIKE] for stem in found} for code, found in stems.items()}
    words = {code: set() for code in STEMMERS}
    for text, code in texts:
        if code in words:
            words[code].update(_WORD.findall(text))
    candidates = {
        (code, word.lower())
        for code, found in words.items()
        for word in found
        if len(word) <= LONGEST_WORD
        and folded_word(word)[:ALIKE] in alike[code]
        and folded_word(word) not in folded
    }
    forms = _forms(sorted(candidates), queries) if candidates else []
    return Marker(folded, beginnings, frozenset((code, folded_word(w)) for code, w in forms))


def _forms(candidates, queries) -> list[tuple[str, str]]:
    """Those whose stem was found."""
    codes, words = [code for code, _word in candidates], [word for _code, word in candidates]
    # A phrase is found as a whole; each of its words is marked.
    asked = [" | ".join(LEXEME.findall(queries.parts[code])) for code in codes]
    sql = (
        "SELECT code, word FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[])"
        " AS candidate (code, config, word, asked)"
        " WHERE to_tsvector(config::regconfig, word) @@ asked::tsquery"
    )
    configs = [STEMMERS[code] for code in codes]
    with connection.cursor() as cursor:
        cursor.execute(sql, [codes, configs, words, asked])
        return cursor.fetchall()


def _window(text, places, length) -> tuple[int, int]:
    """Where to begin and to end: at words, with most of what was found between."""
    if len(text) <= length:
        return 0, len(text)
    best, most = 0, 0
    for start, _end in places:
        inside = sum(start <= place < start + length for place, _ in places)
        if inside > most:
            best, most = start, inside
    # Some words before the first.
    start = max(0, min(best - length // 4, len(text) - length))
    if start:
        start = text.find(" ", start, best + 1) + 1 or best
    end = start + length
    if end >= len(text):
        return start, len(text)
    cut = text.rfind(" ", start + length // 2, end)
    return start, cut if cut > 0 else end


def _html(text, places, start, end) -> SafeString:
    parts, at = [], start
    for first, last in places:
        if first < start or last > end:
            continue
        parts += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
        at = last
    # Safe: every piece of the text is escaped.
    return mark_safe("".join([*parts, escape(text[at:end])]))
