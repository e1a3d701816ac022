"""Tidying what has ended by the clock: readers ask for the moment and never wait for this.

Open pages hear of it here, and the rows lose what says nothing any more.
"""

from django.db import transaction
from django.utils import timezone

from forums.actions.told import tell
from forums.models import Thread
from network.lib.audit import audit

# In one run; the next one takes the rest.
MOST = 200
ACTS = {"locked": "thread_unlocked", "pinned": "thread_unpinned"}


def tidy() -> int:
    """Take ended locks and pins out of their rows; returns of how many threads."""
    found = list(Thread.objects.ended().order_by("pk").values_list("pk", flat=True)[:MOST])
    return sum(_tidy_one(pk) for pk in found)


def _tidy_one(pk: int) -> bool:
    """One transaction a thread; one that somebody writes to now is left for the next run."""
    with transaction.atomic():
        locked = Thread.objects.select_for_update(of=("self",), skip_locked=True)
        thread = locked.ended().filter(pk=pk).first()
        if thread is None:
            return False
        for name in ACTS:
            _end(thread, name)
        tell(thread)
    return True


def _end(thread: Thread, name: str) -> None:
    until = getattr(thread, f"{name}_until")
    if until is None or until > timezone.now():
        return
    fields = [f"{name}_at", f"{name}_until"]
    for field in fields:
        setattr(thread, field, None)
    thread.save(update_fields=fields)
    # Nobody's doing: until when was said by whoever set it.
    audit(ACTS[name], actor=None, subject=thread)
