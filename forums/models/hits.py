"""Threads and posts by words: one statement, which counts and ranks the newest 300 hits.

Ranking everything would read every post with a common word. Written as SQL: the words stand in
columns that no model knows (migration 0020), and an ORM puts this together in more time than
PostgreSQL answers it in. Permission is inside: only threads of the forums that are given.
"""

from dataclasses import dataclass, field
from itertools import accumulate
from types import MappingProxyType

from django.db import connection

from forums.models import hits_statement as statement
from forums.models.rareness import is_rare
from network.lib.languages import STEMMERS
from network.lib.search.sources import NEWEST, Sought
from network.lib.search.tsquery import Queries

THREADS, POSTS = "threads", "posts"
# How old, in days: "week" is at most seven; "older" is more than a year.
WITHIN = MappingProxyType({"week": 7, "month": 31, "year": 366})
OLDER = "older"
COLUMNS = MappingProxyType(
    {"forum": "forum_id", "language": "language_id", "sector": "sector_id", "when": "age"}
)
LINKS = MappingProxyType(
    {
        "priority": ("forums_thread_priorities", "priority_id"),
        "country": ("forums_thread_countries", "country_id"),
    }
)
FACETS = ("kind", *COLUMNS, *LINKS)


@dataclass(frozen=True)
class Hit:
    """A thread or a post, as far as the list must know it to fetch the rest."""

    kind: str
    thread: int
    post: int | None


@dataclass(frozen=True)
class Hits:
    """A page of hits, best first, and what the newest 300 are.

    Args:
        counts: by facet, then by value: how many of them.
        total: NEWEST + 1 when there are more.
    """

    page: tuple[Hit, ...] = ()
    total: int = 0
    counts: dict[str, dict] = field(default_factory=lambda: {name: {} for name in FACETS})


def find(
    queries: Queries,
    sought: Sought,
    forum_ids,
    *,
    kind: str | None = None,
    by_date: bool = False,
    first: int = 0,
    size: int = 20,
) -> Hits:
    """Return a page of hits and the counts. One query, and in ten minutes one more (rareness.py).

    Args:
        forum_ids: those that the reader may read.
        kind: THREADS or POSTS alone.
        by_date: the newest first, instead of the best.
    """
    values = {
        "whole": queries.in_any,
        "part": queries.part_in_any,
        "forums": list(forum_ids),
        "threads": kind in (None, THREADS),
        "posts": kind in (None, POSTS),
        "first": first,
        "size": size,
    }
    sql = _sql(queries, sought, values, by_date)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        total, page, by_hit, by_label = cursor.fetchone()
    counts = {name: (by_hit | by_label)[name] or {} for name in FACETS}
    counts["when"] = _within(counts["when"])
    return Hits(tuple(Hit(*row) for row in page or ()), total, counts)


def _within(counted: dict[str, int]) -> dict[str, int]:
    """What is a week old is within a month, too."""
    sums = accumulate(counted.get(name, 0) for name in WITHIN)
    return dict(zip(WITHIN, sums, strict=True)) | {OLDER: counted.get(OLDER, 0)}


def _sql(queries, sought, values, by_date) -> str:
    """The statement, with what it depends on put in; more values go into `values`."""
    several = len(sought.wanted.groups) > 1 or bool(sought.wanted.excluded)
    titles = statement.TITLES.format(
        thread_narrowed=narrowed(sought, "thread", "thread.started_at", values),
        most=NEWEST + 1,
    )
    threads = statement.BY_TITLE_AND_POST if several else statement.BY_TITLE
    return statement.STATEMENT.format(
        threads=threads.format(
            titles=titles, thread_is_exact=exact(queries, "language_id", "words", values)
        ),
        post_is_exact=exact(queries, "post.language_id", "post.words", values),
        post_narrowed=narrowed(sought, "post", "post.posted_at", values),
        order="" if by_date else "rank DESC,",
        most=NEWEST + 1,
        sector=statement.SECTOR,
        age=statement.age(WITHIN, OLDER),
        counted=statement.counted(COLUMNS),
        labelled=statement.labelled(LINKS),
        **(statement.SORTED if is_rare(queries) else statement.WALKED),
    )


def exact(queries, language, words, values) -> str:
    """A stem counts only in a text of its own language.

    The planner takes a CASE for a coin's toss. As one query by CASE it would be taken for rare.
    """
    plain = queries.whole[""]
    odd = [code for code in STEMMERS if queries.whole[code] != plain]
    if not odd:
        return ""
    values |= {"plain": plain} | {code: queries.whole[code] for code in odd}
    cases = " ".join(f"WHEN '{code}' THEN {words} @@ %({code})s::tsquery" for code in odd)
    return f"AND CASE {language} {cases} ELSE {words} @@ %(plain)s::tsquery END"


def narrowed(sought, row, at, values) -> str:
    """Conditions on what was chosen, each with a value of that name."""
    conditions = {
        "priority": "EXISTS (SELECT FROM forums_thread_priorities about"
        " WHERE about.thread_id = thread.id AND about.priority_id = %(priority)s)",
        "country": "EXISTS (SELECT FROM forums_thread_countries about"
        " WHERE about.thread_id = thread.id AND about.country_id = %(country)s)",
        "forum": "thread.forum_id = %(forum)s",
        "sector": f"EXISTS (SELECT FROM directory_member author WHERE author.id = {row}.author_id"
        f" AND {statement.SECTOR} = %(sector)s)",
        "language": f"{row}.language_id = %(language)s",
    }
    chosen = {name: getattr(sought, name) for name in conditions}
    chosen = {name: value for name, value in chosen.items() if value is not None}
    values |= chosen
    return " ".join([f"AND {conditions[name]}" for name in chosen] + _aged(sought.when, at))


def _aged(when, at) -> list[str]:
    if when is None:
        return []
    if when == OLDER:
        return [f"AND NOT {statement.newer(max(WITHIN.values()), at)}"]
    return [f"AND {statement.newer(WITHIN[when], at)}"]
