"""Asking the question of the week, each once, through the same action as the form."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from forums import access
from forums.actions.held import Held
from forums.actions.threads import start
from forums.actions.writers import LookAgain, NotNow
from forums.models import PreparedQuestion, Rhythm, Thread
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import CallsForHelp, Refused

# What stops a question that was let through when it was prepared.
STOPPED = (CallsForHelp, LookAgain, NotNow, Refused, ValueError)


def ask_due(now: datetime | None = None) -> int:
    """Ask in every forum whose moment has come; return in how many something was asked."""
    now = now or timezone.now()
    due = list(Rhythm.objects.due(now).order_by("pk").values_list("pk", flat=True))
    return sum(ask_next(pk, now) for pk in due)


def ask_next(pk: int, now: datetime) -> bool:
    """Ask the next question of one forum, unless another worker has it.

    The moment is claimed in the transaction that writes the thread: both are there, or neither.
    A week that was missed is missed: one question comes, not two.

    Returns:
        Whether one was asked, or held for a moderator.
    """
    with transaction.atomic():
        rhythm = Rhythm.objects.select_related("moderator", "forum__priority").get(pk=pk)
        claimed = Rhythm.objects.due(now).filter(pk=pk).update(next_at=rhythm.following(now))
        if not claimed:
            return False
        question = rhythm.questions.waiting().first()
        if question is None:
            _tell_once(rhythm, now)
            return False
        member, forum = rhythm.moderator, rhythm.forum
        if not access.may_read(member, forum) or not access.may_prepare(member, forum):
            return _stop(rhythm)
        try:
            with transaction.atomic():
                _ask(rhythm, question, now)
        except STOPPED:
            return _stop(rhythm)
    return True


def _ask(rhythm: Rhythm, question: PreparedQuestion, now: datetime) -> None:
    link = PreparedQuestion.priorities.through.objects.filter(preparedquestion=question)
    priorities = [row.priority for row in link.order_by("pk").select_related("priority")]
    question.asked_at = now
    # Where another moderator reads it first, it is asked as far as this list goes.
    with suppress(Held):
        question.post = start(
            forum=rhythm.forum,
            author=rhythm.moderator,
            title=question.title,
            written=question.html,
            written_as="html",
            language=question.language_id,
            priorities=priorities,
            kind=Thread.Kind.QUESTION,
            submission=question.submission,
        )
    # They stand in the thread now, or with the desk, and in no other row.
    question.title = question.html = ""
    question.save(update_fields=["asked_at", "post", "title", "html"])


def _stop(rhythm: Rhythm) -> bool:
    """Nothing is asked until a moderator has looked; who kept the rhythm is told."""
    Rhythm.objects.filter(pk=rhythm.pk).update(is_paused=True)
    audit("questions_stopped", actor=None, subject=rhythm)
    record("questions_stopped", actor=None, subject=rhythm)
    return False


def _tell_once(rhythm: Rhythm, now: datetime) -> None:
    if Rhythm.objects.filter(pk=rhythm.pk, empty_since=None).update(empty_since=now):
        record("questions_empty", actor=None, subject=rhythm)
