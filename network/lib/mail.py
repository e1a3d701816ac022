"""A message whose state is a row: claimed, rendered, handed over, receipted.

A row holds ids only: the words are rendered when it is sent. An app makes its model of `MailRow`,
and brings the rows that are due to `send` in a task of its own.
"""

import logging
import smtplib
from collections.abc import Callable
from datetime import timedelta

import css_inline
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from network.lib.languages import spoken
from network.lib.nudge import nudge

log = logging.getLogger(__name__)

# Longer than an SMTP conversation can last (EMAIL_TIMEOUT is 20 s a step): while a process
# that is alive may be sending, nobody else starts.
LEASE = timedelta(minutes=10)
# How long to wait after a failure. After the last one it is given up.
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360)]
MOST_ATTEMPTS = len(BACK_OFF) + 1

# So many at a sweep; the next minute takes the next.
BATCH = 500

UNSENT = models.Q(sent_at=None, failed_at=None, dropped=False)

_inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


class MailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(UNSENT)

    def finished(self):
        """Handed over, given up, or not needed any more."""
        return self.exclude(UNSENT)

    def waiting_since(self):
        """When the oldest unsent mail was made; None when none waits."""
        return self.unsent().aggregate(oldest=models.Min("created_at"))["oldest"]

    def claimable(self, at=None):
        """Unsent, and nobody is sending it: a claim lasts until its time runs out."""
        return self.unsent().filter(claimed_until__lte=at or timezone.now())


class MailRow(models.Model):
    """A receipt. A repeat needs a process that died between the server's 250 and `sent_at`."""

    created_at = models.DateTimeField(default=timezone.now)
    # Before this moment nobody else may send it. Made due at once.
    claimed_until = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    # Given up after many attempts, or refused for good by the server: stays for the secretariat.
    failed_at = models.DateTimeField(null=True)
    # Nothing left to say when it was rendered, or it was stopped meanwhile.
    dropped = models.BooleanField(default=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self._meta.model_name} {self.pk}"

    @property
    def message_id(self):
        """The same for every attempt, so a mail program sees a repeat as one message."""
        return f"<{self._meta.model_name}.{self.pk}@{settings.MAIL_DOMAIN}>"


def inlined(html: str) -> str:
    """A page with its style sheet, as mail programs want it: on each element."""
    return _inliner.inline(html)


def message(
    template: str, context: dict, *, to: str, language: str, sender: str, headers: dict
) -> EmailMultiAlternatives:
    """Render a message from emails/<template>_subject.txt, .txt and .html.

    Args:
        to: the one address.
        language: of the reader.
    """
    language = spoken(language)
    with override(language):
        context = {"language": language, **context}
        subject = " ".join(render_to_string(f"emails/{template}_subject.txt", context).split())
        text = render_to_string(f"emails/{template}.txt", context).strip() + "\n"
        html = inlined(render_to_string(f"emails/{template}.html", context))
    made = EmailMultiAlternatives(subject, text, sender, [to], headers=headers)
    made.attach_alternative(html, "text/html")
    return made


def addressed(
    mail: MailRow, template: str, context: dict, *, to: str, language: str
) -> EmailMultiAlternatives:
    """Render a message that Havn itself writes, with the number of its row.

    Args:
        to, language: as for `message`.
    """
    return message(
        template,
        context,
        to=to,
        language=language,
        sender=settings.DEFAULT_FROM_EMAIL,
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )


def ask_for(rows: MailQuerySet, task: str) -> int:
    """Ask workers to send what is due; return how many. A mail in hand is not claimable.

    Args:
        task: name of the one that sends a mail of these, by its number.
    """
    due = rows.claimable().order_by("claimed_until").values_list("pk", flat=True)
    return sum(nudge(task, pk) for pk in due[:BATCH])


def send(
    rows: MailQuerySet, pk: int, compose: Callable[..., EmailMultiAlternatives | None], now=None
) -> bool:
    """Send a mail that is due; return whether the server took it.

    A process that dies after the server's 250 and before the receipt is the one way to a
    repeat, which then carries the same Message-ID.

    Args:
        rows: what the mail is looked for in, with what `compose` reads.
        compose: (row) -> the message, or None when there is nothing (any more) to say.
    """
    mail = _claim(rows, pk, now or timezone.now())
    if mail is None:
        return False
    composed = compose(mail)
    if composed is None:
        _note(mail, dropped=True)
        return False
    try:
        composed.send()
    except (smtplib.SMTPException, OSError) as error:
        _failed(mail, error)
        return False
    _note(mail, sent_at=timezone.now())
    return True


def _claim(rows: MailQuerySet, pk: int, now) -> MailRow | None:
    """Take the mail for the length of a lease, or None when somebody else has it."""
    mail = rows.filter(pk=pk).first()
    if mail is None:
        return None
    if mail.attempts >= MOST_ATTEMPTS:
        # Its process died each time: no failure was ever noted.
        type(mail).objects.claimable(now).filter(pk=pk).update(failed_at=now)
        return None
    claimed = type(mail).objects.claimable(now).filter(pk=pk, attempts=mail.attempts)
    mail.attempts += 1
    mail.claimed_until = now + LEASE
    taken = claimed.update(attempts=mail.attempts, claimed_until=mail.claimed_until)
    return mail if taken else None


def _failed(mail: MailRow, error: Exception) -> None:
    """Try again later, or leave it visible as failed. The log names the row, never the address."""
    if mail.attempts >= MOST_ATTEMPTS or _is_final(error):
        log.error("%s failed: %s", mail, type(error).__name__)
        _note(mail, failed_at=timezone.now())
    else:
        wait = BACK_OFF[mail.attempts - 1]
        log.warning("%s waits %s: %s", mail, wait, type(error).__name__)
        _note(mail, claimed_until=timezone.now() + wait)


def _is_final(error: Exception) -> bool:
    """Whether the server refused this recipient or message for good (5xx).

    A refused sign-in or sender is our own setting, and may be mended before the next attempt.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500


def _note(mail: MailRow, **fields) -> None:
    """Write only what this attempt found, and only while it is still ours."""
    type(mail).objects.filter(pk=mail.pk, attempts=mail.attempts).update(**fields)
