from django.db import IntegrityError, transaction

from moderation.chain import BATCH, link
from moderation.models import AuditEntry, AuditLink
from network.lib import requested


def audit(action: str, *, actor, subject, reason: str = "", **facts) -> AuditEntry:
    """Write the line; the same arguments as network.lib.audit.audit, which everybody calls."""
    # Vocabulary is known by a word instead of a number.
    is_number = isinstance(subject.pk, int)
    return AuditEntry.objects.create(
        action=action,
        actor=actor,
        role=actor.role if actor else "",
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk if is_number else None,
        reason=reason,
        network=requested.network(),
        facts=facts if is_number else facts | {"subject": subject.pk},
    )


def chain() -> int:
    """Put every entry that is committed and not yet chained at the end of the chain; how many.

    One batch a transaction: a run that is killed is gone on with by the next.
    """
    chained = 0
    while batch := _chain_batch():
        chained += batch
    return chained


def _chain_batch() -> int:
    last = AuditLink.objects.order_by("-number").first()
    links = []
    for entry in AuditEntry.objects.unchained()[:BATCH]:
        last = link(entry, last)
        links.append(last)
    try:
        with transaction.atomic():
            AuditLink.objects.bulk_create(links)
    except IntegrityError:
        return 0  # another run took these numbers first, and goes on
    return len(links)
