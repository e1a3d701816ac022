"""A member's data is kept and not used, while the member wants it so (Article 18 of the GDPR)."""

from django.db import transaction
from django.utils import timezone

from directory.actions.members import shown_changed
from directory.models import Member
from network.lib.audit import audit


def restrict(*, member: Member) -> bool:
    """Take the member out of lists, suggestions and digests; return whether they were in.

    Posts stay as they are, and nothing on them says why the name leads nowhere.
    """
    return _set(member, timezone.now(), "processing_restricted")


def lift(*, member: Member) -> bool:
    """Use the member's data again; return whether they were restricted."""
    return _set(member, None, "restriction_lifted")


def _set(member: Member, at, action: str) -> bool:
    with transaction.atomic():
        others = Member.objects.filter(pk=member.pk, restricted_at__isnull=at is not None)
        if not others.update(restricted_at=at):
            return False
        member.refresh_from_db(fields=["restricted_at"])
        shown_changed(member)
        audit(action, actor=member, subject=member)
    return True
