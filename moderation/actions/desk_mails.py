"""Telling moderators and authors that something waits for them: a row each, without content."""

from django.db import transaction

from directory.models import Member
from moderation import access
from moderation.desk_letters import compose
from moderation.models import DeskMail, Matter
from moderation.rota import on_shift
from network.lib import mail
from network.lib.nudge import nudge


def tell(matter: Matter, kind: str, member, decision=None) -> DeskMail:
    """Write to one member, in the caller's transaction."""
    written = DeskMail.objects.create(matter=matter, kind=kind, member=member, decision=decision)
    transaction.on_commit(lambda: nudge("moderation.send_desk_mail", written.pk), robust=True)
    return written


def tell_moderators(matter: Matter, kind: str, *, but=None) -> int:
    """Write to all who work on a matter, in the caller's transaction; return to how many."""
    working = Member.objects.admitted().filter(role__in=access.MODERATES)
    return _tell_of(working, matter, kind, but=but)


def alarm(matter: Matter, kind: str) -> int:
    """Write to who is on shift and works on it; to all who do, when none of those is there."""
    return _tell_of(on_shift(), matter, kind) or tell_moderators(matter, kind)


def _tell_of(members, matter: Matter, kind: str, *, but=None) -> int:
    working, told = members.with_second_factor(), 0
    for member in working:
        theirs = access.matters_of_desk(member).filter(pk=matter.pk)
        if (but is None or member.pk != but.pk) and theirs.exists():
            tell(matter, kind, member)
            told += 1
    return told


def send(mail_id: int, now=None) -> bool:
    """Send a mail that is due; return whether the server took it."""
    mails = DeskMail.objects.select_related("member", "matter", "decision")
    return mail.send(mails, mail_id, compose, now)


def sweep() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(DeskMail.objects.all(), "moderation.send_desk_mail")
