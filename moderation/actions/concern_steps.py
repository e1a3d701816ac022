"""What a responder does with a concern: each step on record, what is written to it sealed."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from moderation import access, two_persons
from moderation.actions import seals
from moderation.actions.concern_mails import tell, tell_responders
from moderation.models import Concern, ConcernMail, ConcernStep, Responder, Seal
from network.lib import subjects
from network.lib.audit import audit

Kind = ConcernStep.Kind


class Settled(Exception):
    """A colleague was faster: nothing was changed, the page is to be looked at again."""


class MayNot(Exception):
    """This member may not, or not to that one."""


def claim(*, concern: Concern, by) -> Concern:
    """Take a concern on.

    Raises:
        Settled: somebody has it already, or it is closed.
    """
    named = Responder.objects.filter(member=OuterRef("claimed_by"), country=OuterRef("country"))
    free = Concern.objects.open().filter(Q(claimed_by=None) | ~Exists(named), pk=concern.pk)
    with transaction.atomic():
        _settle(free.update(claimed_by=by, claimed_at=timezone.now()))
        _step(concern, Kind.CLAIMED, by)
    return _fresh(concern)


def note(*, concern: Concern, by, words: str) -> ConcernStep:
    """Add a note to the sealed log; also when it is closed."""
    with transaction.atomic():
        return _step(concern, Kind.NOTED, by, words)


def hand_over(*, concern: Concern, by, to, words: str) -> Concern:
    """Give a concern to another responder of the country, who is told by mail.

    Raises:
        MayNot: `by` does not have it, or `to` does not answer for it.
        Settled: it changed hands meanwhile, or is closed.
    """
    if not access.may_hand_over(by, concern, to):
        raise MayNot
    mine = Concern.objects.open().filter(pk=concern.pk, claimed_by=by)
    with transaction.atomic():
        _settle(mine.update(claimed_by=to, claimed_at=timezone.now()))
        _step(concern, Kind.HANDED_OVER, by, words, to=to)
        tell(concern, ConcernMail.Kind.HANDED_OVER, to)
    return _fresh(concern)


def tell_authority(*, concern: Concern, by, authority: str, words: str = "") -> Concern:
    """Note that an authority was told: which kind, by whom, when. Havn itself sends nothing.

    Args:
        authority: of ConcernStep.Authority.
        words: which office, how, its number: sealed.

    Raises:
        Settled: it is closed.
    """
    with transaction.atomic():
        _settle(Concern.objects.open().select_for_update().filter(pk=concern.pk).count())
        _step(concern, Kind.AUTHORITY_TOLD, by, words, authority=authority)
    return _fresh(concern)


def close(*, concern: Concern, by, outcome: str, words: str = "") -> Concern:
    """Close a concern; for P0 and P1 the first of two persons only says so.

    The second must say the same. What turned out to be nothing is put back in sight.

    Args:
        outcome: of Concern.Outcome.

    Raises:
        MayNot: `by` was the first of the two.
        Settled: it is closed already, or the first said something else.
    """
    if concern.first_closed_by_id == by.pk:
        raise MayNot
    open_now = Concern.objects.open().filter(pk=concern.pk)
    with transaction.atomic():
        if concern.needs_two and two_persons.is_first(open_now, by, outcome=outcome):
            _step(concern, Kind.FIRST_CLOSED, by, words, outcome=outcome)
            tell_responders(concern, ConcernMail.Kind.SECOND, but=by)
            return _fresh(concern)
        if concern.needs_two:
            open_now = two_persons.to_second(open_now, by, outcome=outcome)
        _settle(open_now.update(closed_by=by, closed_at=timezone.now(), outcome=outcome))
        concern = _fresh(concern)
        _step(concern, Kind.CLOSED, by, words, outcome=outcome)
        if outcome == Concern.Outcome.UNFOUNDED:
            _restore(concern, by)
        for kept in Seal.objects.of_concern(concern):
            seals.decide(seal=kept, by=by)
    return concern


def keep_open(*, concern: Concern, by, words: str = "") -> Concern:
    """The second person does not agree that it is over.

    Raises:
        MayNot: `by` was the first of the two.
        Settled: nobody has closed it first, or it is closed.
    """
    if concern.first_closed_by_id == by.pk:
        raise MayNot
    waiting = Concern.objects.open().filter(pk=concern.pk)
    with transaction.atomic():
        _settle(two_persons.take_back(waiting, by, outcome=""))
        _step(concern, Kind.KEPT_OPEN, by, words)
        tell_responders(concern, ConcernMail.Kind.ARRIVED, but=by)
    return _fresh(concern)


def open_words(*, concern: Concern, reader, reason: str, hidden: bool = False) -> dict[int, str]:
    """Return sealed words by the number of their seal; each reading is on record before.

    Args:
        hidden: what was taken out of sight, instead of what was written to us and noted.

    Raises:
        Refused: the privacy scan found something in the reason.
    """
    kept = Seal.objects.of_subject(concern) if hidden else Seal.objects.of(concern)
    with transaction.atomic():
        words = {
            found.pk: seals.open_seal(seal=found, reader=reader, reason=reason)
            for found in kept.for_responder(reader)
        }
        if words:
            _step(concern, Kind.READ, reader)
    return words


def _restore(concern: Concern, by) -> None:
    """Put it back, unless another concern keeps it out of sight."""
    thing = subjects.kept(concern.subject_type, concern.subject_id) if concern.hidden_at else None
    others = Concern.objects.about(concern.subject_type, concern.subject_id).exclude(pk=concern.pk)
    founded = others.filter(hidden_at__isnull=False).exclude(outcome=Concern.Outcome.UNFOUNDED)
    if thing and not founded.exists():
        thing.subject.restore(thing.row, by=by, reason="safeguarding concern closed")
        _step(concern, Kind.RESTORED, by)


def _step(concern, kind, by, words="", outcome="", **facts) -> ConcernStep:
    """One line of the log, and of the audit: which states, never what was written."""
    sealed = seals.seal_as_written(
        field="moderation.ConcernStep.note",
        words=words,
        country=concern.country,
        author=None,  # who writes a note may read it again
        by=by,
        subject=concern,
    )
    step = concern.steps.create(kind=kind, by=by, note=sealed, **facts)
    said = {"authority": facts["authority"]} if "authority" in facts else {}
    said |= {"outcome": outcome} if outcome else {}
    audit(f"concern_{kind.replace('-', '_')}", actor=by, subject=concern, **said)
    return step


def _settle(changed: int) -> None:
    if not changed:
        raise Settled


def _fresh(concern: Concern) -> Concern:
    return Concern.objects.with_people().get(pk=concern.pk)
