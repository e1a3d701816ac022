"""The cells of a table as words, each beside the title of its column.

A number alone in a cell says nothing; below "personnummer" it does. So the scan reads them so.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime

import openpyxl

from network.lib.files.content import MOST_WORDS, NotTaken

_FORMULA = ("=", "@")


def cells(workbook: bytes) -> str:
    """The cells of an Excel file: what they show, dates as dates."""
    try:
        book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True, data_only=True)
        return "\n".join(lines(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        # openpyxl's own answers to a workbook that is not whole.
        raise NotTaken("damaged") from None


def comma_separated(text: str) -> str:
    """The cells of a CSV file.

    Raises:
        NotTaken: a cell would be carried out by a spreadsheet program.
    """
    try:
        dialect = csv.Sniffer().sniff(text[:10_000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect))
    except csv.Error:
        raise NotTaken("damaged") from None
    if any(_is_formula(cell) for row in rows for cell in row):
        raise NotTaken("formula")
    return lines(rows)


def _is_formula(cell: str) -> bool:
    cell = cell.strip()
    return cell.startswith(_FORMULA) or (cell[:1] in ("+", "-") and ("(" in cell or "|" in cell))


def lines(rows: Iterable) -> str:
    """A line for each row: the title of the column before each cell."""
    titles, said, length = [], [], 0
    for row in rows:
        shown = [_shown(cell) for cell in row]
        if not titles and any(shown):
            titles = shown
            said.append("; ".join(filter(None, shown)))
            continue
        said.append("; ".join(filter(None, map(_beside, shown, _padded(titles, len(shown))))))
        length += len(said[-1])
        if length > MOST_WORDS:  # a person looks at it: the rest need not be read
            break
    return "\n".join(line for line in said if line)


def _padded(titles: list[str], length: int) -> list[str]:
    return titles + [""] * max(0, length - len(titles))


def _beside(cell: str, title: str) -> str:
    return cell and f"{title}: {cell}" if title else cell


def _shown(cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
