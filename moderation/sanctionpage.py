"""Sanctions with the rule they stand on, for the member's own page and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from moderation import access
from moderation.models import Sanction
from network.lib.numbering import rules


@dataclass(frozen=True)
class Line:
    """One sanction as it is shown.

    Args:
        rule: what the cited number of the guidelines said then.
        may_lift: whether the viewer may end it.
    """

    sanction: Sanction
    rule: str = ""
    may_lift: bool = False


def lines(sanctions: Iterable[Sanction], *, may_lift: bool = False) -> list[Line]:
    """The sanctions must have come `with_ground`."""
    return [Line(row, _rule(row), may_lift and row.is_running) for row in sanctions]


def sanction_link(viewer, member):
    """Under a profile, for moderators: the way to what was decided about the member. No query."""
    may = access.may_moderate(viewer) and viewer.pk != member.pk
    return "moderation/_profile_sanctions.html", {"may_moderate": may, "handle": member.handle}


def _rule(sanction: Sanction) -> str:
    version = sanction.version
    return dict(_rules(version.pk, version.text)).get(sanction.guideline, "") if version else ""


@lru_cache(maxsize=8)
def _rules(pk: int, text: str):
    """A version is never changed."""
    return rules(text)
