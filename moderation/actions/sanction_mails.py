"""Mail to a member about whom something was decided: a row each, sent by its own task."""

from django.db import transaction

from moderation.models import Sanction, SanctionMail
from moderation.sanction_letters import compose
from network.lib import mail
from network.lib.nudge import nudge


def tell(sanction: Sanction, kind: str) -> SanctionMail:
    """Write to the member, in the caller's transaction.

    Args:
        kind: of SanctionMail.Kind.
    """
    written = SanctionMail.objects.create(sanction=sanction, kind=kind)
    transaction.on_commit(lambda: nudge("moderation.send_sanction_mail", written.pk), robust=True)
    return written


def send(mail_id: int, now=None) -> bool:
    """Send a mail that is due; return whether the server took it."""
    mails = SanctionMail.objects.select_related("sanction__member")
    return mail.send(mails, mail_id, compose, now)


def sweep() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(SanctionMail.objects.all(), "moderation.send_sanction_mail")
