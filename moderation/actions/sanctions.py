"""Warning, muting and suspending a member, and lifting it.

Each takes the member's row under a lock, which every post of theirs takes too
(forums/actions/writers.py): what is decided comes before the next post or after the last.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from directory.actions.members import access_changed, shown_changed
from directory.actions.sessions import end_all
from directory.models import Member
from directory.models.members import NO_END
from moderation import access
from moderation.actions.sanction_mails import tell
from moderation.grounds import Ground
from moderation.models import Decision, Sanction, SanctionMail
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import through_scan

Kind = Sanction.Kind


class MayNot(Exception):
    """This member may not decide that about that one."""


class Over(Exception):
    """It is lifted or has run out already."""


def warn(*, member: Member, by, ground: Ground, decision: Decision | None = None) -> Sanction:
    """Tell a member that what they did is against the guidelines. It takes nothing away.

    Args:
        decision: at the desk, that it is part of; when it stands beside what is done to their
            words, the statement of reasons tells the member of both.

    Raises:
        MayNot: see `access.may_sanction`.
        Refused: the privacy scan found something in the words.
    """
    return _decide(Kind.WARNING, "member_warned", member, by, ground, None, decision)


def mute(
    *, member: Member, by, ground: Ground, until: datetime | None = None, decision=None
) -> Sanction:
    """Let a member read and write nothing; it ends by itself.

    Args:
        until: None for no end.
        decision: as for `warn`.

    Raises:
        MayNot, Refused: as for `warn`.
        ValueError: that time is over.
    """
    return _decide(Kind.MUTE, "member_muted", member, by, ground, until, decision)


def suspend(
    *, member: Member, by, ground: Ground, until: datetime | None = None, decision=None
) -> Sanction:
    """Sign a member out everywhere, and let them in to one page that says why.

    The arguments and errors are those of `mute`.
    """
    return _decide(Kind.SUSPENSION, "member_suspended", member, by, ground, until, decision)


def lift(*, sanction: Sanction, by, ground: Ground) -> Sanction:
    """End a mute or a suspension before its time.

    Raises:
        MayNot, Refused: as for `warn`.
        Over: it does not run (any more).
    """
    if not access.may_sanction(by, sanction.member):
        raise MayNot
    ground = ground.scanned()
    with transaction.atomic():
        member = _locked(sanction.member_id)
        lifted = {"lifted_at": timezone.now(), "lifted_by": by}
        if not Sanction.objects.running().filter(pk=sanction.pk).update(**lifted):
            raise Over
        sanction.refresh_from_db()
        _settle(member)
        facts = {"sanction": sanction.pk, "kind": sanction.kind, **ground.cited}
        audit("sanction_lifted", actor=by, subject=member, reason=ground.words, **facts)
        record("sanction_lifted", actor=by, subject=sanction)
        tell(sanction, SanctionMail.Kind.LIFTED)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return sanction


def take_back(*, sanction: Sanction, by, words: str) -> None:
    """A second person says that it was wrong, in the caller's transaction, who tells the member.

    Also a warning, and what has run out: it is then no longer on record as deserved.

    Raises:
        MayNot: see `access.may_sanction`.
    """
    _change(sanction, by, "sanction_lifted", words, lifted_at=timezone.now(), lifted_by=by)


def shorten(*, sanction: Sanction, by, words: str, days: int) -> None:
    """A second person says that it was too long, in the caller's transaction.

    Args:
        days: how long it lasts from its beginning; when they are over, it ends now.

    Raises:
        MayNot: see `access.may_sanction`; or it would not end earlier.
    """
    until = max(sanction.starts_at + timedelta(days=days), timezone.now())
    if not days or not sanction.is_running or (sanction.until and until >= sanction.until):
        raise MayNot
    _change(sanction, by, "sanction_shortened", words, until=until)


def _change(sanction: Sanction, by, action, words, **fields) -> None:
    if not access.may_sanction(by, sanction.member):
        raise MayNot
    member = _locked(sanction.member_id)
    if not Sanction.objects.filter(pk=sanction.pk, lifted_at=None).update(**fields):
        return
    sanction.refresh_from_db()
    _settle(member)
    facts = {"sanction": sanction.pk, "kind": sanction.kind}
    audit(action, actor=by, subject=member, reason=words, **facts)
    transaction.on_commit(lambda: access_changed(member), robust=True)


def _decide(kind, action, member, by, ground, until, decision) -> Sanction:
    if not access.may_sanction(by, member):
        raise MayNot
    if until and until <= timezone.now():
        raise ValueError("until is over")
    words = through_scan("moderation.Sanction.words", ground.words).text
    with transaction.atomic():
        locked = _locked(member.pk)
        sanction = Sanction.objects.create(
            member=locked,
            kind=kind,
            until=until,
            guideline=ground.guideline,
            version_id=ground.version,
            words=words,
            decision=decision,
            by=by,
        )
        _settle(locked)
        # Its words stand in its own row.
        ends = until.isoformat(timespec="minutes") if until else ""
        facts = {"sanction": sanction.pk, "until": ends, **ground.cited}
        audit(action, actor=by, subject=locked, **facts)
        if decision is None or not decision.beside:
            record("member_sanctioned", actor=by, subject=sanction)
            tell(sanction, SanctionMail.Kind.DECIDED)
        if kind == Kind.SUSPENSION:
            transaction.on_commit(lambda: end_all(member=locked), robust=True)
        transaction.on_commit(lambda: access_changed(locked), robust=True)
    member.muted_until, member.suspended_until = locked.muted_until, locked.suspended_until
    return sanction


def _locked(member_id) -> Member:
    """Its posts wait, and see what was decided; what only points at the member does not wait."""
    return Member.objects.select_for_update(no_key=True).get(pk=member_id)


def _settle(member: Member) -> None:
    """Keep with the member until when, so that no request has to ask for it."""
    running = list(Sanction.objects.running().of(member))
    ends = {
        field: max((row.until or NO_END for row in running if row.kind == kind), default=None)
        for field, kind in (("muted_until", Kind.MUTE), ("suspended_until", Kind.SUSPENSION))
    }
    Member.objects.filter(pk=member.pk).update(**ends)
    for field, end in ends.items():
        setattr(member, field, end)
    # Posts know by the clock whether a name leads to the profile.
    shown_changed(member, on_posts=False)
