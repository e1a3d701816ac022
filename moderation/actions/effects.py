"""What each decision does to the thing it is about, in the transaction of the decision."""

from django.utils import timezone

from moderation.actions import sanctioning, seals
from moderation.models import Concern, Correction, Decision, Matter, Seal
from network.lib import subjects
from network.lib.subjects import Thing

Kind, State = Decision.Kind, Matter.State
# The state it leaves the matter in.
STATES = {
    Kind.DISMISS: State.REJECTED,
    Kind.RETURN: State.RETURNED,
    Kind.UPHOLD: State.REJECTED,
}


def choices(matter: Matter, thing: Thing | None, by) -> list[str]:
    """Which decisions the moderator can take on it as it is now; redacting has its own page."""
    if matter.kind == Matter.Kind.APPEAL:
        return [Kind.UPHOLD, Kind.REVERSE]
    if thing is None:
        return [Kind.DISMISS, Kind.SETTLE, *sanctioning.choices(matter, by)]
    desk, hidden = thing.subject.desk, thing.subject.desk.is_hidden(thing.row)
    mended = hasattr(matter, "correction")
    can = {
        Kind.DISMISS: not mended,
        Kind.SETTLE: not mended,
        Kind.APPROVE: mended and hidden,
        Kind.RETURN: desk.mend is not None,
        Kind.HIDE: desk.hides and (not hidden or matter.hidden_at or mended),
        Kind.DELETE: desk.hides,
        Kind.RESTORE: desk.hides and hidden and not mended,
        Kind.CLOSE: desk.close is not None,
    }
    about_it = [kind for kind, is_possible in can.items() if is_possible]
    return [*about_it, *sanctioning.choices(matter, by)]


def take_effect(decision: Decision, matter: Matter, thing: Thing | None, *, by) -> bool:
    """Do what was decided; return whether its author hears of it though nothing was taken away.

    Raises:
        Refused: mended words hold what is never published.
        MayNot: this moderator may not decide that about its author.
    """
    kind, words = decision.kind, decision.words
    if kind in (*sanctioning.WITHOUT_TIME, *sanctioning.FOR_A_TIME):
        sanctioning.impose(matter, decision, by=by)
        return False
    if matter.kind == Matter.Kind.APPEAL:
        _answer(kind, matter.appeal.decision, by=by, words=words)
        return True
    if thing is None:
        return False
    subject, why = thing.subject, {"by": by, "reason": words}
    match kind:
        case Kind.DISMISS:
            return bool(matter.hidden_at) and _restore(thing, **why)
        case Kind.RESTORE:
            return _restore(thing, **why)
        case Kind.APPROVE:
            subject.desk.mend(thing.row, words=matter.correction.html, by=by)
            _drop_correction(matter)
            return True
        case Kind.HIDE | Kind.RETURN | Kind.DELETE:
            subject.hide(thing.row, country=matter.country, **why)
            _drop_correction(matter)
            if kind == Kind.DELETE:
                _count_the_days(thing, by)
        case Kind.CLOSE:
            subject.desk.close(thing.row, **why)
    return False


def _answer(kind: str, decision: Decision, *, by, words: str) -> None:
    """What a second person says of a decision: it stands, or what can be undone is."""
    was = Matter.objects.select_for_update(of=("self",)).get(pk=decision.matter_id)
    if kind == Kind.UPHOLD:
        was.state = STATES.get(decision.kind, State.RESOLVED)
        was.save(update_fields=["state"])
        return
    was.state, was.closed_at = State.REJECTED, was.closed_at or timezone.now()
    was.save(update_fields=["state", "closed_at"])
    decision.reversed_at = timezone.now()
    decision.save(update_fields=["reversed_at"])
    _undo(decision.kind, was, by=by, words=words)


def _undo(kind: str, matter: Matter, *, by, words: str) -> None:
    """Redacted words stay out: responders give those back, from the record of the post."""
    thing = subjects.kept(matter.subject_type, matter.subject_id)
    if thing is None:
        return
    if kind in (Kind.HIDE, Kind.RETURN, Kind.DELETE):
        _drop_correction(matter)
        _restore(thing, by=by, reason=words)
    elif kind == Kind.CLOSE:
        thing.subject.desk.reopen(thing.row, by=by, reason=words)


def _restore(thing: Thing, *, by, reason) -> bool:
    """Back in sight, unless a concern is open about it: of that the desk is told nothing."""
    about = Concern.objects.about(thing.subject.name, thing.row.pk)
    if about.open().exists():
        return False
    thing.subject.restore(thing.row, by=by, reason=reason)
    return True


def _count_the_days(thing: Thing, by) -> None:
    """From now on: then its words are destroyed, and its place stays."""
    for kept in Seal.objects.of(thing.row).filter(destroyed_at=None, decided_at=None):
        seals.decide(seal=kept, by=by)


def _drop_correction(matter: Matter) -> None:
    Correction.objects.filter(matter=matter).delete()
