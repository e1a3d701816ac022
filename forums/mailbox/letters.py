"""One message as it may become a post: its subject, its words as HTML, its files."""

import re
from dataclasses import dataclass, field

from forums.mailbox import heads, subjects
from forums.mailbox.endings import without_endings
from forums.mailbox.masks import masked
from forums.mailbox.parts import File, read_parts
from forums.mailbox.quotes import as_html

LONGEST_TITLE = 140
# So much of a file's beginning is its head.
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True)
class Letter:
    """
    Args:
        sender: the address it came from; empty when none can be read.
        title: the subject without its fronts, masked.
        html: the words, masked; not scanned yet.
        says: whether there are words of its own, quotes apart.
        language: as the letter itself declares it, a code like "et"; mostly empty.
        files: what was attached.
        missed: why something was left out, see `parts.Contents`.
    """

    sender: str = field(repr=False)
    title: str = field(repr=False)
    html: str = field(repr=False)
    says: bool
    language: str
    files: tuple[File, ...] = field(default=(), repr=False)
    missed: tuple[str, ...] = ()


def read_letter(raw: bytes, *, language: str = "en", list_name: str = "") -> Letter:
    """Read one message.

    Args:
        language: of the list, by which bytes without a charset are guessed.
        list_name: what the list puts before its subjects, in brackets.

    Raises:
        Unreadable: nothing can be made of it.
    """
    head = heads.read_head(_HEAD_END.split(raw, maxsplit=1)[0] + b"\n")
    contents = read_parts(raw, language)
    text = masked(without_endings(contents.text))
    subject, _is_reply = subjects.bare(head.words("subject", language), list_name)
    return Letter(
        sender=heads.sender(head),
        title=_short(masked(subject)),
        html=as_html(text),
        says=any(line.strip() and not line.startswith(">") for line in text.split("\n")),
        language=head.words("content-language").split(",")[0].split("-")[0].strip().lower()[:5],
        files=tuple(contents.files),
        missed=tuple(contents.missed),
    )


def _short(subject: str) -> str:
    if len(subject) <= LONGEST_TITLE:
        return subject
    return subject[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"
