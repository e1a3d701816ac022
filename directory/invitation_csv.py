"""Reads a list of people to invite; see directory/tables.py for what spreadsheets write."""

from dataclasses import dataclass

from directory import tables
from directory.tables import Unreadable

__all__ = ["COLUMNS", "MOST_BYTES", "MOST_ROWS", "Row", "Unreadable", "read"]
MOST_ROWS, MOST_BYTES = tables.MOST_ROWS, tables.MOST_BYTES
# As a spreadsheet's first line may call them; in this order where it has no such line.
COLUMNS = {
    "email": {"email", "e-mail", "mail", "e-mail address", "email address", "address"},
    "name": {"name", "full name"},
    "country": {"country"},
    "sector": {"sector"},
    "role": {"role"},
    "organisation": {"organisation", "organization", "employer"},
    "function": {"function", "job title", "position", "title"},
    "languages": {"languages", "language"},
    "priorities": {"priorities", "priority"},
}


@dataclass(frozen=True)
class Row:
    """One line as it was written."""

    email: str = ""
    name: str = ""
    country: str = ""
    sector: str = ""
    role: str = ""
    organisation: str = ""
    function: str = ""
    languages: str = ""
    priorities: str = ""


def read(raw: bytes) -> list[Row]:
    """Return the rows of a list, empty lines left out.

    Raises:
        Unreadable: it is no such list, or too long.
    """
    rows = tables.read(
        raw, COLUMNS, needed="email", makes_sense=lambda line: any("@" in cell for cell in line)
    )
    return [Row(**row) for row in rows]
