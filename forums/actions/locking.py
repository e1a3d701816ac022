"""Closing a thread: nobody replies any more. A moderator's act."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.told import tell
from forums.models import Thread
from moderation.grounds import Ground
from network.lib.activity import record
from network.lib.audit import audit


def close(*, thread: Thread, by, reason: Ground, until: datetime | None = None) -> Thread:
    """Lock a thread from its own page.

    The caller has asked `access.may_curate`.

    Raises:
        Refused: the privacy scan found something in the reason.
    """
    reason = reason.scanned()
    return lock(thread=thread, by=by, reason=reason.words, until=until, **reason.cited)


def reopen(*, thread: Thread, by, reason: Ground) -> Thread:
    """Unlock it there. As `close`."""
    return unlock(thread=thread, by=by, reason=reason.scanned().words)


def lock(*, thread: Thread, by, reason: str, until: datetime | None = None, **cited) -> Thread:
    """Close a thread, or change until when. A second time changes nothing.

    The caller has asked `access.may_curate`, or the desk has decided so.

    Args:
        reason: already scanned.
        until: it opens again by the clock; without one somebody opens it.
        cited: the rule it stands on, for the audit.
    """
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        was_locked = thread.is_locked
        if was_locked and thread.locked_until == until:
            return thread
        thread.locked_until = until
        if not was_locked:
            thread.locked_at = timezone.now()
            record("thread_locked", actor=by, subject=thread)
        thread.save(update_fields=["locked_at", "locked_until"])
        cited["until"] = until and until.isoformat()
        audit("thread_locked", actor=by, subject=thread, reason=reason, **cited)
        tell(thread)
    return thread


def unlock(*, thread: Thread, by, reason: str) -> Thread:
    """Open it again."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        if thread.locked_at is not None:
            thread.locked_at = thread.locked_until = None
            thread.save(update_fields=["locked_at", "locked_until"])
            audit("thread_unlocked", actor=by, subject=thread, reason=reason)
            tell(thread)
    return thread
