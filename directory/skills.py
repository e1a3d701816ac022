"""The most common skills, kept in the process for a minute: a list of all would have no end."""

import time

from directory.models.facet_counts import common_skills

MOST, KEEP = 60, 60.0
_kept: tuple[float, list[str]] | None = None


def common() -> list[str]:
    """Those that the facet offers before anything is chosen. A query a minute at most."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > KEEP:
        _kept = (time.monotonic(), common_skills(MOST))
    return _kept[1]


def forget() -> None:
    """Between tests."""
    global _kept
    _kept = None
