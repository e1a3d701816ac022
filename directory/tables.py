"""Reads tables as people's spreadsheets write them: CSV in the usual encodings and separators."""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from network.lib.languages import fold

MOST_ROWS = 5_000
MOST_BYTES = 2_000_000
# What Windows calls the encodings of the region, each with the letters that are meant when it is
# right, and the countries whose spreadsheets write it.
ENCODINGS = {
    "cp1252": ("æøåäöüßéèáíóúýðþõšž", (".dk", ".fi", ".de", ".is", ".no", ".se")),
    "cp1257": ("āčēģīķļņšūžąęėįųäöüõ", (".ee", ".lv", ".lt")),
    "cp1250": ("ąćęłńóśźżäöüßčšž", (".pl",)),
}


class Unreadable(Exception):
    """It is no such table.

    Attributes:
        why: "encoding", "shape", "columns", "empty" or "long".
    """

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


def read(
    raw: bytes,
    columns: Mapping[str, set[str]],
    needed: str,
    makes_sense: Callable[[list[str]], bool],
) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its columns, empty lines left out.

    Args:
        raw: UTF-8, UTF-16 or one of ENCODINGS; separated by comma, semicolon or tab.
        columns: {column: what a first line may call it}; in this order where it has no such line.
        needed: the column that a first line must name to be one.

        makes_sense: whether a first line that names no columns is a row already.

    Raises:
        Unreadable: it is no such table, or too long.
    """
    cells = _cells(raw)
    names = _named(cells[0], columns)
    if needed in names:
        del cells[0]
    elif makes_sense(cells[0]):
        names = list(columns)
    else:
        raise Unreadable("columns")
    if len(cells) > MOST_ROWS:
        raise Unreadable("long")
    return [_row(names, line) for line in cells]


def _named(line: list[str], columns: Mapping[str, set[str]]) -> list[str | None]:
    """What each column is called here, None where it is nothing of ours."""
    said = [fold(cell).replace("_", " ") for cell in line]
    return [
        next((column for column, names in columns.items() if cell in names), None) for cell in said
    ]


def _decoded(raw: bytes) -> str:
    """The text of a file as its spreadsheet meant it."""
    for text in _readings(raw):
        # PostgreSQL keeps no null character, and no such table has one.
        if "\0" not in text:
            return text
    raise Unreadable("encoding")


def _readings(raw: bytes) -> Iterator[str]:
    """What the file may say, the likeliest first."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _as(raw, "utf-16")
        return
    yield from _as(raw, "utf-8-sig")
    found = {name: text for name in ENCODINGS for text in _as(raw, name)}
    yield from sorted(found.values(), key=lambda text: -_likely(text, found))


def _as(raw: bytes, encoding: str) -> Iterator[str]:
    try:
        yield raw.decode(encoding)
    except UnicodeDecodeError:
        return


def _likely(text: str, readings: dict[str, str]) -> float:
    """How well a reading fits: no letter that nobody writes, then the countries it names."""
    name = next(name for name, reading in readings.items() if reading is text)
    letters, endings = ENCODINGS[name]
    counts = Counter(text.lower())
    strange = sum(n for c, n in counts.items() if ord(c) > 127 and c not in letters)
    lowered = text.lower()
    return sum(lowered.count(ending) for ending in endings) - 1_000 * strange


def _cells(raw: bytes) -> list[list[str]]:
    if len(raw) > MOST_BYTES:
        raise Unreadable("long")
    text = _decoded(raw)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
        cells = [[cell.strip() for cell in line] for line in lines]
    except csv.Error:
        raise Unreadable("shape") from None
    cells = [line for line in cells if any(line)]
    if not cells:
        raise Unreadable("empty")
    return cells


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _row(names: list[str | None], line: list[str]) -> dict[str, str]:
    found = {}
    for column, cell in zip(names, line, strict=False):
        if column and column not in found:
            found[column] = cell
    return found
