"""Warning, muting or suspending who wrote what was reported: the desk's way to the sanctions.

A decision is a sanction alone, or what is done to the words with a sanction beside it. A sanction
alone has its own page of reasons, so the decision tells the member nothing twice.
"""

from datetime import timedelta

from django.utils import timezone

from directory.unnamed import person_behind
from moderation import access
from moderation.actions import sanctions
from moderation.actions.matters import MayNot
from moderation.grounds import Ground
from moderation.models import Decision, Matter, Sanction

Kind = Decision.Kind
WITHOUT_TIME, FOR_A_TIME = (Kind.WARN,), (Kind.MUTE, Kind.SUSPEND)
KINDS = {
    Kind.WARN: Sanction.Kind.WARNING,
    Kind.MUTE: Sanction.Kind.MUTE,
    Kind.SUSPEND: Sanction.Kind.SUSPENSION,
}
# What may carry a sanction beside it.
CARRIES = (Kind.RETURN, Kind.HIDE, Kind.DELETE, Kind.CLOSE)


def choices(matter: Matter, by) -> list[str]:
    """What the moderator may decide about the member."""
    author = person_behind(matter.author)
    is_there = author is not None and author.left_at is None and author.closed_at is None
    may = is_there and access.may_sanction(by, author)
    return [*WITHOUT_TIME, *FOR_A_TIME] if may else []


def may_stand_beside(kind: str, beside: str) -> bool:
    """Whether a decision of that kind may carry that sanction: who is out cannot mend."""
    return kind in CARRIES and (kind, beside) != (Kind.RETURN, Sanction.Kind.SUSPENSION)


def impose(matter: Matter, decision: Decision, *, by) -> Sanction:
    """Do it, in the transaction of the decision; a time is counted from now.

    Raises:
        MayNot: the second of two persons may not decide that about this member.
    """
    kind = decision.beside or KINDS[decision.kind]
    ground = Ground(decision.words, decision.guideline, decision.version_id)
    decided = {
        "member": person_behind(matter.author),
        "by": by,
        "ground": ground,
        "decision": decision,
    }
    try:
        if kind == Sanction.Kind.WARNING:
            return sanctions.warn(**decided)
        until = timezone.now() + timedelta(days=decision.days) if decision.days else None
        act = sanctions.mute if kind == Sanction.Kind.MUTE else sanctions.suspend
        return act(until=until, **decided)
    except sanctions.MayNot:
        raise MayNot from None
