"""What is wanted, as PostgreSQL asks it: once for each stemmer, once for plain folded words.

A term counts as found by its stem in the text's own language, or letter by letter without
accents. PostgreSQL makes the queries itself, from words alone, so no syntax can come through; they
go back as constants, because only for those does the planner know how common the words are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from network.lib.languages import STEMMERS
from network.lib.search.wanted import Term, Wanted

SIMPLE = "simple"
LEXEME = re.compile(r"'(?:[^']|'')+'")
_ALTERNATIVES = re.compile(rf"{LEXEME.pattern}(?: \| {LEXEME.pattern})*")


@dataclass(frozen=True)
class Queries:
    """Each a tsquery as text.

    Args:
        whole: by language, "" for those without a stemmer.
        parts: one term is enough, none excluded; by language too.
    """

    whole: dict[str, str]
    parts: dict[str, str]

    @property
    def in_any(self) -> str:
        """All that a text of any language may match by: what the index is asked."""
        return _either(self.whole)

    @property
    def part_in_any(self) -> str:
        return _either(self.parts)


def _either(by_language: dict[str, str]) -> str:
    """One of them is enough. Each lexeme once, where it is that simple.

    The planner adds up what stands in it: a rare word that stands there six times is taken for a
    common one, and then all posts are read to find it.
    """
    ones = sorted(filter(None, set(by_language.values())))
    if all(_ALTERNATIVES.fullmatch(one) for one in ones):
        return " | ".join(dict.fromkeys(lexeme for one in ones for lexeme in LEXEME.findall(one)))
    return " | ".join(f"({one})" for one in ones)


def queries(wanted: Wanted, patience: int) -> Queries:
    """Ask PostgreSQL for the queries, and to end each later one in time. One query.

    Args:
        wanted: with at least one group.
        patience: milliseconds for each statement after it in this transaction.
    """
    [made] = queries_of([wanted], patience)
    return made


def queries_of(several: Sequence[Wanted], patience: int) -> list[Queries]:
    """The same for several at once, in their order. One query."""
    parts = [part for wanted in several for part in (_whole(wanted), _part(wanted))]
    columns = ", ".join(f"({sql})::text" for sql, _values in parts)
    configs = sorted({SIMPLE, *STEMMERS.values()})
    listed = ", ".join(f"('{config}'::regconfig)" for config in configs)
    sql = (
        # Ours are the expressions; what was typed goes in as values.
        f"SELECT set_config('statement_timeout', %s, true), config::text, {columns}"  # noqa: S608
        f" FROM (VALUES {listed}) AS known (config)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [str(patience), *(v for _sql, values in parts for v in values)])
        made = {config: texts for _set, config, *texts in cursor.fetchall()}
    by_language = {"": made[SIMPLE]} | {code: made[name] for code, name in STEMMERS.items()}
    return [
        Queries(
            {code: texts[place] for code, texts in by_language.items()},
            {code: texts[place + 1] for code, texts in by_language.items()},
        )
        for place in range(0, len(parts), 2)
    ]


def _part(wanted):
    return _joined([_found(term) for term in wanted.terms], "||")


def _whole(wanted):
    groups = [_joined([_found(term) for term in group], "||") for group in wanted.groups]
    refused = [_not(_found(term)) for term in wanted.excluded]
    return _joined([*groups, *refused], "&&")


def _found(term: Term) -> tuple[str, list[str]]:
    """By its stem, or as it stands without accents."""
    if term.begins:
        # Letters and digits only: nothing of the syntax can be among them.
        return "to_tsquery('simple', %s)", [f"{term.folded}:*"]
    made = "(phraseto_tsquery(config, %s) || phraseto_tsquery('simple', %s))"
    return made, [term.words, term.folded]


def _not(one: tuple[str, list[str]]) -> tuple[str, list[str]]:
    sql, values = one
    return f"(!! {sql})", values


def _joined(parts: list[tuple[str, list[str]]], by: str) -> tuple[str, list[str]]:
    sql = f" {by} ".join(part for part, _values in parts)
    return f"({sql})", [value for _part, values in parts for value in values]
