"""What is wanted, as PostgreSQL asks it: once for each stemmer, once for plain folded words.

A term counts as found by its stem in the text's own language, or letter by letter without
accents. PostgreSQL makes the queries itself, from words alone, so no syntax can come through; they
go back as constants, because only for those does the planner know how common the words are.
"""

from dataclasses import dataclass

from django.db import connection

from network.lib.languages import STEMMERS
from network.lib.search.wanted import Term, Wanted

SIMPLE = "simple"


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
    return " | ".join(f"({one})" for one in sorted(set(by_language.values())) if one)


def queries(wanted: Wanted, patience: int) -> Queries:
    """Ask PostgreSQL for the queries, and to end each later one in time. One query.

    Args:
        wanted: with at least one group.
        patience: milliseconds for each statement after it in this transaction.
    """
    whole, values = _whole(wanted)
    parts, more = _joined([_found(term) for term in wanted.terms], "||")
    configs = sorted({SIMPLE, *STEMMERS.values()})
    listed = ", ".join(f"('{config}'::regconfig)" for config in configs)
    sql = (
        # Ours are the expressions; what was typed goes in as values.
        f"SELECT config::text, ({whole})::text, ({parts})::text, "  # noqa: S608
        f"set_config('statement_timeout', %s, true) FROM (VALUES {listed}) AS known (config)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *more, str(patience)])
        made = {config: (one, other) for config, one, other, _set in cursor.fetchall()}
    by_language = {"": made[SIMPLE]} | {code: made[name] for code, name in STEMMERS.items()}
    return Queries(
        {code: one for code, (one, _other) in by_language.items()},
        {code: other for code, (_one, other) in by_language.items()},
    )


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
