"""Telling open pages that what stands at a thread's head is another."""

from django.db import transaction

from forums import live
from forums.models import Thread


def tell(thread: Thread) -> None:
    """Open pages ask for the head again; in the caller's transaction, the row locked."""
    thread.heading += 1
    thread.save(update_fields=["heading"])
    pk, heading = thread.pk, thread.heading
    transaction.on_commit(lambda: live.heading_changed(pk, heading), robust=True)
