"""Telling responders that something waits: a row each, sent by its own task, without content."""

from django.db import transaction

from directory.models import Member
from directory.models.members import SECRETARIAT
from directory.unnamed import person_number
from moderation.concern_letters import compose
from moderation.models import Concern, ConcernMail, Responder
from network.lib import mail
from network.lib.nudge import nudge


def tell_responders(concern: Concern, kind: str, *, but=None) -> None:
    """Write to all who answer for a concern, in the caller's transaction.

    Where a country has nobody, the secretariat is told that, and nothing of the concern.

    Args:
        kind: of ConcernMail.Kind.
        but: a member who knows it already.
    """
    named = Responder.objects.filter(country=concern.country_id).values("member")
    answering = Member.objects.admitted().filter(pk__in=named)
    if concern.subject_by_id:
        answering = answering.exclude(pk=person_number(concern.subject_by_id))
    if not (members := list(answering)):
        members, kind = list(Member.objects.admitted().filter(role__in=SECRETARIAT)), "nobody"
    for member in members:
        if but is None or member.pk != but.pk:
            tell(concern, kind, member)


def tell(concern: Concern, kind: str, member) -> ConcernMail:
    """Write to one member, in the caller's transaction."""
    written = ConcernMail.objects.create(concern=concern, kind=kind, member=member)
    transaction.on_commit(lambda: nudge("moderation.send_concern_mail", written.pk), robust=True)
    return written


def send(mail_id: int, now=None) -> bool:
    """Send a mail that is due; return whether the server took it."""
    mails = ConcernMail.objects.select_related("member", "concern__country")
    return mail.send(mails, mail_id, compose, now)


def sweep() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(ConcernMail.objects.all(), "moderation.send_concern_mail")
