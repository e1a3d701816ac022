"""Reads a list of organisations; see directory/tables.py for what spreadsheets write."""

from dataclasses import dataclass

from directory import tables

# As a spreadsheet's first line may call them; in this order where it has no such line.
COLUMNS = {
    "name": {"name", "organisation", "organization"},
    "country": {"country"},
    "sector": {"sector"},
    "level": {"level"},
    "parent": {"parent", "part of"},
    "website": {"website", "web", "url", "homepage"},
    "domains": {"domains", "domain", "e-mail domains", "mail domains"},
    "safeguarding_policy": {"safeguarding policy", "safeguarding", "policy"},
}


@dataclass(frozen=True)
class Row:
    """One line as it was written."""

    name: str = ""
    country: str = ""
    sector: str = ""
    level: str = ""
    parent: str = ""
    website: str = ""
    domains: str = ""
    safeguarding_policy: str = ""


def read(raw: bytes) -> list[Row]:
    """Return the rows of a list, empty lines left out.

    Raises:
        Unreadable: it is no such list, or too long. A first line must say which column is which:
            anything could be a name.
    """
    return [Row(**row) for row in tables.read(raw, COLUMNS, "name", lambda line: False)]
