"""Objecting to a decision or a sanction: once, within six months; another person looks at it."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from moderation import live
from moderation.actions.matters import Kind, due, step
from moderation.actions.reports import kept_as_written
from moderation.models import Appeal, Decision, Matter, Sanction
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


def may_appeal_sanction(sanction: Sanction) -> bool:
    """Whether its member may still ask that another person looks at it.

    What stands beside a decision about their words is objected to with it, at its statement.
    """
    with_words = sanction.decision is not None and sanction.decision.beside
    if with_words or hasattr(sanction, "appeal") or sanction.lifted_at:
        return False
    return timezone.now() < sanction.appeal_until


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
    of = decision.matter
    # What was grave is out of sight: the second look is no longer about minutes.
    risk = min(max(of.risk, Risk.P2), Risk.P3)
    place = {"forum": of.forum, "language": of.language, "party": of.party}
    # As at its words: where those stand without a name, the objection does too.
    author = decision.author
    return _made(decision, author, words, risk, earlier=of, country=of.country, **place)


def appeal_sanction(*, sanction: Sanction, words: str) -> Appeal:
    """The same for what was decided about a member, who may be suspended.

    Raises:
        TooLate: as `may_appeal_sanction` says.
    """
    if not may_appeal_sanction(sanction):
        raise TooLate
    member = sanction.member
    # Somebody is kept out of their work.
    risk = Risk.P2 if sanction.kind == Sanction.Kind.SUSPENSION else Risk.P3
    earlier = sanction.decision.matter if sanction.decision else None
    return _made(sanction, member, words, risk, earlier=earlier, country=member.country)


def _made(of: Decision | Sanction, author, words: str, risk: str, **place) -> Appeal:
    about = "decision" if isinstance(of, Decision) else "sanction"
    try:
        with transaction.atomic():
            matter = _open(of, author, risk, **place)
            said = kept_as_written(Appeal, words, matter, author)
            made = Appeal.objects.create(**{about: of}, matter=matter, **said)
            if about == "decision":
                Matter.objects.filter(pk=of.matter_id).update(state=Matter.State.APPEALED)
            step(matter, Kind.OPENED, author)
            if matter.earlier:
                step(matter.earlier, Kind.APPEALED, author)
            audit(f"{about}_appealed", actor=author, subject=matter, **{about: of.pk})
            live.changed_after_commit(matter)
    except IntegrityError:  # a second press of the button
        raise TooLate from None
    return made


def _open(of: Decision | Sanction, author, risk: str, **place) -> Matter:
    now = timezone.now()
    return Matter.objects.create(
        kind=Matter.Kind.APPEAL,
        risk=risk,
        author=author,
        subject_type=of._meta.label_lower,
        subject_id=of.pk,
        opened_at=now,
        due_at=due(risk, place["country"], now),
        **place,
    )
