"""What a feed says: threads that its reader may read, and of each as much as may leave Havn.

Of forums that only the work for the secretariat opens there is none: each time somebody reads there
by office it is noted for those who write there, and a program asks all day.
"""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language
from psycopg.errors import QueryCanceled

from forums import bylines, fragments, quotes, visible
from forums.atom import Entry, written
from forums.models import Forum, Post, Thread, hits
from forums.models.sensitivity import Way, forum_lets_out, may_leave
from network.lib.markup import plain
from network.lib.release import RELEASE
from network.lib.scan import scan
from network.lib.search import tsquery

ENTRIES = 30
# Letters of a thread's first post.
WORDS = 300
# Milliseconds that finding may take.
PATIENCE = 3000


class TookTooLong(Exception):
    """The search did not end in time."""


def of_forum(forum) -> bytes:
    """What everybody may know of a public forum: names stay in Havn, as on its pages."""
    threads = _sent_out(AnonymousUser()).filter(forum=forum.pk)
    own_url = _whole(reverse("forum_feed", args=[forum.slug]))
    about = {"id": own_url, "own_url": own_url, "url": _whole(forum.get_absolute_url())}
    return _written(threads[:ENTRIES], fragments.PUBLIC, title=forum.title, **about)


def has_feed(forum) -> bool:
    """Whether its threads can stand in a feed at all."""
    return forum_lets_out(forum, Way.TITLE)


def of_member(feed, token: str) -> bytes:
    """What a member may know of one thing. Two queries, if its words were asked for before.

    Raises:
        LookupError: it is about a forum that the member may not read any more.
        TookTooLong: a search did not end in time.
    """
    threads = list(_threads(feed)[:ENTRIES])
    if not threads and not _may_be_known(feed):
        raise LookupError
    url = _whole(reverse("settings_feeds"))
    about = {"id": f"{url}#feed-{feed.pk}", "title": said(feed), "url": url}
    return _written(
        threads, fragments.MEMBERS, own_url=_whole(reverse("feed", args=[token])), **about
    )


def said(feed) -> str:
    """What it is of, in words. That its forum may be known is the caller's."""
    return feed.search.words if feed.search else str(feed.subject)


def forum_of(feed) -> int | None:
    """The forum it is about, also by a search in it; None for one about all of them."""
    return feed.search.forum_id if feed.search else feed.forum_id


def _sent_out(reader):
    readable = Forum.objects.visible_to(reader).values("pk")
    threads = Thread.objects.filter(forum__in=readable).that_may_leave(Way.TITLE)
    return threads.listed().with_opening().by_activity()


def _threads(feed):
    threads = _sent_out(visible.without_office(feed.member))
    if feed.forum_id:
        return threads.filter(forum=feed.forum_id)
    if feed.priority_id:
        return threads.about([feed.priority_id])
    if feed.tag_id:
        return threads.with_tag(feed.tag_id)
    return threads.filter(pk__in=_found(feed))


def _may_be_known(feed) -> bool:
    forum_id = forum_of(feed)
    readable = Forum.objects.visible_to(visible.without_office(feed.member))
    return not forum_id or readable.filter(pk=forum_id).exists()


def _found(feed) -> list[int]:
    """The threads of the newest hits. Three queries."""
    sought = feed.search.sought
    if not sought.wanted.groups:
        return []
    forum_ids = Forum.objects.visible_ids(visible.without_office(feed.member))
    try:
        with transaction.atomic(savepoint=False):
            queries = tsquery.queries(sought.wanted, PATIENCE)
            found = hits.find(queries, sought, forum_ids, by_date=True, size=3 * ENTRIES)
    except OperationalError as failure:
        if not isinstance(failure.__cause__, QueryCanceled):
            raise
        raise TookTooLong from None
    return list(dict.fromkeys(hit.thread for hit in found.page))


@dataclass(frozen=True)
class Opening:
    """The words of a first post.

    Args:
        titled: whether the title may stand outside.
    """

    titled: bool
    words: str


def _written(threads, face, **about) -> bytes:
    threads = list(threads)
    openings = _openings(threads)
    entries = [
        _entry(thread, openings[thread.pk], face)
        for thread in threads
        if thread.pk in openings and openings[thread.pk].titled
    ]
    return written(entries, language=get_language(), **about)


def _entry(thread, opening, face) -> Entry:
    worded = may_leave(thread, Way.FEED)
    return Entry(
        id=_whole(reverse("thread_short", args=[thread.pk])),
        url=_whole(thread.get_absolute_url()),
        title=thread.title,
        language=thread.language_id,
        started_at=thread.started_at,
        changed_at=thread.last_post_at,
        author=bylines.who(thread.author, names=face == fragments.MEMBERS) if worded else "",
        words=opening.words if worded else "",
    )


def _openings(threads) -> dict[int, Opening]:
    """What may stand outside of each thread's first post, by thread; kept as the post itself is."""
    keys = {_key(thread): thread for thread in threads if thread.opening}
    kept = caches["fragments"].get_many(keys)
    missing = {thread.opening["pk"]: key for key, thread in keys.items() if key not in kept}
    made = {}
    if missing:
        for post in Post.objects.filter(pk__in=missing).only("html"):
            key = missing[post.pk]
            made[key] = (_is_harmless(keys[key].title), _first_words(post.html))
        caches["fragments"].set_many(made)
    return {keys[key].pk: Opening(*value) for key, value in (kept | made).items()}


def _key(thread) -> str:
    """Begins as those of rendered posts do: what is forgotten of a post, is forgotten here."""
    opening = thread.opening
    return f"post:{opening['pk']}:{opening['version']}:feed:{thread.heading}:{RELEASE}"


def _first_words(html: str) -> str:
    """The whole is scanned: a cut must not hide half a number."""
    words = " ".join(plain(quotes.own(html)).split())
    return Truncator(words).chars(WORDS) if _is_harmless(words) else ""


def _is_harmless(words: str) -> bool:
    """The rules may have learnt something since they were written."""
    return scan(words).verdict != "block"


def _whole(path: str) -> str:
    return f"{settings.HAVN_URL}{path}"
