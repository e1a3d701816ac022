"""Which words are rare in posts: for them PostgreSQL must not go through the newest posts.

It reckons with half a post of a hundred for every word that its statistics do not know, so it would
look through a million posts for three hundred that are not there. What is common it does know.
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
_BRACKET = re.compile(r"[()]")
_kept: tuple[float, frozenset[str]] | None = None


def is_rare(queries: Queries) -> bool:
    """Whether some word that must stand in a post is none of the common ones, in any language."""
    common = _common()
    parts: dict[int, list[str]] = {}
    for text in set(queries.whole.values()):
        for place, part in enumerate(_split(text, " & ")):
            # What is not wanted makes nothing rarer.
            if not part.startswith("!"):
                parts.setdefault(place, []).append(part)
    return not all(any(_is_common(part, common) for part in asked) for asked in parts.values())


def _is_common(part: str, common: frozenset[str]) -> bool:
    """Of several alternatives one is enough; of words in a row every one has to be common."""
    alternatives = _split(_bare(part), " | ")
    if len(alternatives) > 1:
        return any(_is_common(one, common) for one in alternatives)
    words = [found.strip("'").replace("''", "'") for found in LEXEME.findall(part)]
    if ":*" in part:
        return all(any(word.startswith(begins) for word in common) for begins in words)
    return common.issuperset(words)


def _split(text: str, by: str) -> list[str]:
    """The parts of a tsquery's text between operators that stand in no bracket."""
    parts, depth = [""], 0
    for piece in re.split(f"({re.escape(by)})", text):
        if piece == by and not depth:
            parts.append("")
            continue
        parts[-1] += piece
        depth += sum(1 if bracket == "(" else -1 for bracket in _BRACKET.findall(piece))
    return [part.strip() for part in parts]


def _bare(part: str) -> str:
    """Without the brackets around all of it."""
    return part[1:-1].strip() if part.startswith("(") and part.endswith(")") else part


def _common() -> frozenset[str]:
    """From the statistics, as autovacuum has made them; one query in ten minutes."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > KEEP:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS, [COMMON])
            _kept = time.monotonic(), frozenset(lexeme for (lexeme,) in cursor.fetchall())
    return _kept[1]
