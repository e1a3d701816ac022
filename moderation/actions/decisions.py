"""Deciding on what was reported: once, by who saw what it is now, and by two persons if grave."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from directory.unnamed import person_behind
from moderation import live, two_persons
from moderation.actions import effects, sanctioning, seals
from moderation.actions.desk_mails import tell, tell_moderators
from moderation.actions.matters import Kind as Step
from moderation.actions.matters import MayNot, Settled, locked, step
from moderation.grounds import Ground
from moderation.models import Decision, DeskMail, Matter, Seal
from moderation.models.decisions import RESTRICTS
from network.lib import subjects
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import through_scan

Kind = Decision.Kind


class Unseen(Exception):
    """The words are others than those that were looked at."""


def decide(
    *,
    matter: Matter,
    by,
    kind: str,
    ground: Ground,
    seen: int,
    thing_seen: int | None = None,
    beside: str = "",
    days: int = 0,
    act: Callable[[], object] | None = None,
) -> Decision:
    """Decide on what was reported or appealed. On P0 and P1 it is proposed to a second person.

    The caller has found the matter among those of the member's desk.

    Args:
        kind: of Decision.Kind, one of `effects.choices`.
        ground: the number of the guidelines and the moderator's words; the author reads them.
        seen: version of the matter that was looked at.
        thing_seen: version of the thing that was looked at.
        beside: what is decided about its author in the same breath, of Sanction.Kind.
        days: how long its author is muted or suspended; 0 is until somebody lifts it.
        act: what is done to the thing, when a page of its own does it: taking words out.

    Raises:
        Refused: the privacy scan found something in the words.
        Settled: a colleague was first.
        Unseen: the thing has changed.
        MayNot: it is no choice, or this is not for one person alone.
    """
    ground = _scanned(ground)
    with transaction.atomic():
        matter = locked(matter, seen)
        thing = subjects.kept(matter.subject_type, matter.subject_id)
        if thing and thing_seen not in (None, thing.subject.desk.version(thing.row)):
            raise Unseen
        is_possible = act is not None or _may(matter, thing, by, kind, beside)
        if not is_possible or matter.first_closed_by_id or (act and matter.needs_two):
            raise MayNot
        decision = _write(matter, by, kind, ground, beside, days)
        if matter.needs_two:
            _propose(matter, decision, by)
        else:
            _carry_out(matter, decision, thing, by, act)
    return decision


def agree(*, decision: Decision, by, seen: int) -> Decision:
    """The second person says the same: it holds.

    Raises:
        MayNot: `by` was the first of the two.
        Settled: it was decided or taken back meanwhile.
    """
    if decision.by_id == by.pk:
        raise MayNot
    with transaction.atomic():
        matter = locked(decision.matter, seen)
        open_now = Matter.objects.open().filter(pk=matter.pk)
        if not two_persons.to_second(open_now, by, proposed=decision.kind).exists():
            raise Settled
        decision.second_by = by
        thing = subjects.kept(matter.subject_type, matter.subject_id)
        _carry_out(matter, decision, thing, by)
    return decision


def keep_open(*, decision: Decision, by, seen: int, words: str) -> Matter:
    """The second person does not agree: what was proposed is off, and colleagues read why.

    Raises:
        MayNot, Settled: as for `agree`.
        Refused: the privacy scan found something in the words.
    """
    if decision.by_id == by.pk:
        raise MayNot
    words = through_scan("moderation.MatterStep.words", words).text
    with transaction.atomic():
        matter = locked(decision.matter, seen)
        open_now = Matter.objects.open().filter(pk=matter.pk)
        if not two_persons.take_back(open_now, by, proposed=""):
            raise Settled
        decision.delete()
        Matter.objects.filter(pk=matter.pk).update(version=matter.version + 1)
        step(matter, Step.KEPT_OPEN, by, words=words)
        audit("matter_kept_open", actor=by, subject=matter)
        live.changed_after_commit(matter)
    matter.refresh_from_db()
    return matter


def _scanned(ground: Ground) -> Ground:
    """By the door of the decision, where the author reads it."""
    return replace(ground, words=through_scan("moderation.Decision.words", ground.words).text)


def _may(matter: Matter, thing, by, kind: str, beside: str) -> bool:
    if kind not in effects.choices(matter, thing, by):
        return False
    may_beside = sanctioning.may_stand_beside(kind, beside) and sanctioning.choices(matter, by)
    return not beside or bool(may_beside)


def _write(matter: Matter, by, kind: str, ground: Ground, beside: str, days: int) -> Decision:
    return Decision.objects.create(
        matter=matter,
        kind=kind,
        by=by,
        guideline=ground.guideline,
        version_id=ground.version if ground.guideline else None,
        words=ground.words,
        beside=beside,
        days=days,
        seen=matter.version,
        automated=matter.hidden_at is not None,
        about=matter.appealed.decision if matter.appealed else None,
    )


def _propose(matter: Matter, decision: Decision, by) -> None:
    open_now = Matter.objects.open().filter(pk=matter.pk)
    two_persons.is_first(open_now, by, proposed=decision.kind)
    Matter.objects.filter(pk=matter.pk).update(version=matter.version + 1)
    step(matter, Step.FIRST_DECIDED, by)
    audit("decision_proposed", actor=by, subject=matter, kind=decision.kind)
    tell_moderators(matter, DeskMail.Kind.SECOND, but=by)
    live.changed_after_commit(matter)


def _carry_out(matter: Matter, decision: Decision, thing, by, act=None) -> None:
    """In one transaction: what is done, the state, the statement, and what is on record."""
    kind, now = decision.kind, timezone.now()
    if act:
        act()
        is_told = False
    else:
        is_told = effects.take_effect(decision, matter, thing, by=by)
    state = effects.STATES.get(kind, Matter.State.RESOLVED)
    is_over = kind != Kind.RETURN
    Matter.objects.filter(pk=matter.pk).update(
        state=state,
        version=matter.version + 1,
        is_to_hide=False,
        closed_at=now if is_over else None,
        closed_by=by if is_over else None,
        # Mended words are a new question: again for two.
        first_closed_by=matter.first_closed_by if is_over else None,
        proposed=kind if is_over else "",
        claimed_by=None,
        claimed_until=None,
    )
    if is_over:
        # What was written to the desk and sealed: from now on its days are counted.
        for kept in Seal.objects.of(matter).filter(decided_at=None):
            seals.decide(seal=kept, by=by)
    decision.in_force_at = now
    if kind in RESTRICTS or is_told:
        decision.author_id = matter.author_id
    decision.save(update_fields=["in_force_at", "second_by", "author"])
    step(matter, Step.DECIDED, by)
    audit(
        "decided",
        actor=by,
        subject=matter,
        reason=decision.words[:300],
        kind=kind,
        beside=decision.beside,
        guideline=decision.guideline,
        decision=decision.pk,
    )
    tell_author(decision)
    live.changed_after_commit(matter)


def tell_author(decision: Decision) -> None:
    """By a line in the inbox, and by a mail that says only where to read."""
    if person := person_behind(decision.author):
        record("decision_made", actor=None, subject=decision)
        is_answer = decision.matter.kind == Matter.Kind.APPEAL
        kind = DeskMail.Kind.ANSWERED if is_answer else DeskMail.Kind.DECIDED
        tell(decision.matter, kind, person, decision)
