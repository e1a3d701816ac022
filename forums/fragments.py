"""A post as HTML, rendered once for everybody who sees the same face of it.

The key holds every version the fragment depends on, so nothing is ever invalidated: an edit, a
new employer of the author or a new release asks for another key.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import redis
from django.conf import settings
from django.core.cache import caches
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from directory import voices
from forums import shown
from forums.models import Post
from forums.models.quotations import quoted_heads
from network.lib.files.kinds import KINDS
from network.lib.kept import Kept
from network.lib.release import RELEASE

MEMBERS, PUBLIC = "members", "public"

# Where the server puts the author's own controls; everybody else gets nothing there.
CONTROLS = "<!--controls-->"


@dataclass(frozen=True)
class Row:
    """What a page must know of a post to find its fragment. One query for twenty."""

    pk: int
    number: int
    version: int
    revision: int
    author_id: int
    face_version: int
    hidden_at: datetime | None = None
    suspended_until: datetime | None = None
    posted_at: datetime | None = None
    # What the heads of its quotes say, and whether they are shown.
    quoted: str = ""
    # Of the one who reads the page; no part of the fragment.
    kept: bool = False
    thanked: bool = False

    FIELDS = (
        *("pk", "number", "version", "revision", "author_id", "author__face_version"),
        *("hidden_at", "author__suspended_until", "posted_at", quoted_heads()),
    )

    def key(self, face: str, language: str) -> str:
        # A suspension ends by the clock: until then no name leads to the profile.
        ends = self.suspended_until
        face_version = f"{self.face_version}{'s' if ends and ends > timezone.now() else ''}"
        quoted = f":{self.quoted}" if self.quoted else ""
        return f"post:{self.pk}:{self.version}:{face_version}:{face}:{language}:{RELEASE}{quoted}"


def rows(posts) -> list[Row]:
    """The rows of a Post QuerySet, in its order. One query."""
    return [Row(*values) for values in posts.values_list(*Row.FIELDS)]


def page_rows(thread_id: int, first: int, last: int, **reader) -> list[Row]:
    """The rows of a page of a thread. One query.

    Args:
        reader: `member_id` of who reads it, for what they kept and gave thanks for.
    """
    found = _page_rows(thread=thread_id, first=first, last=last, **reader)
    return [Row(*values) for values in found]


@Kept
def _page_rows(kind, thread, first, last, member_id=None):
    posts = Post.objects.filter(thread=thread).numbered(first, last)
    fields = Row.FIELDS
    if member_id:
        posts, fields = posts.with_marks(member_id), (*fields, "kept", "thanked")
    return posts.values_list(*fields)[: settings.POSTS_PER_PAGE]


def render(rows: Iterable[Row], face: str) -> dict[int, SafeString]:
    """Return the posts' HTML by post id: one round trip to the cache, one query for what it lacks.

    Args:
        rows: of posts the reader may see; permission is the caller's.
        face: MEMBERS, or PUBLIC for visitors, who see no names.
    """
    language = get_language()
    keys = {row.key(face, language): row.pk for row in rows}
    found = caches["fragments"].get_many(keys)
    html = {keys[key]: fragment for key, fragment in found.items()}
    if len(html) < len(keys):
        made = _render_missing([key for key in keys if key not in found], keys, face)
        caches["fragments"].set_many(made)
        html |= {keys[key]: fragment for key, fragment in made.items()}
    # Safe: made by our template from cleaned text, kept in our own cache.
    return {pk: mark_safe(fragment) for pk, fragment in html.items()}


def _render_missing(missing: list[str], keys: dict[str, int], face: str) -> dict[str, str]:
    posts = {post.pk: post for post in _whole(posts=[keys[key] for key in missing])}
    template, heads = get_template("forums/_post.html").template, shown.heads(posts.values())
    return {
        key: _render_one(template, posts[keys[key]], face, heads.get(keys[key], {}))
        for key in missing
        if keys[key] in posts
    }


def forget(posts: set[int]) -> None:
    """Drop whatever is kept of some posts, in every version, face, language and release.

    Raises:
        RedisError: the cache is away, so it cannot be said what it keeps.
    """
    cache = caches["fragments"]
    prefix = cache.make_key("post:")
    with redis.Redis.from_url(settings.CACHES["fragments"]["LOCATION"]) as client:
        for key in client.scan_iter(f"{prefix}*", count=1000):
            if int(key.decode().removeprefix(prefix).split(":")[0]) in posts:
                client.delete(key)


@Kept
def _whole(kind, posts):
    whole = Post.objects.with_author().with_files().select_related("thread__forum")
    return whole.filter(pk__in=posts)


def _render_one(template, post, face, quoted):
    files = [{**file, "of_kind": KINDS[file["kind"]]} for file in post.shown_files]
    values = {"post": post, "author": post.author, "face": face, "files": files}
    values["shown"] = post.author.face
    values["words"] = shown.words(post, quoted, names=face == MEMBERS)
    values["voice"] = voices.number_of(post.author)
    return template.render(Context(values))
