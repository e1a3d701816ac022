"""Which words are rare in posts: for them PostgreSQL must not go through the newest posts.

It reckons with half a post of a hundred for every word that its statistics do not know, so it would
look through a million posts for five hundred that are not there. What is common it does know.
"""

import re
import time

from django.db import connection

from network.lib.search.tsquery import LEXEME, Queries

# A word that one post in so many has: the newest hits are found soon enough.
COMMON = 0.01
KEEP = 600.0
STATISTICS = """
SELECT lexeme FROM pg_stats, LATERAL ROWS FROM (
    unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)
) AS known (lexeme, share)
WHERE schemaname = current_schema() AND tablename = 'forums_post' AND attname = 'words'
    AND lexeme IS NOT NULL AND share >= %s
"""
# What must stand there beside it; excluded words make nothing rarer.
_PARTS = re.compile(r" & | <[-\d]+> ")
_kept: tuple[float, frozenset[str]] | None = None


def is_rare(queries: Queries) -> bool:
    """Whether some word that must stand in a post is none of the common ones, in any language."""
    common = _common()
    parts: dict[int, list[str]] = {}
    for text in set(queries.whole.values()):
        for place, part in enumerate(_PARTS.split(text)):
            if "!" not in part:
                parts.setdefault(place, []).append(part)
    return not all(any(_says_common(part, common) for part in asked) for asked in parts.values())


def _says_common(part: str, common: frozenset[str]) -> bool:
    lexemes = [found.strip("'").replace("''", "'") for found in LEXEME.findall(part)]
    if ":*" in part:
        return any(word.startswith(tuple(lexemes)) for word in common)
    return not common.isdisjoint(lexemes)


def _common() -> frozenset[str]:
    """From the statistics, as autovacuum has made them; one query in ten minutes."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > KEEP:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS, [COMMON])
            _kept = time.monotonic(), frozenset(lexeme for (lexeme,) in cursor.fetchall())
    return _kept[1]
