"""What narrows a search down, as its page shows it (templates/lib/_facets.html)."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Choice:
    """One value of a facet, as a link.

    Args:
        key: for the id of its element.
        count: as it is shown; empty where it is not told.
        url: with it chosen, or without it when it is.
    """

    key: str
    label: object
    count: str
    url: str
    chosen: bool = False
    language: str = ""


@dataclass(frozen=True)
class Facet:
    name: str
    label: str | Promise
    choices: tuple[Choice, ...]
