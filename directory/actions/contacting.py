"""Writing to a colleague through Havn: the words are mailed, no address is shown to anybody."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from directory.actions.letters import write
from directory.models import Contact, Letter, Member
from network.lib.activity import record
from network.lib.written import through_scan

DAY, MONTH = timedelta(days=1), timedelta(days=30)
# So many messages to colleagues who have not written first. Our proposal.
A_DAY, A_MONTH = 5, 20
# Who is new writes to fewer.
NEW_FOR, NEW_A_DAY = timedelta(days=14), 2


class TooMany(Exception):
    """They have written to as many colleagues as one may for now."""


class Answered(Exception):
    """They have answered that message already."""


def contact(*, sender, recipient, subject: str, text: str, answers=None) -> Contact:
    """Relay words to a colleague. The caller has asked `access.may_contact`.

    Args:
        answers: the message that is answered; it does not count among those of a day.

    Raises:
        Refused: the privacy scan found something.
        TooMany: it is one too many for a day or a month.
        Answered: that message has its answer.
    """
    subject = through_scan("directory.Contact.subject", subject).text
    text = through_scan("directory.Contact.text", text).text
    with transaction.atomic():
        # One after another, or two tabs would both send the last one.
        sender = Member.objects.select_for_update(no_key=True).get(pk=sender.pk)
        if answers is None:
            _count(sender)
        elif Contact.objects.filter(answers=answers).exists():
            raise Answered
        made = Contact.objects.create(
            sender=sender, recipient=recipient, subject=subject, text=text, answers=answers
        )
        write(Letter.Kind.CONTACT, contact=made)
        record("contacted", actor=sender, subject=made)
    return made


def _count(sender: Member) -> None:
    now = timezone.now()
    first = Contact.objects.sent_by(sender).filter(answers=None)
    is_new = sender.admitted_at > now - NEW_FOR
    a_day = NEW_A_DAY if is_new else A_DAY
    if first.since(now - DAY).count() >= a_day or first.since(now - MONTH).count() >= A_MONTH:
        raise TooMany


def let_write(*, member, is_contactable: bool) -> None:
    """Say whether colleagues may write to the member through Havn."""
    Member.objects.filter(pk=member.pk).update(is_contactable=is_contactable)
