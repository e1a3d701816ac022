"""Names with one wrong letter, found by an index and without an extension of the database.

A word and the same word with one mistake share a spelling that lacks one letter of each (Wolf
Garbe's symmetric deletion, 2012). So each word of a name is kept as the numbers of itself and of
all spellings that lack one letter; a query has the same made of what was typed.
"""

import re
import zlib
from collections.abc import Iterable

from network.lib.languages import fold, romanised

# One wrong letter of three would make nearly any other name.
SHORTEST = 4
# Names are shorter; a longer word is looked for by its beginning.
LONGEST = 24
# ø, ö and å are also written oe and aa, by people and by passports.
_DOUBLED = re.compile("aa|ae|oe|ue")


def keys(words: Iterable[str]) -> list[int]:
    """The numbers of folded words; of what a name has, and of what was typed alike."""
    return sorted({_number(spelling) for word in words for spelling in _spellings(word[:LONGEST])})


def is_nearly(typed: str, word: str) -> bool:
    """Whether one wrong, missing or further letter, or two changed round, makes the word of it."""
    if typed == word:
        return True
    start = _shared(typed, word)
    typed, word = typed[start:], word[start:]
    if typed[:2] == word[1::-1] and typed[2:] == word[2:] and len(word) > 1:
        return True
    return typed[1:] == word[1:] or typed[1:] == word or typed == word[1:]


def spelt_plainly(word: str) -> str:
    """A folded word whose doubled letters stand for one: `joergensen` → `jorgensen`."""
    return _DOUBLED.sub(lambda doubled: doubled[0][0], word)


def words_of(name: str) -> list[str]:
    """The folded words of a name, in Latin letters."""
    return re.findall(r"[^\W_]+", romanised(fold(name)))


def _spellings(word: str) -> set[str]:
    if len(word) < SHORTEST:
        return {word}
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _number(spelling: str) -> int:
    """Within an integer of PostgreSQL, which has a sign."""
    return zlib.crc32(spelling.encode()) - 2**31


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
