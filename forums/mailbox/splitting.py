"""Where each message of an mbox file begins and ends. A line at a time, whatever the size."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

# A line may be longer than memory: it comes in pieces.
PIECE = 64 * 1024
# A head that is longer is cut: nothing that counts stands behind so much.
LONGEST_HEAD = 256 * 1024
_DAY, _MONTH = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", rb"[A-Z][a-z]{2}"
_CLOCK = rb"\d{1,2}:\d\d(?::\d\d)?"
# "From kaisa@example.org Tue May  5 10:00:00 2020", also with a zone.
_FROM = re.compile(
    rb"From .{0,300}?\b" + _DAY + rb",?\s+(?:"
    rb"" + _MONTH + rb"\s+\d{1,2}\s+" + _CLOCK + rb"(?:\s+[A-Z+-]\S*){0,2}\s+\d{4}"
    rb"|\d{1,2}\s+" + _MONTH + rb"\s+\d{4}\s+" + _CLOCK + rb")"
    rb"(?:\s+\S+){0,2}\s*$"
)
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:|>From ")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


class NotAMailbox(ValueError):
    """The file does not begin as an mbox file does."""


@dataclass
class Span:
    """One message as it lies in the file.

    Args:
        number: of the message in the file, from 1.
        envelope: the line "From …" before it.
        offset: of its first byte behind that line.
        length: in bytes.
        head: its header lines.
    """

    number: int
    envelope: bytes
    offset: int
    length: int = 0
    head: bytes = b""
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256, repr=False)
    _ends: int = 0
    _in_head: bool = True

    def add(self, piece: bytes) -> None:
        self.length += len(piece)
        said = piece.rstrip(b"\r\n")
        if self._in_head:
            # A blank line before the first header is no end of the head.
            self._in_head = bool(said) or not self.head
            if len(self.head) < LONGEST_HEAD:
                self.head += piece
        if said:
            self._digest.update(b"\n" * self._ends + said)
            self._ends = 0
        if piece.endswith(b"\n"):
            self._ends += 1

    @property
    def digest(self) -> bytes:
        """Of all that stands in it: whatever ends its lines, and wherever it stands in a file."""
        return self._digest.digest()


def spans(file: BinaryIO) -> Iterator[Span]:
    """Find the messages of a file, in its order.

    A line "From …" begins one when it has a date, stands behind a blank line and before a header:
    one that somebody wrote into a text does none of it.

    Raises:
        NotAMailbox: something else stands before the first message.
    """
    span, number = None, 0
    for offset, piece, begins in _pieces(file):
        if begins:
            if span:
                yield span
            number += 1
            span = Span(number, piece.rstrip(b"\r\n"), offset + len(piece))
        elif span:
            span.add(piece)
        elif piece.strip(b"\xef\xbb\xbf\r\n\t "):
            raise NotAMailbox("the file does not begin with a line “From …”")
    if span:
        yield span


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """(offset, line or a piece of it, whether it begins a message)."""
    offset, after_blank, at_start = 0, True, True
    piece = file.readline(PIECE)
    while piece:
        following = file.readline(PIECE)
        could = at_start and after_blank and piece.startswith(b"From ") and _FROM.match(piece)
        yield offset, piece, bool(could and _HEADER.match(following))
        after_blank = at_start and not piece.strip(b"\r\n")
        at_start = piece.endswith(b"\n")
        offset, piece = offset + len(piece), following


def read_at(file: BinaryIO, offset: int, length: int) -> bytes:
    """The bytes of one message, with its lines ">From " as they were written."""
    file.seek(offset)
    return _QUOTED_FROM.sub(rb"\1", file.read(length))
