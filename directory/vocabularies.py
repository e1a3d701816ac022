"""Vocabulary kept in the process for a minute: it changes by a command, not by members."""

import time
from collections.abc import Callable

from directory.models import ContactFunction, Country, Language, PlaceLevel, Priority, Sector
from directory.models.facet_counts import common_skills

KEEP = 60.0
# So many are offered before anything is chosen.
MOST_SKILLS = 60
_kept: dict[str, tuple[float, dict]] = {}


def _keep(name: str, load: Callable[[], dict], *, or_nothing: bool = False) -> dict:
    """
    Args:
        or_nothing: an empty answer is kept, too: else vocabulary may be on its way in.
    """
    made, values = _kept.get(name, (None, {}))
    is_there = made is not None and (values or or_nothing)
    if not is_there or time.monotonic() - made > KEEP:
        values = load()
        _kept[name] = (time.monotonic(), values)
    return values


def priorities_by_id() -> dict[int, Priority]:
    return _keep("priorities", Priority.objects.in_bulk)


def priorities_in_use() -> list[Priority]:
    """Those of the mandates in use, in their order."""
    return list(_keep("in use", Priority.objects.in_use().in_bulk).values())


def countries_by_code() -> dict[str, Country]:
    return _keep("countries", Country.objects.in_bulk)


def sectors_by_slug() -> dict[str, Sector]:
    return _keep("sectors", Sector.objects.in_bulk)


def levels_by_slug() -> dict[str, PlaceLevel]:
    return _keep("levels", PlaceLevel.objects.in_bulk)


def languages_by_code() -> dict[str, Language]:
    return _keep("languages", Language.objects.in_bulk)


def functions_by_slug() -> dict[str, ContactFunction]:
    return _keep("functions", ContactFunction.objects.in_bulk)


def skills_in_use() -> dict[str, str]:
    """Slug and name of the most common skills: a list of all would have no end."""
    return _keep("skills", lambda: common_skills(MOST_SKILLS), or_nothing=True)


def forget() -> None:
    """After the vocabulary was loaded, and between tests."""
    _kept.clear()
