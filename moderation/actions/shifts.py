"""Taking a shift, giving it back, and going home."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from directory.models import Member
from moderation import access
from moderation.actions import matters
from moderation.models import Matter, Shift
from moderation.models.shifts import AHEAD, LONGEST
from network.lib.audit import audit

# So many claims at one press; who has more presses again.
MOST = 50


class NoShift(ValueError):
    """It is over, longer than a day, further away than four weeks, or the member is on one."""


def take_shift(*, member, starts: datetime, ends: datetime) -> Shift:
    """Be at the desk from one moment to another.

    Raises:
        MayNot: the member is no moderator.
        NoShift: that cannot be a shift.
    """
    if not access.may_moderate(member):
        raise matters.MayNot
    now = timezone.now()
    if ends <= max(starts, now) or ends - starts > LONGEST or starts > now + AHEAD:
        raise NoShift
    with transaction.atomic():
        # One's own shifts one after the other: two windows of a browser take none twice.
        Member.objects.select_for_update(no_key=True).get(pk=member.pk)
        if Shift.objects.of(member).between(starts, ends).exists():
            raise NoShift
        shift = Shift.objects.create(member=member, starts=starts, ends=ends)
        audit("shift_taken", actor=member, subject=shift)
    return shift


def give_back_shift(*, shift: Shift, by) -> None:
    """Not be there after all; one that has begun ends now.

    Raises:
        MayNot: it is somebody else's.
    """
    if shift.member_id != by.pk:
        raise matters.MayNot
    now = timezone.now()
    with transaction.atomic():
        audit("shift_given_back", actor=by, subject=shift)
        if shift.starts < now < shift.ends:
            Shift.objects.filter(pk=shift.pk).update(ends=now)
        elif shift.starts >= now:
            shift.delete()


def hand_over_all(*, by, to, words: str) -> tuple[int, int]:
    """Give everything one is on to a colleague, each as `matters.hand_over` does it.

    Returns:
        How many were handed over, and how many the colleague does not work on.

    Raises:
        Refused: the privacy scan found something in the note.
    """
    handed = kept = 0
    mine = access.matters_of_desk(by).open().claimed_by(by).exclude(kind=Matter.Kind.HELD)
    for matter in mine.by_urgency()[:MOST]:
        try:
            matters.hand_over(matter=matter, by=by, to=to, words=words)
        except matters.MayNot:
            kept += 1
        except matters.Settled:
            continue  # decided in this moment: nobody has to go on with it
        else:
            handed += 1
    return handed, kept
