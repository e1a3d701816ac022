"""Taking back what one has just sent: out of sight for everybody, and back into the form."""

from django.db import transaction
from django.utils import timezone

from forums import access, fragments, live
from forums.actions.drafts import bring_back
from forums.actions.files import take_off
from forums.actions.stages import take_back_answer
from forums.actions.writers import lock_writer
from forums.authors import stands_as
from forums.models import Post, Thread
from forums.models.appending import END, ends_with
from forums.taking_out import take_from_quotes
from moderation.models import Concern, Matter
from network.lib.activity import record
from network.lib.audit import audit


class TooLate(ValueError):
    """The time is over, somebody has replied, or the desk has it."""


def undo(*, post: Post, by):
    """Take back a post that nobody has answered, with its files; its words become a draft.

    Of a reply the number stays and says so. A thread of which it is all goes as a whole. What was
    told of it is taken back from the inbox, whether that was before or comes after.

    Returns:
        The place where its author goes on: the thread, or the forum.

    Raises:
        Muted: the author writes nothing for now.
        TooLate: see there.
    """
    with transaction.atomic():
        lock_writer(by)
        thread = Thread.objects.select_for_update(of=("self",)).select_related("forum")
        thread = thread.filter(pk=post.thread_id).first()
        post = Post.objects.select_for_update().filter(pk=post.pk).first()
        # Pressed twice: the first time took the thread.
        if thread is None or post is None or post.thread_id != thread.pk:
            raise TooLate
        post.thread = thread
        if not access.may_undo(by, thread, post):
            raise TooLate
        if _is_with_the_desk(post, thread):
            raise TooLate
        if post.number == 1:
            return _take_thread(thread, post, by)
        return _take_reply(thread, post, by)


def _is_with_the_desk(post: Post, thread: Thread) -> bool:
    """Whether somebody has reported it: what they saw stays for who must look at it."""
    found = [("forums.post", post.pk)]
    if post.number == 1:
        found.append(("forums.thread", thread.pk))
    return any(
        Matter.objects.about(*subject).exists() or Concern.objects.about(*subject).exists()
        for subject in found
    )


def _take_reply(thread: Thread, post: Post, by) -> Thread:
    choices = {"term": post.term_id, "spokesperson": post.spokesperson_id}
    bring_back(member=by, place=thread, html=post.html, choices=choices)
    take_off(post, list(post.files.filter(gone="").values_list("pk", flat=True)))
    if thread.answer_id == post.pk:
        take_back_answer(thread=thread, by=by)
    before = thread.posts.filter(withdrawn_at=None, number__lt=post.number).order_by("-number")[0]
    thread.post_count -= 1
    thread.revision += 1
    ends_with(thread, before)
    thread.save(update_fields=["post_count", "revision", *END])
    post.html, post.withdrawn_at = "", timezone.now()
    post.hidden_at, post.revision = post.withdrawn_at, thread.revision
    post.version += 1
    post.save(update_fields=["html", "withdrawn_at", "hidden_at", "revision", "version"])
    post.versions.all().delete()
    take_from_quotes(post)
    thread.participants.uncounted(post.author)
    audit("post_withdrawn", actor=stands_as(by, thread), subject=post)
    # As of a hidden post: who was told of it, is told of it no more.
    record("post_hidden", actor=None, subject=post)
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    transaction.on_commit(lambda: fragments.forget({post.pk}), robust=True)
    return thread


def _take_thread(thread: Thread, post: Post, by):
    chosen = {
        "priorities": list(_in_order(thread)),
        "countries": list(thread.countries.values_list("pk", flat=True)),
        "language": thread.language_id,
        "level": thread.level_id,
        "sensitivity": thread.sensitivity,
        "term": post.term_id,
        "spokesperson": post.spokesperson_id,
        "without_name": thread.without_name,
    }
    words = {"title": thread.title, "tags": ", ".join(thread.tags.names()), "kind": thread.kind}
    bring_back(member=by, place=thread.forum, html=post.html, choices=chosen, **words)
    take_off(post, list(post.files.filter(gone="").values_list("pk", flat=True)))
    audit("thread_withdrawn", actor=stands_as(by, thread), subject=thread)
    pk, post.html = post.pk, ""
    take_from_quotes(post)
    thread.tags.clear()
    thread.delete()
    transaction.on_commit(lambda: fragments.forget({pk}), robust=True)
    return thread.forum


def _in_order(thread: Thread):
    link = Thread.priorities.through.objects.filter(thread=thread.pk).order_by("pk")
    return link.values_list("priority_id", flat=True)
