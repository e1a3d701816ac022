"""A hit in the list of a search, as HTML: rendered once a process for all that it shows.

Whatever it shows is its key, as with a thread's row (threadrow.py): whoever narrows a search down
or turns a page back gets what is there.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from forums import bylines
from forums.models import Post, Thread, hits


@dataclass(frozen=True)
class HitRow:
    """A thread or a post in the list. No excerpt where the words stay in their thread.

    Args:
        thread, slug, number: where it stands; of a thread its first post counts.
        title, excerpt: with what was found marked.
    """

    kind: str
    thread: int
    slug: str
    number: int
    title: SafeString
    language: str
    forum: str
    who: str
    at: datetime
    excerpt: SafeString | None
    excerpt_language: str

    @property
    def url(self) -> str:
        thread = Thread(pk=self.thread, slug=self.slug)
        is_thread = self.kind == hits.THREADS
        where = thread if is_thread else Post(thread=thread, number=self.number)
        return where.get_absolute_url()

    @property
    def html(self) -> SafeString:
        return _html(self, get_language())


def shown(kind: str, post: Post, words: str, marker, *, names: bool) -> HitRow:
    """Gather what a hit shows. No query.

    Args:
        post: with its thread, that one's forum, and its author.
        words: what an excerpt may be taken from.
        marker: knows what was found.
        names: whether who reads it sees who wrote.
    """
    thread = post.thread
    return HitRow(
        kind=kind,
        thread=thread.pk,
        slug=thread.slug,
        number=post.number,
        title=marker.marked(thread.title, thread.language_id),
        language=thread.language_id,
        forum=thread.forum.title,
        who=bylines.in_a_list(post.author, names=names),
        at=post.posted_at,
        excerpt=marker.excerpt(words, post.language_id) if words else None,
        excerpt_language=post.language_id,
    )


# A hit takes about a kilobyte.
@lru_cache(maxsize=4096)
def _html(row: HitRow, language: str) -> SafeString:
    template = get_template("forums/_hit.html").template
    return template.render(Context({"row": row}))
