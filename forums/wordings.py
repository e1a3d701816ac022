"""What changed between two wordings of a post, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from network.lib.markup import plain

SAME, ADDED, REMOVED = "same", "added", "removed"
# Words of two paragraphs that are compared with each other: beyond it the time grows with the
# square, and nobody sees in so long a paragraph which word is another. Then it changed as a whole.
MOST_WORDS = 3_000
# Paragraphs of two posts; longer ones changed as a whole.
MOST_PARAGRAPHS = 1_500
_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, came or went.

    Args:
        how: SAME, ADDED or REMOVED.
    """

    how: str
    words: str


Paragraph = tuple[Piece, ...]


def changes(before: str, after: str) -> list[Paragraph]:
    """Compare two wordings.

    Args:
        before, after: cleaned HTML.

    Returns:
        All paragraphs in their order. Where only the form of the words changed, all is the same.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    if len(old) + len(new) > MOST_PARAGRAPHS:
        return [*_whole(REMOVED, old), *_whole(ADDED, new)]
    found: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        match tag:
            case "equal":
                found += _whole(SAME, old[i1:i2])
            case "replace":
                found += _replaced(old[i1:i2], new[j1:j2])
            case _:
                found += [*_whole(REMOVED, old[i1:i2]), *_whole(ADDED, new[j1:j2])]
    return found


def is_changed(paragraphs: list[Paragraph]) -> bool:
    return any(piece.how != SAME for paragraph in paragraphs for piece in paragraph)


def _paragraphs(html: str) -> list[str]:
    """Where a link leads is a word as well: who changes it, changes what is said."""
    shown = _LINK.sub(lambda link: _link(link[1], link[2]), html)
    return [line for line in plain(shown).split("\n") if line.strip()]


def _link(address: str, words: str) -> str:
    return words if plain(words) == address else f"{words} ({address})"


def _whole(how: str, paragraphs: list[str]) -> list[Paragraph]:
    return [(Piece(how, words),) for words in paragraphs]


def _replaced(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """One after the other word by word; those that are left over as a whole."""
    for was, now in zip(old, new, strict=False):
        yield from _by_word(was, now)
    both = min(len(old), len(new))
    yield from [*_whole(REMOVED, old[both:]), *_whole(ADDED, new[both:])]


def _by_word(was: str, now: str) -> list[Paragraph]:
    old, new = was.split(), now.split()
    if len(old) + len(new) > MOST_WORDS:
        return [*_whole(REMOVED, [was]), *_whole(ADDED, [now])]
    pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(SAME, " ".join(old[i1:i2])))
            continue
        pieces += [Piece(REMOVED, " ".join(old[i1:i2]))] if i2 > i1 else []
        pieces += [Piece(ADDED, " ".join(new[j1:j2]))] if j2 > j1 else []
    return [tuple(pieces)]
