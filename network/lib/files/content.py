"""What a reader of one kind makes of a file; and how it says no."""

import re
from dataclasses import dataclass, field

# About 250 pages. The scan reads them in some seconds; what is longer, a person looks at.
MOST_WORDS = 600_000
_BLANK = re.compile(r"\s*\n\s*")


class NotTaken(Exception):
    """The file is not taken.

    Attributes:
        why: a key of network.lib.files.sentences.
    """

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Content:
    """A cleaned file.

    Args:
        kind: a name of `kinds.KINDS`.
        data: the bytes without what says who made them.
        text: all words in them, also those that no page shows.
        pages: of a PDF, slides of a presentation; None where nobody counts.
        unread: keys of `sentences` for what could not be read, so that a person must look.
    """

    kind: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    pages: int | None = None
    unread: tuple[str, ...] = ()


def joined(parts) -> str:
    """Words of several parts, without the empty lines that layout leaves."""
    return _BLANK.sub("\n", "\n".join(parts)).strip()
