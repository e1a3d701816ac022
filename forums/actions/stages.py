"""How far a thread has come: concluded, open again, in the archive; and which reply answered it."""

from django.db import transaction

from forums.actions.told import tell
from forums.authors import stands_as
from forums.models import Post, Thread
from network.lib.activity import record
from network.lib.audit import audit


class NoAnswer(ValueError):
    """The post cannot be what answers a question (any more)."""


def move_to(*, thread: Thread, stage: str, by) -> Thread:
    """Say that a thread is concluded, in the archive, or open again. A second time changes nothing.

    The caller has asked `access.may_steer`, or `may_archive` for the archive.

    Raises:
        ValueError: there is no such stage.
    """
    stage = Thread.Stage(stage)
    with transaction.atomic():
        thread = _locked(thread.pk)
        if thread.stage != stage:
            before, thread.stage = thread.stage, stage
            thread.save(update_fields=["stage"])
            audit(
                "thread_moved_on",
                actor=stands_as(by, thread),
                subject=thread,
                stage=[before, stage],
            )
            tell(thread)
    return thread


def accept(*, post: Post, by) -> Thread:
    """Say which reply answers the question. Another one that was said before is it no more.

    The caller has asked `access.may_accept`.

    Raises:
        NoAnswer: the post is hidden, empty or elsewhere meanwhile, or opens the thread.
    """
    with transaction.atomic():
        thread = _locked(post.thread_id)
        post = Post.objects.get(pk=post.pk)
        is_reply = post.thread_id == thread.pk and post.number > 1
        if not is_reply or post.hidden_at or not post.html:
            raise NoAnswer
        if thread.answer_id != post.pk:
            thread.answer = post
            thread.save(update_fields=["answer"])
            as_whom = stands_as(by, thread)
            record("answer_accepted", actor=as_whom, subject=post)
            audit("answer_accepted", actor=as_whom, subject=thread, number=post.number)
            tell(thread)
    return thread


def take_back_answer(*, thread: Thread, by) -> Thread:
    """Nothing has answered it yet, after all."""
    with transaction.atomic():
        thread = _locked(thread.pk)
        if thread.answer_id is not None:
            thread.answer = None
            thread.save(update_fields=["answer"])
            audit("answer_taken_back", actor=stands_as(by, thread), subject=thread)
            tell(thread)
    return thread


def _locked(pk: int) -> Thread:
    return Thread.objects.select_for_update(of=("self",)).get(pk=pk)
