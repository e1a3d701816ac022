"""Erasing what is kept of members who left: after their week, and again after a restore."""

import json
import logging
import time
from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from directory.actions.leaving import tell
from directory.actions.members import shown_changed
from directory.actions.sessions import end_all
from directory.actions.waiting import withdraw
from directory.models import Application, Leaving, Member
from network.lib import letters
from network.lib.audit import audit
from network.lib.ports import exports

log = logging.getLogger(__name__)

LONGEST = 600.0


def run_due(now=None) -> int:
    """Send last mails, and erase every member whose week is over; return how many."""
    ends, erased = time.monotonic() + LONGEST, 0
    for pk in list(Leaving.objects.untold().values_list("pk", flat=True)):
        tell(pk)
    for pk in list(Leaving.objects.due(now).order_by("due_at").values_list("pk", flat=True)):
        if time.monotonic() > ends:
            break
        try:
            erased += erase(pk)
        except Exception:
            # The others must not wait for the one: seen in the log, begun again by the next run.
            log.exception("member %s could not be erased", pk)
    return erased


def erase(leaving_id: int, at=None) -> bool:
    """Erase one member; return whether there was anything to do.

    Every step may be run again, and the row says "done" last: a run that is killed anywhere is
    finished by the next one, with the same end.

    Args:
        at: when it was first done, for a replay.
    """
    if not _begin(leaving_id):
        return False
    leaving = Leaving.objects.select_related("member").get(pk=leaving_id)
    member = leaving.member
    if member.left_at is None:
        # While the name is still there to look for.
        names = [name for name in (member.name, member.verified_name) if name]
        letters.forget([*names, member.email, f"/{member.handle}/"])
        Application.objects.filter(sponsor__iexact=member.handle).update(sponsor="")
    end_all(member=member)
    # Closing the account has done so already, unless it came back with a backup.
    withdraw(member=member)
    # The account comes first, so that whatever is rendered meanwhile has no name.
    for part in exports:
        part.on_leaving(part.rows(member), leaving.words_go)
    with transaction.atomic():
        done = Leaving.objects.filter(pk=leaving_id, erased_at=None)
        if done.update(erased_at=at or timezone.now()):
            audit("member_erased", actor=None, subject=member)
    return True


def _begin(leaving_id: int) -> bool:
    """Close the way back. Returns False when it was undone, or is done."""
    with transaction.atomic():
        todo = Leaving.objects.select_for_update().filter(pk=leaving_id, erased_at=None).first()
        if todo is None:
            return False
        if todo.started_at is None:
            todo.started_at = timezone.now()
            todo.save(update_fields=["started_at"])
            Member.objects.filter(pk=leaving_id).update(is_active=False)
            shown_changed(Member.objects.get(pk=leaving_id))
    return True


def erasure_list() -> Iterator[str]:
    """Who was erased, a line each: ids and times only, to be kept apart from the backups."""
    for leaving in Leaving.objects.erased().order_by("erased_at", "pk").iterator():
        line = {"member": leaving.pk, "words_go": leaving.words_go}
        yield json.dumps({**line, "erased_at": leaving.erased_at.isoformat()})


def replay(line: str) -> bool:
    """Erase again who has come back with a backup; return whether there was anything to do.

    Raises:
        ValueError: the line is not one of `erasure_list`.
    """
    try:
        said = json.loads(line)
        pk, words_go = int(said["member"]), bool(said["words_go"])
        at = datetime.fromisoformat(said["erased_at"])
    except (KeyError, TypeError, ValueError):
        raise ValueError("not a line of an erasure list") from None
    # Who joined later has only the number in common.
    if not Member.objects.filter(pk=pk, joined_at__lt=at).exists():
        return False
    values = {"words_go": words_go, "asked_at": at, "due_at": at, "told_at": at}
    if not Leaving.objects.erased().filter(pk=pk).exists():
        Leaving.objects.update_or_create(member_id=pk, defaults=values)
    return erase(pk, at)
