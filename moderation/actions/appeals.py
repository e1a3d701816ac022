"""Objecting to a decision: once, within six months, and another person looks at it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from moderation import live
from moderation.actions.matters import Kind, due, step
from moderation.actions.reports import kept_as_written
from moderation.models import Appeal, Decision, Matter
from moderation.risk import Risk
from network.lib.audit import audit


class TooLate(ValueError):
    """It was asked before, the time is over, or the decision is not the last one any more."""


def may_appeal(decision: Decision) -> bool:
    """Whether its author may still ask that another person looks at it."""
    if not decision.restricts or hasattr(decision, "appeal") or decision.reversed_at:
        return False
    last = decision.matter.decisions.in_force().newest_first().first()
    return last == decision and timezone.now() < decision.appeal_until


def appeal(*, decision: Decision, author, words: str) -> Appeal:
    """Ask for a second look; it becomes a matter for others than those who decided.

    The words are never refused: what the scan finds in them seals them.

    Args:
        decision: one that the author is told.

    Raises:
        TooLate: as `may_appeal` says.
    """
    if not may_appeal(decision):
        raise TooLate
    try:
        with transaction.atomic():
            matter = _open(decision)
            said = kept_as_written(Appeal, words, matter, author)
            made = Appeal.objects.create(decision=decision, matter=matter, **said)
            Matter.objects.filter(pk=decision.matter_id).update(state=Matter.State.APPEALED)
            step(matter, Kind.OPENED, author)
            step(decision.matter, Kind.APPEALED, author)
            audit("decision_appealed", actor=author, subject=matter, decision=decision.pk)
            live.changed_after_commit(matter)
    except IntegrityError:  # a second press of the button
        raise TooLate from None
    return made


def _open(decision: Decision) -> Matter:
    """As urgent as what it is about; without harm to anybody at least within three days."""
    of, now = decision.matter, timezone.now()
    # What was grave is out of sight: the second look is no longer about minutes.
    risk = min(max(of.risk, Risk.P2), Risk.P3)
    return Matter.objects.create(
        kind=Matter.Kind.APPEAL,
        risk=risk,
        country=of.country,
        forum=of.forum,
        language=of.language,
        party=of.party,
        author=of.author,
        subject_type=decision._meta.label_lower,
        subject_id=decision.pk,
        earlier=of,
        opened_at=now,
        due_at=due(risk, of.country, now),
    )
