"""What each decision does to the thing it is about, in the transaction of the decision."""

from moderation.actions import sanctioning, seals, second_looks
from moderation.actions.returned import drop_correction
from moderation.actions.second_looks import put_back
from moderation.models import Decision, Matter, Seal
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
    if matter.is_office:
        return []  # its own form decides, by the directory's rules
    if matter.kind == Matter.Kind.APPEAL:
        # Its member has left, and what they objected to went with them.
        return second_looks.choices(matter.appealed, by) if matter.appealed else [Kind.UPHOLD]
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
    if decision.beside or kind in sanctioning.KINDS:
        # First: it locks the member's row, as whoever posts does before they lock a thread.
        sanctioning.impose(matter, decision, by=by)
    if kind in sanctioning.KINDS:
        return False
    if matter.kind == Matter.Kind.APPEAL:
        if matter.appealed:
            second_looks.answer(decision, matter.appealed, by=by)
        return True
    if thing is None:
        return False
    subject, why = thing.subject, {"by": by, "reason": words}
    match kind:
        case Kind.DISMISS:
            return bool(matter.hidden_at) and put_back(thing, **why)
        case Kind.RESTORE:
            return put_back(thing, **why)
        case Kind.APPROVE:
            subject.desk.mend(thing.row, words=matter.correction.html, by=by)
            drop_correction(matter)
            return True
        case Kind.HIDE | Kind.RETURN | Kind.DELETE:
            subject.hide(thing.row, country=matter.country, **why)
            drop_correction(matter)
            if kind == Kind.DELETE:
                _count_the_days(thing, by)
        case Kind.CLOSE:
            subject.desk.close(thing.row, **why)
    return False


def _count_the_days(thing: Thing, by) -> None:
    """From now on: then its words are destroyed, and its place stays."""
    for kept in Seal.objects.of(thing.row).filter(destroyed_at=None, decided_at=None):
        seals.decide(seal=kept, by=by)
