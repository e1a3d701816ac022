"""Saying that less of a thread may leave than its forum lets out."""

from django.db import transaction

from forums.authors import stands_as
from forums.models import Forum, Thread
from forums.models.sensitivity import stricter_than
from network.lib.audit import audit


def own_of(forum: Forum, chosen: str) -> str:
    """Return what a thread of the forum stores: empty where it is as the forum.

    Raises:
        ValueError: it is no sensitivity, or lets out more than the forum.
    """
    if not chosen or chosen == forum.sensitivity:
        return ""
    if chosen not in stricter_than(forum.sensitivity):
        raise ValueError("a thread is never laxer than its forum")
    return chosen


def change_sensitivity(*, thread: Thread, by, sensitivity: str) -> Thread:
    """Change what may leave of a thread, from now on: what was sent is sent.

    Args:
        thread: the caller has asked `access.may_change_sensitivity`.
        sensitivity: stricter than the forum's, or empty for the forum's.

    Raises:
        ValueError: as in `own_of`.
    """
    with transaction.atomic():
        threads = Thread.objects.select_for_update(of=("self",)).select_related("forum")
        before = threads.get(pk=thread.pk)
        after = own_of(before.forum, sensitivity)
        if before.sensitivity != after:
            Thread.objects.filter(pk=thread.pk).update(sensitivity=after)
            states = [before.sensitivity, after]
            as_whom = stands_as(by, before)
            audit("thread_sensitivity_changed", actor=as_whom, subject=before, sensitivity=states)
    thread.sensitivity = after
    return thread
