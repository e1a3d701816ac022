"""Closing a thread: nobody replies any more. A moderator's act."""

from django.db import transaction
from django.utils import timezone

from forums.actions.told import tell
from forums.models import Thread
from network.lib.activity import record
from network.lib.audit import audit


def lock(*, thread: Thread, by, reason: str) -> Thread:
    """Close a thread. A second time changes nothing.

    The caller has asked `access.may_curate`, or the desk has decided so.

    Args:
        reason: already scanned.
    """
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        if thread.locked_at is None:
            thread.locked_at = timezone.now()
            thread.save(update_fields=["locked_at"])
            record("thread_locked", actor=by, subject=thread)
            audit("thread_locked", actor=by, subject=thread, reason=reason)
            tell(thread)
    return thread


def unlock(*, thread: Thread, by, reason: str) -> Thread:
    """Open it again."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        if thread.locked_at is not None:
            thread.locked_at = None
            thread.save(update_fields=["locked_at"])
            audit("thread_unlocked", actor=by, subject=thread, reason=reason)
            tell(thread)
    return thread
