"""Making a thread of its own from some posts of another. A moderator's act."""

from collections.abc import Sequence

from django.db import transaction

from forums.actions.carrying import carry, locked, note, ready, still
from forums.actions.moving import locked_forums, newest
from forums.actions.sensitivity import own_of
from forums.actions.threads import set_priorities, slug_of, with_forums_own
from forums.models import Forum, Post, Thread
from forums.models.sensitivity import stricter
from moderation.grounds import Ground
from network.lib.written import through_scan


def split(
    *,
    thread: Thread,
    posts: Sequence[Post],
    forum: Forum,
    title: str,
    priorities: Sequence,
    by,
    reason: Ground,
) -> Thread:
    """Make a thread of some posts; the first of them opens it, and is its author's.

    It lets out no more than the thread they come from, is about the same places and has its tags.

    The caller has asked `access.may_place`, and both forums are visible to `by`.

    Args:
        thread: as `by` saw it.
        posts: of the thread, in sight; not the one that opens it.
        priorities: one to three of the mandate in use; the forum's own is put first.

    Returns:
        The new thread.

    Raises:
        Refused: the privacy scan found something in the title or the reason.
        Changed: a post is elsewhere, or the thread's head is another, meanwhile.
        TooMany: more posts than are carried at once.
        ValueError: no posts, the first one of the thread, or not one to three priorities.
    """
    priorities = with_forums_own(forum, priorities)
    if not 1 <= len(priorities) <= 3:
        raise ValueError("a thread has one to three priorities")
    if not posts or min(post.number for post in posts) == 1:
        raise ValueError("what opens a thread stays in it")
    title, reason = through_scan("forums.Thread.title", title).text, reason.scanned()
    with transaction.atomic():
        ready(posts, forum)
        [source] = locked(thread)
        rows = still(source, posts)
        new = _begin(source, rows[0], forum, title)
        set_priorities(new, priorities)
        new.countries.set(source.countries.all())
        new.tags.set(list(source.tags.names()))
        carry(rows, source, new, by=by, everybody=True)
        before, after = locked_forums(source.forum_id, forum.pk)
        newest(before, after, new)
        facts = {"to": new.pk, "numbers": [post.number for post in posts]}
        note("thread_split", "thread_split", rows, about=source, by=by, reason=reason, **facts)
    return new


def _begin(source: Thread, opening: Post, forum: Forum, title: str) -> Thread:
    """Beside what is counted when the posts come."""
    held_back = stricter(stricter(source.forum.sensitivity, source.sensitivity), forum.sensitivity)
    return Thread.objects.create(
        forum=forum,
        title=title,
        slug=slug_of(title),
        author_id=opening.author_id,
        language_id=opening.language_id,
        level_id=source.level_id,
        sensitivity=own_of(forum, held_back),
        started_at=opening.posted_at,
        last_post_at=opening.posted_at,
    )
