"""Learning who asks without a name: with a reason, and never unseen."""

from django.db import transaction

from directory.models import Member, Unnamed
from moderation.models import NameReading
from network.lib.audit import audit
from network.lib.written import through_scan


def learn_name(*, unnamed: Unnamed, reader: Member, reason: str) -> Member:
    """Return who it is; that they were shown, and why, is on record before.

    The caller has found it among `access.names_of_desk`. The line of the audit is about the voice:
    who reads it learns that somebody looked, and not whom they saw.

    Raises:
        Refused: the privacy scan found something in the reason.
    """
    reason = through_scan("moderation.NameReading.reason", reason).text
    with transaction.atomic():
        NameReading.objects.create(unnamed=unnamed, reader=reader, role=reader.role, reason=reason)
        audit("name_learned", actor=reader, subject=unnamed.voice)
    return unnamed.member
