"""Sanctions with the rule they stand on, for the member's own page and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from moderation import access
from moderation.actions.appeals import may_appeal_sanction
from moderation.models import Decision, Sanction
from network.lib.numbering import rules


@dataclass(frozen=True)
class Line:
    """One sanction as it is shown.

    Args:
        rule: what the cited number of the guidelines said then.
        may_lift: whether the viewer may end it.
        statement: the decision about their words that it stands beside, where one objects to both.
        may_appeal: whether its member may still ask for a second look.
        asked_at, answer: when they did, and the decision of the second person.
    """

    sanction: Sanction
    rule: str = ""
    may_lift: bool = False
    statement: Decision | None = None
    may_appeal: bool = False
    asked_at: datetime | None = None
    answer: Decision | None = None


def lines(sanctions: Iterable[Sanction], *, may_lift: bool = False) -> list[Line]:
    """The sanctions must have come `with_ground`."""
    return [Line(row, _rule(row), may_lift and row.is_running) for row in sanctions]


def own_lines(sanctions: Iterable[Sanction]) -> list[Line]:
    """As their member reads them; they must have come `with_ground` and `with_answers`."""
    return [
        Line(row, _rule(row), False, _statement(row), may_appeal_sanction(row), *_second_look(row))
        for row in sanctions
    ]


def _statement(sanction: Sanction) -> Decision | None:
    decision = sanction.decision
    return decision if decision and decision.beside else None


def _second_look(sanction: Sanction):
    appeal = getattr(sanction, "appeal", None)
    if appeal is None:
        return None, None
    given = [one for one in appeal.matter.decisions.all() if one.in_force_at]
    return appeal.at, (given[0] if given else None)


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
