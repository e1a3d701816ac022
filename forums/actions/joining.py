"""Putting posts of one thread into another one, or all of it. A moderator's act."""

from collections.abc import Sequence

from django.db import transaction

from forums import live
from forums.actions.carrying import carry, locked, note, ready, still
from forums.actions.curation import Changed
from forums.actions.moving import locked_forums, newest
from forums.actions.sensitivity import own_of
from forums.models import Draft, ImportedMessage, Post, ReadMarker, Thread, Watch
from forums.models.sensitivity import stricter
from moderation.actions.matters import stand_in
from moderation.grounds import Ground


def join(*, thread: Thread, posts: Sequence[Post], into: Thread, by, reason: Ground) -> Thread:
    """Put some posts behind what stands in another thread.

    That one lets out no more from then on than the thread they come from.

    The caller has asked `access.may_place` of both, and both are visible to `by`.

    Args:
        thread, into: as `by` saw them.
        posts: of the thread, in sight; not the one that opens it.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: a post is elsewhere, or a thread's head is another, meanwhile.
        TooMany: more posts than are carried at once.
        ValueError: no posts, the first one of the thread, or twice the same thread.
    """
    if not posts or min(post.number for post in posts) == 1 or thread.pk == into.pk:
        raise ValueError("what opens a thread stays in it")
    reason = reason.scanned()
    with transaction.atomic():
        ready(posts, into.forum, into)
        source, target = locked(thread, into)
        rows = _carry_over(source, target, posts, by=by, whole=False)
        facts = {"to": target.pk, "numbers": [post.number for post in posts]}
        note("posts_moved", "thread_split", rows, about=source, by=by, reason=reason, **facts)
    return target


def merge(*, thread: Thread, into: Thread, by, reason: Ground) -> Thread:
    """Put all of a thread behind what stands in another one. Its address leads there from then on.

    What was not sent yet in it goes along, and so does how loud it was.

    As `join`. Who writes in it meanwhile is shown where it went.
    """
    if thread.pk == into.pk:
        raise ValueError("a thread is not merged into itself")
    reason = reason.scanned()
    posts = list(Post.objects.filter(thread=thread.pk).order_by("number"))
    with transaction.atomic():
        stand_in(into.forum_id, subject_type="forums.thread", subjects=[thread.pk])
        ready(posts, into.forum, into)
        source, target = locked(thread, into)
        if Post.objects.filter(thread=source).count() != len(posts):
            raise Changed
        rows = _carry_over(source, target, posts, by=by, whole=True)
        _leave_nothing(source, target)
        facts = {"thread": source.pk, "carried": len(rows)}
        note("thread_merged", "thread_merged", rows, about=target, by=by, reason=reason, **facts)
    return target


def _carry_over(source, target, posts, *, by, whole) -> list[Post]:
    rows = still(source, posts)
    held_back = stricter(target.counting_sensitivity, source.counting_sensitivity)
    carry(rows, source, target, by=by, everybody=whole)
    target.sensitivity = own_of(target.forum, held_back)
    target.save(update_fields=["sensitivity"])
    before, after = locked_forums(source.forum_id, target.forum_id)
    if whole:
        source.merged_into = target
        source.save(update_fields=["merged_into"])
    newest(before, after, target)
    return rows


def _leave_nothing(source: Thread, target: Thread) -> None:
    """What led to the source leads to the target, and nobody is told of an empty thread."""
    Thread.objects.filter(merged_into=source).update(merged_into=target)
    source.pinned_at = source.pinned_until = None
    source.heading += 1
    source.save(update_fields=["pinned_at", "pinned_until", "heading"])
    ImportedMessage.objects.filter(thread=source).update(thread=target)
    writing = Draft.objects.filter(thread=target).values("member")
    Draft.objects.filter(thread=source).exclude(member__in=writing).update(thread=target)
    Watch.objects.filter(thread=source).delete()
    ReadMarker.objects.filter(thread=source).delete()
    pk, heading = source.pk, source.heading
    transaction.on_commit(lambda: live.heading_changed(pk, heading), robust=True)
