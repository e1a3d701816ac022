"""Matters with where their words were to go, for the writer's page and for the desk; reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from moderation.models import Matter, Report
from network.lib import subjects
from network.lib.holding import kind_named


@dataclass(frozen=True)
class Row:
    """One matter as it is listed.

    Args:
        label: what the words were to become.
        title, address: of where they were to go; empty when the viewer may not know.
    """

    matter: Matter
    label: str
    title: str = ""
    address: str = ""


def rows(viewer, matters: Iterable[Matter]) -> list[Row]:
    """As many queries as there are kinds of places, however many matters."""
    matters = list(matters)
    wanted = {(matter.subject_type, matter.subject_id) for matter in matters}
    where = {}
    for find in {kind_named(matter.becomes).where for matter in matters}:
        where |= find(viewer, wanted)
    return [
        Row(
            matter,
            kind_named(matter.becomes).label,
            *where.get((matter.subject_type, matter.subject_id), ()),
        )
        for matter in matters
    ]


@dataclass(frozen=True)
class Hidden:
    """Words that a report has taken out of sight, as their author is told.

    Args:
        card, address: of what it is; empty when they may not see it any more.
    """

    matter: Matter
    card: str = ""
    address: str = ""


def hidden_of(member, matters: Iterable[Matter]) -> list[Hidden]:
    """As many queries as there are kinds of things, however many matters."""
    matters = list(matters)
    things = subjects.many({(m.subject_type, m.subject_id) for m in matters}, reader=member)
    return [_hidden(matter, things) for matter in matters]


def _hidden(matter: Matter, things) -> Hidden:
    thing = things.get((matter.subject_type, matter.subject_id))
    if thing is None:
        return Hidden(matter)
    return Hidden(matter, thing.subject.card(thing.row), thing.subject.url(thing.row))


@dataclass(frozen=True)
class Sent:
    """A report as its sender sees it.

    Args:
        card, address: of what it is about; empty when they may not see it any more.
    """

    report: Report
    card: str = ""
    address: str = ""


def reports_of(member, reports: Iterable[Report]) -> list[Sent]:
    """As many queries as there are kinds of things, however many reports."""
    reports = list(reports)
    wanted = {(report.matter.subject_type, report.matter.subject_id) for report in reports}
    things = subjects.many(wanted, reader=member)
    return [_sent(report, things) for report in reports]


def _sent(report: Report, things) -> Sent:
    thing = things.get((report.matter.subject_type, report.matter.subject_id))
    if thing is None:
        return Sent(report)
    return Sent(report, thing.subject.card(thing.row), thing.subject.url(thing.row))
