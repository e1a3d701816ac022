"""Taking posts to another thread, and whether every counter is right afterwards."""

from directory.models import Priority
from forums.actions.joining import join, merge
from forums.actions.splitting import split
from forums.models import Post, Thread
from moderation.grounds import Ground

WHY = Ground("Another matter.")


def fresh(thread):
    return Thread.objects.select_related("forum").get(pk=thread.pk)


def numbered(thread, *numbers):
    return list(Post.objects.filter(thread=thread, number__in=numbers).order_by("number"))


def taken_out(thread, numbers, by, forum=None, **values):
    values = {"title": "Another matter", "reason": WHY} | values
    values.setdefault("priorities", [Priority.objects.get(slug="prevention")])
    thread, forum = fresh(thread), forum or thread.forum
    chosen = values.pop("posts", None) or numbered(thread, *numbers)
    return split(thread=thread, posts=chosen, forum=forum, by=by, **values)


def put(thread, numbers, into, by, reason=WHY, chosen=None):
    about = {"thread": fresh(thread), "into": fresh(into), "by": by, "reason": reason}
    if chosen or numbers:
        return join(posts=chosen or numbered(thread, *numbers), **about)
    return merge(**about)


def is_right(thread):
    """Every counter says what stands in the thread."""
    thread = fresh(thread)
    there = list(thread.posts.order_by("number"))
    assert thread.post_count == len(there)
    wrote = {post.author_id: 0 for post in there}
    for post in there:
        wrote[post.author_id] += 1
    assert dict(thread.participants.values_list("member", "posts")) == wrote
    moved = set(thread.moved_away.values_list("number", flat=True))
    assert moved | {post.number for post in there} == set(range(1, thread.last_number + 1))
    assert not moved & {post.number for post in there}
    if there:
        newest = max(there, key=lambda post: (post.posted_at, post.number))
        assert thread.last_post_at == newest.posted_at
        assert thread.last_author_id == newest.author_id
        assert thread.last_shown == (0 if newest.hidden_at else newest.number)
        assert max(post.revision for post in there) <= thread.revision
    return there
