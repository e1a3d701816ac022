"""Sending one mail."""

from network.lib import mail
from notifications.digest_mail import compose
from notifications.models import Mail


def send(mail_id: int, now=None) -> bool:
    """Send a mail that is due; return whether the server took it."""
    return mail.send(Mail.objects.select_related("member", "digest"), mail_id, compose, now)
