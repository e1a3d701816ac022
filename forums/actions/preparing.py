"""Preparing the questions of a forum: when, which, in which order."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from directory.models import Language
from forums.actions.threads import with_forums_own
from forums.models import Forum, PreparedQuestion, Rhythm
from network.lib.audit import audit
from network.lib.written import through_scan

# That wait, of one forum: two years.
MOST = 104


class Full(ValueError):
    """As many questions wait as are kept."""


class Asked(ValueError):
    """It is asked already, or taken from the list."""


def keep_rhythm(*, forum: Forum, by, weekday: int, hour: int, is_paused: bool) -> Rhythm:
    """Say when the forum's questions are asked; whoever says so asks them from then on.

    The caller has asked `access.may_prepare`.
    """
    with transaction.atomic():
        rhythm = Rhythm.objects.select_for_update(of=("self",)).filter(forum=forum).first()
        rhythm = rhythm or Rhythm(forum=forum)
        rhythm.moderator, rhythm.weekday, rhythm.hour = by, weekday, hour
        rhythm.is_paused, rhythm.next_at = is_paused, rhythm.following(timezone.now())
        rhythm.save()
        audit("questions_timed", actor=by, subject=rhythm, paused=is_paused)
    return rhythm


def prepare(
    *,
    rhythm: Rhythm,
    by,
    title: str,
    text: str,
    language: Language,
    priorities: Sequence,
    question: PreparedQuestion | None = None,
) -> PreparedQuestion:
    """Put a question behind those that wait, or change one of them.

    Raises:
        Refused: the privacy scan found something in the title or the text.
        Full: see there.
        Asked: it waits no more.
        ValueError: not one to three priorities.
    """
    priorities = with_forums_own(rhythm.forum, priorities)
    if not 1 <= len(priorities) <= 3:
        raise ValueError("a thread has one to three priorities")
    title = through_scan("forums.PreparedQuestion.title", title).text
    html = through_scan("forums.PreparedQuestion.html", text).text
    with transaction.atomic():
        waiting = _locked(rhythm)
        if question is None:
            if waiting.count() >= MOST:
                raise Full
            last = waiting.order_by().aggregate(last=Max("place"))["last"] or 0
            question = PreparedQuestion(rhythm=rhythm, place=last + 1, by=by)
        elif not waiting.filter(pk=question.pk).exists():
            raise Asked
        question.title, question.html, question.language = title, html, language
        question.save()
        question.priorities.clear()
        link = PreparedQuestion.priorities.through
        link.objects.bulk_create(
            link(preparedquestion=question, priority=priority) for priority in priorities
        )
        # Told anew when it is empty once more.
        Rhythm.objects.filter(pk=rhythm.pk).update(empty_since=None)
        audit("question_prepared", actor=by, subject=question)
    return question


def ask_sooner(*, question: PreparedQuestion, by) -> None:
    """Let it change places with the one before it; the first stays where it is."""
    with transaction.atomic():
        waiting = list(_locked(question.rhythm))
        places = [one.pk for one in waiting]
        if question.pk not in places or not (at := places.index(question.pk)):
            return
        before, own = waiting[at - 1], waiting[at]
        before.place, own.place = own.place, before.place
        for one in (before, own):
            one.save(update_fields=["place"])


def drop(*, question: PreparedQuestion, by) -> None:
    """Take one that waits from the list; its words are kept nowhere. Twice changes nothing."""
    with transaction.atomic():
        if _locked(question.rhythm).filter(pk=question.pk).delete()[0]:
            audit("question_dropped", actor=by, subject=question.rhythm)


def _locked(rhythm: Rhythm):
    """Those that wait, the rhythm's row locked: the clock and two moderators come one by one."""
    Rhythm.objects.select_for_update(of=("self",)).get(pk=rhythm.pk)
    return rhythm.questions.waiting()
