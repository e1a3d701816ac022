"""Make hidden numbers plain, and remember where every character came from.

A number can be broken by tags, entities, emphasis, invisible characters or other alphabets'
digits. The normalised text has none of these; `Normal.span` leads back to the original.
Only characters out of the ordinary are visited one by one, so plain prose costs next to nothing.
"""

import html
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from network.lib.scan.characters import ODD, PLAIN, ordinal_digit

WALL = "\x1d"  # between cells, list items and hidden texts: no number reaches across

_LINE_TAGS = {"br", "p", "div"}
_WALL_TAGS = set(
    "td th tr li ul ol dl dt dd table thead tbody h1 h2 h3 h4 h5 h6 hr pre section article "
    "blockquote header footer aside figure figcaption option".split()
)
_ODD = re.compile(
    f"[<&\\\\*_`~\\t\\r\\v\\f\\x00-\\x08\\x0e-\\x1f\\x7f{ODD}]"
    r"(?:(?<=<)(?:!--.{0,200}?-->|/?[A-Za-z][^<>]{0,2000}>)"
    r"|(?<=&)(?:amp;){0,3}(?:\#[0-9]{1,7};?|\#[xX][0-9a-fA-F]{1,6};?"
    r"|[A-Za-z][A-Za-z0-9]{1,31};|nbsp|shy)"
    r"|(?<=\\)[!-/:-@\[-`{-~])?",
    re.DOTALL,
)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


@dataclass(slots=True)
class Normal:
    """Normalised text, with the way back.

    Pieces are kept as three columns: where a piece begins here, where it began in the original,
    and how wide one of its characters was there (an entity is one character here, five there).
    `seams` are the places here where a tag was taken out.
    """

    text: str = ""
    starts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    seams: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original text that became `start` to `end` here."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        begin = self.origins[first] + (start - self.starts[first] if self.widths[first] == 1 else 0)
        if self.widths[last] == 1:
            return begin, self.origins[last] + end - self.starts[last]
        return begin, self.origins[last] + self.widths[last]


class _Writer:
    """Collects pieces and their origins."""

    def __init__(self):
        self.normal, self.parts, self.length = Normal(), [], 0

    def add(self, piece: str, origin: int, width: int = 1) -> None:
        if piece:
            self.normal.starts.append(self.length)
            self.normal.origins.append(origin)
            self.normal.widths.append(width)
            self.parts.append(piece)
            self.length += len(piece)


def normalise(text: str) -> Normal:
    """Return `text` with every digit plain and nothing invisible between them.

    Arguments: text, plain, HTML or Markdown.
    Returns: a Normal. In its text a no-break or other special space is U+00A0, every dash is "-",
    every line end "\\n". Words inside tags that hold digits (alt, title) follow at the end, behind
    a WALL: what is hidden in an attribute is published too.
    """
    writer, hidden, at = _Writer(), [], 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        odd = match.group()
        if (plain := _plain(odd, text, start)) is None:
            continue
        writer.add(text[at:start], at)
        at = end
        if odd[0] == "<":
            writer.normal.seams.append(writer.length)
            if sum(map(str.isdigit, odd)) >= 6:
                hidden.append((odd, start))
        writer.add(plain, start, end - start)
    writer.add(text[at:], at)
    for odd, start in hidden:
        writer.add(WALL, start)
        inner = normalise(odd[1:-1])
        for i, piece in enumerate(inner.starts):
            stop = inner.starts[i + 1] if i + 1 < len(inner.starts) else len(inner.text)
            writer.add(inner.text[piece:stop], start + 1 + inner.origins[i], inner.widths[i])
    writer.normal.text = "".join(writer.parts)
    return writer.normal


def _plain(odd: str, text: str, start: int) -> str | None:
    """Return what stands for an odd piece; None leaves it as it is."""
    head = odd[0]
    if len(odd) > 1:
        if head == "<":
            return _tag(odd)
        if head == "\\":
            return odd[1]  # Markdown's escape: 1\-2 is read as 1-2
        char = html.unescape(re.sub(r"(?<=&)(?:amp;)+", "", odd))
        return char if char.startswith("&") else "".join(PLAIN.get(c, c) for c in char)
    if head in "*_`~":
        return ""
    if head in "<&\\":
        return None
    if head == "\r":
        return "" if text[start + 1 : start + 2] == "\n" else "\n"
    if (digit := ordinal_digit(head)) is not None:
        # A raised digit right behind a number is its footnote, not its next digit.
        return None if text[start - 1 : start].isdecimal() else digit
    return PLAIN.get(head)


def _tag(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    name = name.group(1).lower() if name else ""
    if name in _LINE_TAGS:
        return "\n"
    return WALL if name in _WALL_TAGS else ""
