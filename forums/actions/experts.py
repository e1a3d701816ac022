"""Bringing a question before experts who have said yes to that, and their "Not this time"."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from directory.models import Expert
from directory.unnamed import person_number
from forums import access
from forums.actions.places import locked_thread
from forums.authors import stands_as
from forums.expert_letters import compose
from forums.models import ExpertRequest, Participant, Thread
from forums.models.experts import with_room
from network.lib import mail
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.nudge import nudge

TASK = "forums.send_expert_request"
# So many at a time, and so often, for one question. Our proposal.
AT_ONCE, ROUND = 5, timedelta(days=1)
# So many are locked and looked at again: of colleagues who ask at the same time, each finds some.
LOOKED_AT = 4 * AT_ONCE


class AskedToday(Exception):
    """Experts were asked about this question less than a day ago."""


def call_experts(
    *, thread: Thread, by, priorities, country: str = "", language: str = "", now=None
) -> int:
    """Ask up to five who may read and answer it, the least asked first; return how many.

    The caller has asked `access.may_call_experts`. Where nobody is free, no round was used.

    Args:
        priorities: of the thread; who works on one of them is asked.
        country, language: codes; "" for any.

    Raises:
        AskedToday: one round was made within a day.
    """
    now = now or timezone.now()
    with transaction.atomic():
        thread = locked_thread(thread.pk)
        if not thread.is_open:  # closed, or concluded, in this moment
            return 0
        if ExpertRequest.objects.in_thread(thread).since(now - ROUND).exists():
            raise AskedToday
        free = with_room(_who_fit(thread, by, priorities, country, language), now)
        likely = list(free.values_list("pk", flat=True)[:LOOKED_AT])
        # In one order, so that two who ask wait for each other; and counted again after that.
        list(Expert.objects.select_for_update().filter(pk__in=likely).order_by("pk"))
        chosen = free.filter(pk__in=likely).select_related("expert")[:AT_ONCE]
        asker = stands_as(by, thread)
        made = [_ask(thread, member, asker, now) for member in chosen]
        if made:
            audit("experts_called", actor=asker, subject=thread, asked=len(made))
    return len(made)


def _who_fit(thread: Thread, by, priorities, country: str, language: str):
    """Experts who may read the thread and know it, and have no part in it yet."""
    author = person_number(thread.author_id)
    here = Participant.objects.filter(thread=thread.pk).values("member")
    asked = ExpertRequest.objects.in_thread(thread).values("member")
    found = (
        access.readers(thread.forum)
        .in_use()
        .filter(Q(muted_until=None) | Q(muted_until__lte=Now()), expert__isnull=False)
        .exclude(pk__in={author, by.pk})
        .exclude(pk__in=here)
        .exclude(pk__in=asked)
        .near(by)
        .knowing(priorities)
    )
    for one in {author, by.pk}:
        found = found.without_blocks(one)
    if country:
        found = found.in_seen_country(country)
    return found.reading(language) if language else found


def _ask(thread: Thread, member, asker, now: datetime) -> ExpertRequest:
    quiet_until = member.expert.quiet_until_moment(now)
    made = ExpertRequest.objects.create(
        thread=thread, member=member, by=asker, created_at=now, claimed_until=quiet_until or now
    )
    record("expert_asked", actor=asker, subject=made, at=now)
    if quiet_until is None:
        transaction.on_commit(lambda: nudge(TASK, made.pk), robust=True)
    return made


def decline(*, request: ExpertRequest) -> bool:
    """Not this time, and no reason. What was declined counts as half a question.

    Returns:
        False when there is nothing to decline: it was, or is answered.
    """
    open_now = ExpertRequest.objects.with_answered().filter(pk=request.pk, declined_at=None)
    if not open_now.filter(answered=False).exists():
        return False
    left = ExpertRequest.objects.filter(pk=request.pk, declined_at=None)
    return bool(left.update(declined_at=timezone.now()))


def send(request_id: int, now=None) -> bool:
    """Send the mail of a request that is due; return whether the server took it.

    A mail that was tried before may meet quiet hours: then it waits until they end.
    """
    now = now or timezone.now()
    rows = ExpertRequest.objects.select_related("member__expert", "thread__forum", "by")
    request = rows.claimable(now).filter(pk=request_id).first()
    if request is None:
        return False
    expert = getattr(request.member, "expert", None)
    if expert and (until := expert.quiet_until_moment(now)):
        ExpertRequest.objects.claimable(now).filter(pk=request_id).update(claimed_until=until)
        return False
    return mail.send(rows, request_id, compose, now)


def sweep() -> int:
    """Ask workers to send what is due; return how many."""
    return mail.ask_for(ExpertRequest.objects.all(), TASK)
