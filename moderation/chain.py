"""The chain over the audit: made by the clock, behind what is committed; checked by anybody.

A chain written inside every transaction would make all writers wait for each other. Every digest
is keyed with SECRET_KEY, so that who can write to the database alone cannot make a new chain.
"""

import hmac
import json
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from moderation.models import AuditEntry, AuditLink

SALT = "moderation.audit"
BATCH = 500
# Source: retention plan, audit log: 24 months; what concerns seats is a permanent archive.
KEPT = timedelta(days=730)
SEATS = frozenset({"directory.seat", "directory.seatterm"})
# A minute of the clock, and what a long transaction may take.
LATE = timedelta(hours=1)


def digest_of(value: str, key: str | None = None) -> str:
    return salted_hmac(SALT, value, secret=key, algorithm="sha256").hexdigest()


def content_of(entry: AuditEntry, reason: str, key: str | None = None) -> str:
    """The keyed digest of all that an entry says.

    Args:
        reason: the digest of its reason.
    """
    said = [entry.pk, entry.at.isoformat(), entry.actor_id, entry.role, entry.action]
    said += [entry.subject_type, entry.subject_id, reason, entry.network, entry.facts]
    return digest_of(json.dumps(said, sort_keys=True, ensure_ascii=False), key)


def link(entry: AuditEntry, last: AuditLink | None) -> AuditLink:
    """The link behind `last` that holds an entry."""
    reason = digest_of(entry.reason)
    content = content_of(entry, reason)
    return AuditLink(
        number=last.number + 1 if last else 1,
        entry=entry,
        at=entry.at,
        is_kept=entry.subject_type in SEATS,
        content=content,
        reason=reason,
        digest=digest_of((last.digest if last else "") + content),
    )


def verify() -> Iterator[str]:
    """What is wrong with the audit, a sentence each; nothing when all is as it was written."""
    number, before = 0, ""
    for found in AuditLink.objects.select_related("entry").iterator(chunk_size=BATCH):
        number += 1
        if found.number != number:
            yield f"Links {number} to {found.number - 1} of the chain are missing."
            number, before = found.number, None
        yield from _wrong_with(found, before)
        before = found.digest
    late = AuditEntry.objects.unchained().filter(at__lt=timezone.now() - LATE).count()
    if late:
        yield f"{late} entries older than an hour are not in the chain: is the clock running?"


def _wrong_with(found: AuditLink, before: str | None) -> Iterator[str]:
    key = None if before is None else _key_of(found.digest, before + found.content)
    if before is not None and key is None:
        yield f"Link {found.number} does not follow from the one before it."
        return
    entry = found.entry
    if entry is None:
        if found.is_kept or found.at > timezone.now() - KEPT:
            yield f"The entry of link {found.number}, {found.at:%Y-%m-%d %H:%M}, is missing."
        return
    if not hmac.compare_digest(content_of(entry, found.reason, key), found.content):
        yield f"Entry {entry.pk}, {entry.at:%Y-%m-%d %H:%M}, was changed."
    elif entry.reason and not hmac.compare_digest(digest_of(entry.reason, key), found.reason):
        yield f"The reason of entry {entry.pk}, {entry.at:%Y-%m-%d %H:%M}, was changed."


def _key_of(digest: str, value: str) -> str | None:
    """The secret key a digest was made with: this one, or one of those before it."""
    for key in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]:
        if hmac.compare_digest(digest_of(value, key), digest):
            return key
    return None
