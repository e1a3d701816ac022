"""A post that came back: its author alone sees the words, mends them and sends them again."""

from django.db import transaction
from django.utils import timezone

from directory.models.unnamed import written_by
from directory.unnamed import person_behind
from moderation import live
from moderation.actions.matters import Kind, due, step
from moderation.actions.seals import words_of
from moderation.models import Correction, Decision, Matter, Seal, SealReading
from network.lib.audit import audit
from network.lib.markup import plain
from network.lib.written import through_scan


class NoLongerReturned(ValueError):
    """It was sent before, or decided on meanwhile."""


def waits_for_author(decision: Decision) -> bool:
    """Whether this is the decision that returned it, and nothing has come back yet."""
    matter = decision.matter
    if decision.kind != Decision.Kind.RETURN or matter.state != Matter.State.RETURNED:
        return False
    return matter.decisions.in_force().newest_first().first() == decision


def own_words(*, decision: Decision, author) -> str:
    """The words as they stood, plain, for their author; that they were read is on record."""
    matter = decision.matter
    about = {"subject_type": matter.subject_type, "subject_id": matter.subject_id}
    mine = Seal.objects.filter(written_by(author), **about, destroyed_at=None)
    kept = mine.select_related("author").order_by("-pk").first()
    if kept is None:
        return ""
    with transaction.atomic():
        SealReading.objects.create(seal=kept, reader=kept.author, reason="returned to its author")
        audit("seal_opened", actor=kept.author, subject=kept)
    return plain(words_of(kept))


def resubmit(*, decision: Decision, author, written: str) -> Matter:
    """Send mended words; the same matter comes back to the desk, with all its history.

    Raises:
        Refused: the privacy scan found something in them.
        NoLongerReturned: they were sent before, or the matter is decided.
    """
    words = through_scan("moderation.Correction.html", written)
    now = timezone.now()
    with transaction.atomic():
        matter = Matter.objects.select_for_update(of=("self",)).get(pk=decision.matter_id)
        if matter.state != Matter.State.RETURNED or person_behind(matter.author) != author:
            raise NoLongerReturned
        Correction.objects.update_or_create(matter=matter, defaults={"html": words.text, "at": now})
        matter.state, matter.version = Matter.State.OPEN, matter.version + 1
        matter.due_at, matter.overdue_told_at = due(matter.risk, matter.country, now), None
        matter.save(update_fields=["state", "version", "due_at", "overdue_told_at"])
        step(matter, Kind.MENDED, matter.author)
        audit("words_mended", actor=matter.author, subject=matter)
        live.changed_after_commit(matter)
    return matter


def drop_correction(matter: Matter) -> None:
    """What was mended is decided on, in the caller's transaction."""
    Correction.objects.filter(matter=matter).delete()
