"""Raising a concern: nothing is refused, the words are sealed, the gravest hides at once."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from moderation import clock
from moderation.actions.concern_mails import tell_responders
from moderation.actions.seals import seal_as_written
from moderation.models import Concern, ConcernMail, ConcernStep, DutyHours
from moderation.references import digest_of, reference_of
from moderation.risk import Risk
from network.lib import subjects
from network.lib.audit import audit

About, Kind = Concern.About, ConcernStep.Kind
RISKS = {
    About.DANGER: Risk.P0,
    About.MATERIAL: Risk.P0,
    About.IDENTIFIES: Risk.P1,
    About.OTHER: Risk.P2,
}
HIDES = frozenset({About.DANGER, About.MATERIAL, About.IDENTIFIES})
# Nobody empties a forum without a name: beyond this what visitors point at stays in sight until a
# responder has looked.
HIDDEN_FOR_VISITORS_A_DAY = 30


@dataclass(frozen=True)
class Raised:
    """A concern, and the number that its sender looks it up by."""

    concern: Concern
    reference: str


def raise_concern(
    *,
    about: str,
    country,
    words: str = "",
    reply_to: str = "",
    thing: subjects.Thing | None = None,
    author=None,
    submission: UUID,
    at=None,
) -> Raised:
    """Keep what somebody fears for a child, and tell the responders of the country.

    Args:
        about: of Concern.About; it says how urgent it is.
        words: as sent, whatever they are: the scan only notes what it finds.
        reply_to: how the sender wants to be reached, in any words.
        thing: what it is about, visible to the sender.
        author: None for a visitor.
        submission: made by the form; the same one again returns the concern it made.
    """
    reference, at = reference_of(submission), at or timezone.now()
    known = Concern.objects.filter(reference=digest_of(reference))
    try:
        with transaction.atomic():
            concern = _open(about, country, thing, author, reference, at)
            kept = {"country": country, "author": author, "subject": concern}
            concern.words = seal_as_written(field="moderation.Concern.words", words=words, **kept)
            concern.reply_to = seal_as_written(
                field="moderation.Concern.reply_to", words=reply_to, **kept
            )
            concern.save(update_fields=["words", "reply_to"])
            concern.steps.create(kind=Kind.RAISED, by=author, at=at)
            audit("concern_raised", actor=author, subject=concern, risk=concern.risk)
            tell_responders(concern, ConcernMail.Kind.ARRIVED)
            # Robust: what fails now is done a minute later, and the concern is kept.
            transaction.on_commit(lambda: hide_subject(concern.pk), robust=True)
    except IntegrityError:
        if concern := known.first():
            return Raised(concern, reference)
        raise
    return Raised(concern, reference)


def _open(about, country, thing, author, reference, at) -> Concern:
    risk = RISKS[About(about)]
    if author is None and risk not in (Risk.P0, Risk.P1):
        risk = Risk.P1  # who has no account is a child, or speaks for one
    hours = DutyHours.objects.filter(country=country).first() or DutyHours(country=country)
    concern = Concern(
        reference=digest_of(reference),
        about=about,
        risk=risk,
        country=country,
        author=author,
        opened_at=at,
        due_at=clock.due_at(risk, hours, at),
    )
    if thing:
        concern.subject_type, concern.subject_id = thing.subject.name, thing.row.pk
        concern.subject_by_id = thing.subject.by(thing.row)
        concern.is_to_hide = about in HIDES and _may_hide(author, at)
    concern.save(force_insert=True)
    return concern


def _may_hide(author, at) -> bool:
    """Every member may, and answers for it; visitors together so often a day."""
    day = at - timedelta(days=1)
    hidden = Concern.objects.filter(author=None, is_to_hide=True, opened_at__gt=day)
    return author is not None or hidden.count() < HIDDEN_FOR_VISITORS_A_DAY


def hide_subject(concern_id: int) -> bool:
    """Take what a concern is about out of everybody's sight; return whether it was done now."""
    with transaction.atomic():
        waiting = Concern.objects.select_for_update(of=("self",)).to_hide()
        concern = waiting.select_related("country", "author").filter(pk=concern_id).first()
        if concern is None:
            return False
        thing = subjects.kept(concern.subject_type, concern.subject_id)
        if thing and _hide(thing, concern):
            concern.hidden_at = timezone.now()
            concern.steps.create(kind=Kind.HIDDEN, by=None)
            audit("concern_hid_subject", actor=None, subject=concern)
        concern.is_to_hide = concern.hidden_at is not None
        concern.save(update_fields=["hidden_at", "is_to_hide"])
    return concern.hidden_at is not None


def _hide(thing: subjects.Thing, concern: Concern) -> bool:
    """Whether it is out of sight for the sake of a concern; not what a moderator hid before."""
    kept = {"by": concern.author, "country": concern.country, "reason": "safeguarding concern"}
    hid = thing.subject.hide(thing.row, **kept)
    others = Concern.objects.about(concern.subject_type, concern.subject_id)
    return hid or others.filter(hidden_at__isnull=False, closed_at=None).exists()
