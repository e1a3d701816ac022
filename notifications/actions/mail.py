"""Sending one mail: claimed, rendered, handed over, receipted."""

import logging
import smtplib
from datetime import timedelta

from django.utils import timezone

from notifications.digest_mail import compose
from notifications.models import Mail

log = logging.getLogger(__name__)

# Longer than an SMTP conversation can last (EMAIL_TIMEOUT is 20 s a step): while a process
# that is alive may be sending, nobody else starts.
LEASE = timedelta(minutes=10)
# How long to wait after a failure. After the last one it is given up.
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360)]
MOST_ATTEMPTS = len(BACK_OFF) + 1


def send(mail_id: int, now=None) -> bool:
    """Send a mail that is due; return whether the server took it.

    A process that dies after the server's 250 and before the receipt is the one way to a
    repeat, which then carries the same Message-ID.
    """
    mail = _claim(mail_id, now or timezone.now())
    if mail is None:
        return False
    message = compose(mail)
    if message is None:
        _note(mail, dropped=True)
        return False
    try:
        message.send()
    except (smtplib.SMTPException, OSError) as error:
        _failed(mail, error)
        return False
    _note(mail, sent_at=timezone.now())
    return True


def _claim(mail_id: int, now) -> Mail | None:
    """Take the mail for the length of a lease, or None when somebody else has it."""
    mail = Mail.objects.select_related("member", "digest").filter(pk=mail_id).first()
    if mail is None:
        return None
    if mail.attempts >= MOST_ATTEMPTS:
        # Its process died each time: no failure was ever noted.
        Mail.objects.claimable(now).filter(pk=mail_id).update(failed_at=now)
        return None
    claimed = Mail.objects.claimable(now).filter(pk=mail_id, attempts=mail.attempts)
    mail.attempts += 1
    mail.claimed_until = now + LEASE
    taken = claimed.update(attempts=mail.attempts, claimed_until=mail.claimed_until)
    return mail if taken else None


def _failed(mail: Mail, error: Exception) -> None:
    """Try again later, or leave it visible as failed. The log names the row, never the address."""
    if mail.attempts >= MOST_ATTEMPTS or _is_final(error):
        log.error("mail %s failed: %s", mail.pk, type(error).__name__)
        _note(mail, failed_at=timezone.now())
    else:
        wait = BACK_OFF[mail.attempts - 1]
        log.warning("mail %s waits %s: %s", mail.pk, wait, type(error).__name__)
        _note(mail, claimed_until=timezone.now() + wait)


def _is_final(error: Exception) -> bool:
    """Whether the server refused this recipient or message for good (5xx).

    A refused sign-in or sender is our own setting, and may be mended before the next attempt.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _note(mail: Mail, **fields) -> None:
    """Write only what this attempt found, and only while it is still ours."""
    Mail.objects.filter(pk=mail.pk, attempts=mail.attempts).update(**fields)
