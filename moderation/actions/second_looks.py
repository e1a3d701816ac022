"""What a second person says to an appeal: it stands, or what can be undone is."""

from django.utils import timezone

from moderation import access
from moderation.actions import sanctions
from moderation.actions.matters import MayNot
from moderation.actions.returned import drop_correction
from moderation.models import Appeal, Concern, Decision, Matter
from network.lib import subjects
from network.lib.subjects import Thing

Kind, State = Decision.Kind, Matter.State


def choices(appeal: Appeal, by) -> list[str]:
    """What the second person may say; nothing to a sanction that is not theirs to decide."""
    sanction = appeal.sanctioned
    if sanction and not access.may_sanction(by, sanction.member):
        return []
    can = {
        Kind.UPHOLD: True,
        Kind.REVERSE: appeal.decision is not None,
        Kind.LIFT: bool(sanction) and sanction.lifted_at is None,
        Kind.SHORTEN: bool(sanction) and sanction.is_running,
    }
    return [kind for kind, is_possible in can.items() if is_possible]


def answer(said: Decision, appeal: Appeal, *, by) -> None:
    """Do what was said, in the transaction of the decision that says it.

    Raises:
        MayNot: this moderator may not decide that about the member, or it is no shorter.
    """
    sanction = appeal.sanctioned
    try:
        # First: it locks the member's row, as whoever posts does before they lock a thread.
        if sanction and said.kind in (Kind.LIFT, Kind.REVERSE):
            sanctions.take_back(sanction=sanction, by=by, words=said.words)
        elif said.kind == Kind.SHORTEN:
            sanctions.shorten(sanction=sanction, by=by, words=said.words, days=said.days)
    except sanctions.MayNot:
        raise MayNot from None
    if appeal.decision:
        _settle(said.kind, appeal.decision, by=by, words=said.words)


def _settle(kind: str, decision: Decision, *, by, words: str) -> None:
    """The matter that was decided on first is closed again."""
    was = Matter.objects.select_for_update(of=("self",)).get(pk=decision.matter_id)
    if kind != Kind.REVERSE:
        was.state = State.RETURNED if decision.kind == Kind.RETURN else State.RESOLVED
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
        drop_correction(matter)
        put_back(thing, by=by, reason=words)
    elif kind == Kind.CLOSE:
        thing.subject.desk.reopen(thing.row, by=by, reason=words)


def put_back(thing: Thing, *, by, reason) -> bool:
    """Back in sight, unless a concern is open about it: of that the desk is told nothing."""
    about = Concern.objects.about(thing.subject.name, thing.row.pk)
    if about.open().exists():
        return False
    thing.subject.restore(thing.row, by=by, reason=reason)
    return True
