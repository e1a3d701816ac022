"""Mentioning colleagues: a handle becomes a link, and its member is told, once a post."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from directory.models import Member
from forums import fragments, live, mentions
from forums.access import readers
from forums.models import Mention, Post, PostVersion, Thread
from forums.quoting import forum_of
from network.lib.activity import record

# In one post; more is a list, and a list is written with a group in mind.
MOST = 10


def look(clean_html: str, place) -> tuple[str, list[Member]]:
    """Return the words with links for those who may read them, and these members.

    A handle of somebody who may not stays as it was typed, as that of nobody does.

    Args:
        place: a thread, a post of it, or the forum of a thread that is still to be started.
    """
    if not (handles := mentions.handles_in(clean_html)):
        return clean_html, []
    found = readers(forum_of(place)).filter(pk__in=Member.objects.listed().values("pk"))
    members = list(found.filter(handle__in=handles[:MOST]).order_by("pk"))
    return mentions.linked(clean_html, [member.handle for member in members]), members


def keep(post: Post, members: Sequence[Member], *, by, at) -> None:
    """Write down whom a post mentions, and tell who is new, in the caller's transaction."""
    if not members:
        return
    known = set(post.mentions.values_list("member", flat=True))
    for member in members:
        if member.pk not in known:
            mention = Mention.objects.create(post=post, member=member, made_at=at)
            record("mentioned", actor=by, subject=mention, at=at)


def forget(rows, words_go: bool) -> None:
    """Who is erased is not linked any more: somebody else may be called so one day."""
    for mention in rows.select_related("member").order_by("pk").iterator(chunk_size=500):
        with transaction.atomic():
            _take_link(mention)
            mention.delete()


def _take_link(mention: Mention) -> None:
    thread = Thread.objects.select_for_update(of=("self",)).get(posts=mention.post_id)
    post = Post.objects.select_for_update().get(pk=mention.post_id)
    without = partial(mentions.without, handle=mention.member.handle)
    for version in PostVersion.objects.filter(post=post):
        PostVersion.objects.filter(pk=version.pk).update(html=without(version.html))
    if (html := without(post.html)) == post.html:
        return
    thread.revision += 1
    thread.save(update_fields=["revision"])
    post.html, post.revision = html, thread.revision
    post.version += 1
    post.save(update_fields=["html", "version", "revision"])
    transaction.on_commit(partial(live.post_saved, post.pk), robust=True)
    transaction.on_commit(partial(fragments.forget, {post.pk}), robust=True)
