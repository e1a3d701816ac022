"""Numbers with white space where none belongs: wrapped lines, thin spaces, digits set apart.

Two looks at the same text. `joined` closes one gap and asks for a usual writing across it.
`gathered` takes any grouping of ten to twelve digits; it counts only with a word nearby.
"""

import re
from collections.abc import Iterator

from network.lib.scan.characters import NBSP
from network.lib.scan.numbers.shapes import SHAPES

_REACH = 20  # longer than any number: a piece is never read further back or ahead
_WRITTEN = "0123456789+-ABCDEFHJKLMNPRSTUVWXYabcdefhjklmnprstuvwxy"
_SPACED = f"0123456789- {NBSP}"
_LOOKS = ((_WRITTEN, ""), (_SPACED, ""), (_SPACED, " "))
_GAP = re.compile(f"[0-9][A-FU-Ya-fu-y+-]?([ \\n{NBSP}]{{1,8}})(?=[0-9A-Ya-y+-])")
_COLUMN_BEFORE = re.compile(f"[0-9][ \\n{NBSP}]+\\Z")
_COLUMN_AFTER = re.compile(f"[ \\n{NBSP}]+[0-9]")

_EDGE = 120
_DIGITS = re.compile("[0-9]+")
_AREA = re.compile(f"[0-9][0-9 {NBSP}\\n./+-]{{9,}}(?<=[0-9])")
_BETWEEN = re.compile(f"[ {NBSP}\\n./+-]{{1,3}}")


def joined(text: str) -> Iterator[tuple[str, str, int, int, bool]]:
    """Yield (shape, number, start, end, plain) for each usual writing with one gap closed.

    `plain` is False where it may be two figures side by side: parted by an ordinary space, or in a
    column with more lines. Only a strong writing counts there.
    """
    for match in _GAP.finditer(text):
        low, high = match.span(1)
        hidden = match.group(1).strip(" ") != ""
        for letters, glue in _LOOKS if hidden else _LOOKS[:1]:
            left = text[max(0, low - _REACH) : low]
            left = left[len(left.rstrip(letters)) :].lstrip(f"+- {NBSP}")
            right = text[high : high + _REACH]
            right = right[: len(right) - len(right.lstrip(letters))].rstrip(f"+- {NBSP}")
            whole, start, end = left + glue + right, low - len(left), high + len(right)
            if not (left and right and 10 <= len(whole) <= 14):
                continue
            if not hidden and whole.isdigit():
                continue
            plain = hidden and not _in_column(text, start, end)
            for name, pattern in SHAPES.items():
                if pattern.fullmatch(whole):
                    yield name, whole, start, end, plain


def _in_column(text: str, start: int, end: int) -> bool:
    before = _COLUMN_BEFORE.search(text, max(0, start - _REACH), start)
    return bool(before or _COLUMN_AFTER.match(text, end))


def areas(text: str) -> list[tuple[int, int]]:
    """Return the stretches of text that hold nothing but digits and what can part them."""
    return [match.span() for match in _AREA.finditer(text)]


def gathered(text: str, area: tuple[int, int]) -> Iterator[tuple[str, int, int]]:
    """Yield (digits, start, end) for whole groups side by side that make ten to twelve digits.

    Five groups or more must stand alone: part of a longer row is rather a row of a table.
    A word speaks only for what is close to it, so only the ends of an area are looked at.
    """
    low, high = area
    if high - low > 2 * _EDGE:
        yield from gathered(text, (low, low + _EDGE))
        yield from gathered(text, (high - _EDGE, high))
        return
    for run in _runs(text, low, high):
        for last, group in enumerate(run):
            digits = ""
            for first in range(last, max(-1, last - 12), -1):
                digits = run[first].group() + digits
                if len(digits) > 12:
                    break
                few, whole = last - first < 4, last - first == len(run) - 1
                if len(digits) >= 10 and first < last and (few or whole):
                    yield digits, run[first].start(), group.end()


def _runs(text: str, low: int, high: int) -> Iterator[list[re.Match]]:
    """Yield the groups of digits that stand together."""
    run: list[re.Match] = []
    for group in _DIGITS.finditer(text, low, high):
        if run and not _BETWEEN.fullmatch(text, run[-1].end(), group.start()):
            yield run
            run = []
        run.append(group)
    if run:
        yield run
