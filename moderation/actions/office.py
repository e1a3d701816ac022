"""Matters of the office: applications and changes. The directory decides, and tells the desk."""

from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from moderation import live
from moderation.actions.matters import Kind as Step
from moderation.actions.matters import Settled, due, step
from moderation.actions.seals import country_for
from moderation.models import Matter
from moderation.risk import Risk
from network.lib.audit import audit
from network.lib.matters import Happened

Kind, State = Matter.Kind, Matter.State
# A change keeps its member out of rooms until it is decided; who applies reads what is public.
RISKS = {Kind.APPLICATION: Risk.P4, Kind.CHANGE: Risk.P3}
# What it leaves the matter in, and the line of its history.
LEADS_TO = {
    Happened.ASKED: (State.ASKED, Step.ASKED),
    Happened.ANSWERED: (State.OPEN, Step.ANSWERED),
    Happened.ACCEPTED: (State.ACCEPTED, Step.DECIDED),
    Happened.DECLINED: (State.DECLINED, Step.DECIDED),
    Happened.WITHDRAWN: (State.WITHDRAWN, Step.WITHDRAWN),
}
WAITS = (State.OPEN, State.ASKED)


def keep(*, happened: Happened, about, by=None) -> Matter | None:
    """Keep the matter of an application or a change beside it; the port `matters`.

    The arguments are those of `network.lib.matters.tell_desk`.

    Returns:
        The matter; None when there is none to keep.
    """
    matters = Matter.objects.about(about._meta.label_lower, about.pk)
    matter = matters.unsettled().select_for_update(of=("self",)).first()
    if matter is None and happened in (Happened.HANDED_IN, Happened.ANSWERED):
        return _open(about, by, earlier=matters.order_by("-pk").first())
    if happened == Happened.HANDED_IN:
        return matter
    if matter is None and happened == Happened.ACCEPTED:
        # A refusal is mended: the same matter says so.
        matter = matters.order_by("-pk").first()
    return _go_on(matter, happened, by) if matter else None


def answer(*, matter: Matter, seen: int, act: Callable[[], str]) -> str:
    """Decide on a matter of the office at the desk; return what the act returns.

    The act locks the row it decides on, as it does on that row's own page, and tells the desk: so
    the version is compared after it, and two pages never wait for each other.

    Args:
        seen: version of the matter that was looked at.

    Raises:
        Settled: it has changed since; nothing was done.
        What the act raises.
    """
    with transaction.atomic():
        said = act()
        if not Matter.objects.filter(pk=matter.pk, version=seen + 1).exists():
            raise Settled
    return said


def _open(about, by, *, earlier: Matter | None) -> Matter:
    member, kind = about.member, Kind(about._meta.model_name)
    country, now = country_for(member), timezone.now()
    try:
        with transaction.atomic():
            matter = Matter.objects.create(
                kind=kind,
                risk=RISKS[kind],
                country=country,
                author=member,
                subject_type=about._meta.label_lower,
                subject_id=about.pk,
                earlier=earlier,
                opened_at=now,
                due_at=due(RISKS[kind], country, now),
            )
    except IntegrityError:  # two windows sign in at once
        return Matter.objects.about(about._meta.label_lower, about.pk).unsettled().get()
    step(matter, Step.OPENED, by, at=now)
    audit("matter_opened", actor=by, subject=matter, risk=matter.risk)
    live.changed_after_commit(matter)
    return matter


def _go_on(matter: Matter, happened: Happened, by) -> Matter:
    """The next state, with the line that says so; whoever had it has it no more."""
    (state, line), now = LEADS_TO[happened], timezone.now()
    facts = {"state": state, "version": F("version") + 1}
    facts |= {"claimed_by": None, "claimed_until": None}
    if state not in WAITS:
        facts |= {"closed_at": now, "closed_by": by}
    if state == State.OPEN:
        due_at = due(matter.risk, matter.country, now)
        facts |= {"due_at": due_at, "overdue_told_at": None}
    Matter.objects.filter(pk=matter.pk).update(**facts)
    step(matter, line, by)
    live.changed_after_commit(matter)
    matter.refresh_from_db()
    return matter
