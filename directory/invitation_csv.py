"""Reads a list of people as spreadsheets write it: CSV in the usual encodings and separators."""

import csv
import io
from dataclasses import dataclass

from network.lib.languages import fold

MOST_ROWS = 500
MOST_BYTES = 300_000
# As a spreadsheet's first line may call them; in this order where it has no such line.
COLUMNS = {
    "email": {"email", "e-mail", "mail", "e-mail address", "email address", "address"},
    "name": {"name", "full name"},
    "country": {"country"},
    "sector": {"sector"},
    "role": {"role"},
}


class Unreadable(Exception):
    """It is no such list.

    Attributes:
        why: "encoding", "shape", "columns", "empty" or "long".
    """

    def __init__(self, why: str):
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Row:
    """One line as it was written."""

    email: str = ""
    name: str = ""
    country: str = ""
    sector: str = ""
    role: str = ""


def read(raw: bytes) -> list[Row]:
    """Return the rows of a list, empty lines left out.

    Args:
        raw: UTF-8, or Windows-1252 as older spreadsheets write it; separated by comma, semicolon
            or tab.

    Raises:
        Unreadable: it is no such list, or too long.
    """
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
    columns = _columns(cells[0])
    if columns is None:
        columns = list(COLUMNS)
        if not any("@" in cell for cell in cells[0]):
            raise Unreadable("columns")
    else:
        del cells[0]
    if len(cells) > MOST_ROWS:
        raise Unreadable("long")
    return [_row(columns, line) for line in cells]


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        # PostgreSQL keeps no null character, and no such list has one.
        if "\0" in text:
            break
        return text
    raise Unreadable("encoding")


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=first.count)


def _columns(line: list[str]) -> list[str | None] | None:
    """What each column is, None where it is nothing of ours; None when it is no line of names."""
    names = [_column(cell) for cell in line]
    return names if "email" in names else None


def _column(cell: str) -> str | None:
    said = fold(cell).replace("_", " ")
    return next((column for column, names in COLUMNS.items() if said in names), None)


def _row(columns: list[str | None], line: list[str]) -> Row:
    found = {}
    for column, cell in zip(columns, line, strict=False):
        if column and column not in found:
            found[column] = cell
    return Row(**found)
