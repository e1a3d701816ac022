"""What lists of people and of organisations have in common once they are read: they are sent off
once, worked off in batches, and gone on with where a worker was lost.
"""

from collections.abc import Callable

from django.db import models, transaction
from django.utils import timezone

from directory.models import Member
from network.lib.audit import audit
from network.lib.nudge import nudge


def send_off(listed: models.Model, *, by: Member, task: str, action: str) -> bool:
    """Let workers have a list; return False when it was pressed before.

    Args:
        by: of the secretariat.
        task: what a worker is asked for.
        action: as the audit calls it.
    """
    with transaction.atomic():
        unsent = type(listed).objects.filter(pk=listed.pk, sent_at=None)
        if not unsent.update(sent_at=timezone.now()):
            return False
        audit(action, actor=by, subject=listed)
        transaction.on_commit(lambda: nudge(task, listed.pk), robust=True)
    return True


def each_batch(do: Callable[[int], int | None], list_id: int) -> int:
    """Work a list off; return how many lines were used.

    Args:
        do: a batch, in one transaction: how many of its lines, None when none waits. So a worker
            that is killed does nothing twice.
    """
    used = 0
    while (done := do(list_id)) is not None:
        used += done
    return used


def sweep(lists: models.QuerySet, task: str) -> int:
    """Ask workers to go on with lists that were left; return how many."""
    left = lists.unfinished().order_by("pk").values_list("pk", flat=True)
    return sum(nudge(task, pk) for pk in left)
