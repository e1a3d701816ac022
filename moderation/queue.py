"""The desk's queue: which matters, in which order, and what is said of each in its row."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from moderation.forms.desk import MINE, OVERDUE, UNCLAIMED
from moderation.models import Matter
from moderation.queue_search import called
from network.lib import subjects
from network.lib.holding import kind_named

A_PAGE = 50


@dataclass(frozen=True)
class Row:
    """One matter as it is listed.

    Args:
        card: a line that says what it is about, without a member's words.
        address: of its page.
    """

    matter: Matter
    card: str
    address: str


def narrowed(matters, member, chosen: dict):
    """Apply the filters of the address."""
    show = {
        MINE: lambda: matters.claimed_by(member),
        UNCLAIMED: matters.unclaimed,
        OVERDUE: matters.past_due,
    }
    matters = show.get(chosen.get("show"), matters.all)()
    for name in ("kind", "country", "forum"):
        if value := chosen.get(name):
            matters = matters.filter(**{name: value})
    return called(matters, member, chosen.get("q", ""))


def rows(matters: Iterable[Matter]) -> list[Row]:
    """As many queries as there are kinds of things, however many matters."""
    matters = list(matters)
    things = subjects.many({_about(matter) for matter in matters})
    return [Row(matter, _card(matter, things), _address(matter)) for matter in matters]


def _about(matter: Matter) -> tuple[str, int]:
    """An appeal is about what was decided on."""
    shown = matter.earlier if matter.kind == Matter.Kind.APPEAL and matter.earlier else matter
    return shown.subject_type, shown.subject_id


def _card(matter: Matter, things) -> str:
    if matter.kind == Matter.Kind.HELD:
        return str(kind_named(matter.becomes).label)
    if sanction := matter.appealed and matter.appealed.sanction:
        return _("Decided about a member: %s") % sanction.get_kind_display()
    thing = things.get(_about(matter))
    return thing.subject.card(thing.row) if thing else _("Something that is gone")


def _address(matter: Matter) -> str:
    is_held = matter.kind == Matter.Kind.HELD
    return reverse("desk_held_matter" if is_held else "desk_matter", args=[matter.pk])


def next_after(matters, matter: Matter) -> Matter | None:
    """The most urgent of the others that a colleague is not on."""
    return matters.open().exclude(pk=matter.pk).unclaimed().by_urgency().first()
