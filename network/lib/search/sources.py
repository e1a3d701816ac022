"""Kinds of things beside threads and posts that search finds: the port `search_sources`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from network.lib.search.wanted import Wanted

# What is counted and ranked: the newest so many, 15 pages. Twice as many cost a common word two
# milliseconds of the database more, and nobody reads so far.
NEWEST = 300


@dataclass(frozen=True)
class Sought:
    """Words, and what narrows them down; each of these is None when it is not chosen.

    Args:
        wanted: with at least one group.
        priority, forum: their numbers.
        country, language: their codes.
        sector: its slug.
        when: how long ago at the most, or how long ago at least; see forums.models.hits.
    """

    wanted: Wanted
    priority: int | None = None
    country: str | None = None
    language: str | None = None
    forum: int | None = None
    sector: str | None = None
    when: str | None = None


@dataclass(frozen=True)
class Found:
    """What a source has.

    Args:
        rows: those of the page that was asked for.
        total: how many there are; NEWEST + 1 for "more than that".
    """

    rows: Sequence[Any] = ()
    total: int = 0


@dataclass(frozen=True)
class Source:
    """One kind of thing.

    Args:
        kind: its word in addresses, "people".
        label: what a person calls it.
        fragment: the template of one row, which is there as `row`.
        find: (viewer, sought, first, size) -> Found, in at most one query; what the viewer may not
            see is not counted either.
    """

    kind: str
    label: str | Promise
    fragment: str
    find: Callable[[Any, Sought, int, int], Found]
