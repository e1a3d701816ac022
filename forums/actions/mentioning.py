"""Mentioning colleagues: a handle becomes a link, and its member is told, once a post."""

from collections.abc import Sequence

from directory.models import Member
from forums import mentions
from forums.access import readers
from forums.models import Mention, Post
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
    found = readers(forum_of(place)).filter(pk__in=Member.objects.mentionable().values("pk"))
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
