"""Keeping a thread on top of its forum's list. A moderator's act."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums.actions.told import tell
from forums.models import Forum, Thread
from forums.models.curated import MOST_PINNED
from network.lib.activity import record
from network.lib.audit import audit


class Full(ValueError):
    """The forum has as many pinned threads as there is room for."""


def pin(*, thread: Thread, by, until: datetime | None = None) -> Thread:
    """Keep a thread on top, or change until when. A second time changes nothing.

    The caller has asked `access.may_place`.

    Args:
        until: ends by the clock; without one somebody ends it.

    Raises:
        Full: there is no room.
    """
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        if thread.is_pinned and thread.pinned_until == until:
            return thread
        # Two moderators pin one after the other: the second sees what the first did.
        Forum.objects.select_for_update(of=("self",), no_key=True).get(pk=thread.forum_id)
        others = Thread.objects.filter(forum=thread.forum_id).exclude(pk=thread.pk)
        if others.pinned().count() >= MOST_PINNED:
            raise Full
        thread.pinned_at, thread.pinned_until = timezone.now(), until
        thread.save(update_fields=["pinned_at", "pinned_until"])
        audit("thread_pinned", actor=by, subject=thread, until=until and until.isoformat())
        tell(thread)
    return thread


def announce(*, thread: Thread, by, until: datetime | None = None) -> Thread:
    """Make a thread an announcement and pin it, in one act. Its author is told.

    A deadline and an answer are of the kind that it was, and go with it.

    The caller has asked `access.may_place`, and that the forum has announcements.

    Args:
        until: as for `pin`.

    Raises:
        Full: there is no room; it is what it was.
    """
    with transaction.atomic():
        thread = pin(thread=thread, by=by, until=until)
        if thread.kind == Thread.Kind.ANNOUNCEMENT:
            return thread
        was, thread.kind = thread.kind, Thread.Kind.ANNOUNCEMENT
        thread.deadline = thread.answer = None
        thread.save(update_fields=["kind", "deadline", "answer"])
        audit("thread_announced", actor=by, subject=thread, was=was)
        record("thread_announced", actor=by, subject=thread)
        tell(thread)
    return thread


def unpin(*, thread: Thread, by) -> Thread:
    """Let it stand among the others again."""
    with transaction.atomic():
        thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
        if thread.pinned_at is not None:
            thread.pinned_at = thread.pinned_until = None
            thread.save(update_fields=["pinned_at", "pinned_until"])
            audit("thread_unpinned", actor=by, subject=thread)
            tell(thread)
    return thread
