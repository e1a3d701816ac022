"""What somebody typed into the search box, read so that nothing in it can go wrong."""

import re
import unicodedata
from dataclasses import dataclass

from network.lib.languages import fold

# More is cut off, and the page says so.
LONGEST = 200
MOST = 12
# A beginning shorter than this would be the beginning of nearly everything.
SHORTEST_BEGINNING = 3

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PIECE = re.compile(r'(?P<minus>[-−]+)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Letters and digits. The underscore counts as a space, as it does for PostgreSQL.
_WORD = re.compile(r"[^\W_]+")
EITHER = ("OR", "|")


@dataclass(frozen=True)
class Term:
    """One word, or several in a row.

    Args:
        words: small letters and digits with single spaces between: for a stemmer.
        folded: the same without accents: for everything else.
        excluded: what has it, is not wanted.
        begins: any word that begins so will do.
    """

    words: str
    folded: str
    excluded: bool = False
    begins: bool = False


@dataclass(frozen=True)
class Wanted:
    """What is looked for: of every group at least one term, and none that is excluded.

    Args:
        groups: terms of which one is enough.
        excluded: none of these.
        is_cut: something was left off the end.
    """

    groups: tuple[tuple[Term, ...], ...] = ()
    excluded: tuple[Term, ...] = ()
    is_cut: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """All that may be found."""
        return tuple(term for group in self.groups for term in group)

    @property
    def only_excludes(self) -> bool:
        return bool(self.excluded) and not self.groups


def read(typed: str) -> Wanted:
    """Read words, phrases in quotes, minus before what is not wanted, OR and `begin*`.

    Any text is good: what makes no word is passed over, a quote that is not closed ends with
    the line.
    """
    groups, excluded, either, count = [], [], False, 0
    kept = typed[:LONGEST].translate(_QUOTES)
    for piece in _PIECE.finditer(kept):
        if piece["word"] in EITHER and not piece["minus"]:
            either = bool(groups)
            continue
        term = _term(piece["phrase"] or piece["word"] or "", excluded=bool(piece["minus"]))
        if term is None:
            either = False
            continue
        count += 1
        if count > MOST:
            break
        if term.excluded:
            excluded.append(term)
        elif either:
            groups[-1] = (*groups[-1], term)
        else:
            groups.append((term,))
        either = False
    return Wanted(tuple(groups), tuple(excluded), len(typed) > LONGEST or count > MOST)


def spaced(text: str) -> str:
    """Only the letters and digits, a space between words."""
    return " ".join(_WORD.findall(text))


def _term(typed: str, *, excluded: bool) -> Term | None:
    words = spaced(unicodedata.normalize("NFC", typed).lower())
    folded = spaced(fold(typed))
    if not folded:
        return None
    begins = typed.endswith("*") and " " not in folded and len(folded) >= SHORTEST_BEGINNING
    return Term(words, folded, excluded, begins)
