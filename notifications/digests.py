"""What a digest speaks of. It reads the threads themselves, not activities.

Unread posts of others, in what the member watches and then in what they track, in threads they may
see now and have muted nothing of. A fixed number of queries a member, whatever there is to say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Greatest

from directory.actions import saved_searches
from directory.models import Member, SavedDirectorySearch
from forums.models import Forum, Post, SavedSearch, Thread, sensitivity
from forums.models.loudness import Source
from forums.models.new_hits import NewHit, find_new
from forums.models.watching import UNREAD, Volume
from notifications.models import DigestColleagues, DigestItem

MOST = 12
# Posts younger than this wait for the next digest: their transaction may not be over, and
# their author may still take them back.
SETTLE = timedelta(seconds=30)
# Only so many of a thread's newest posts are looked at and counted: a thread may have 100,000.
NEWEST = 200

WHY = {
    (Source.THREAD, Volume.WATCHING): DigestItem.Why.WATCHING,
    (Source.THREAD, Volume.TRACKING): DigestItem.Why.TRACKING,
    **dict.fromkeys([(Source.FORUM, volume) for volume in UNREAD], DigestItem.Why.FORUM),
    **dict.fromkeys([(Source.TOPIC, volume) for volume in UNREAD], DigestItem.Why.TOPIC),
    (Source.WORK, Volume.TRACKING): DigestItem.Why.PRIORITY,
}


@dataclass(frozen=True)
class Window:
    """Which posts are news: those after `since` up to `until`."""

    since: datetime
    until: datetime


def gather(member, window: Window) -> list[DigestItem]:
    """Return unsaved items: what is watched, what is tracked, then saved searches; newest first.

    Six queries at the most.
    """
    forum_ids = Forum.objects.visible_ids(member)
    threads = news(member, window, forum_ids).by_activity()
    chosen = list(threads.filter(loudness=Volume.WATCHING)[:MOST])
    if room := MOST - len(chosen):
        chosen += threads.filter(loudness=Volume.TRACKING)[:room]
    items = [
        DigestItem(
            thread_id=thread.pk,
            why=WHY[thread.loud_by, thread.loudness],
            first_number=thread.first_number,
            new_posts=thread.new_posts,
        )
        for thread in chosen
    ]
    if room := MOST - len(items):
        told = {item.thread_id for item in items}
        items += _of_searches(member, window, forum_ids, told)[:room]
    for position, item in enumerate(items, start=1):
        item.position = position
    return items


def _of_searches(member, window, forum_ids, told: set[int]) -> list[DigestItem]:
    """Each thread once, by the first search that it is new to."""
    hits: dict[int, NewHit] = {}
    for hit in new_to_searches(member, window, forum_ids):
        if hit.thread not in told:
            hits.setdefault(hit.thread, hit)
    return [
        DigestItem(
            thread_id=hit.thread,
            why=DigestItem.Why.SEARCH,
            search_id=hit.search,
            first_number=hit.first_number,
            new_posts=hit.posts,
        )
        for hit in hits.values()
    ]


def new_to_searches(member, window, forum_ids) -> list[NewHit]:
    """What is new to the searches the member saved, but for threads they muted.

    And but for those whose words stay in Havn: that a word stands in one is said by no mail either.
    """
    searches = list(SavedSearch.objects.of(member))
    hits = find_new(member, searches, window.since, window.until, forum_ids)
    if not hits:
        return []
    threads = Thread.objects.filter(pk__in=[hit.thread for hit in hits]).with_loudness(member)
    threads = threads.that_may_leave(sensitivity.Way.MAIL).filter(mail_muted=False)
    told = set(threads.values_list("pk", flat=True))
    return [hit for hit in hits if hit.thread in told]


def news(member, window: Window, forum_ids):
    """Threads that are not muted for mails, with unread posts of others in the window.

    Annotated with `first_post` (its id), `first_number` and `new_posts`, and with `loudness` and
    `loud_by`: see forums/models/loudness.py.
    """
    posts = (
        Post.objects.shown()
        .filter(
            thread=OuterRef("pk"),
            number__gt=Greatest(OuterRef("read_before"), OuterRef("last_number") - NEWEST),
            posted_at__gt=Greatest(Value(window.since), OuterRef("all_read")),
            posted_at__lte=window.until,
        )
        .exclude(author=member.pk)
    )
    counted = posts.order_by().values("thread").annotate(posts=Count("pk")).values("posts")
    return (
        Thread.objects.in_forums(forum_ids)
        .unread_by(member, window.since)
        .with_loudness(member)
        .filter(Exists(posts), mail_muted=False)
        .annotate(
            first_post=Subquery(posts.order_by("number").values("pk")[:1]),
            first_number=Subquery(posts.order_by("number").values("number")[:1]),
            new_posts=Subquery(counted),
        )
    )


def still_news(member, digest):
    """(item, thread) of what may be told now: asked again just before the mail is sent.

    A thread that was muted, read or hidden meanwhile, or is not followed any more, is left out.
    """
    items = list(digest.items.select_related("search"))
    window = Window(digest.since, digest.until)
    forum_ids = Forum.objects.visible_ids(member)
    threads = (
        news(member, window, forum_ids)
        .filter(pk__in=[item.thread_id for item in items])
        .select_related("forum")
    )
    searched = {item.thread_id for item in items if item.why == DigestItem.Why.SEARCH}
    by_id = {
        thread.pk: thread
        for thread in threads
        if thread.loudness in UNREAD or thread.pk in searched
    }
    if any(item.why == DigestItem.Why.SEARCH for item in items):
        hits = new_to_searches(member, window, forum_ids)
        _keep_what_is_still_found(items, by_id, {(hit.search, hit.thread): hit for hit in hits})
    return [(item, by_id[item.thread_id]) for item in items if item.thread_id in by_id]


def _keep_what_is_still_found(items, by_id, hits: dict[tuple, NewHit]) -> None:
    """Of a search: its words may have been taken out, or the search let go, since it was made."""
    for item in items:
        if item.why != DigestItem.Why.SEARCH or item.thread_id not in by_id:
            continue
        hit = hits.get((item.search_id, item.thread_id))
        if hit is None:
            del by_id[item.thread_id]
        else:
            thread = by_id[item.thread_id]
            thread.first_post, thread.first_number = hit.first_post, hit.first_number
            thread.new_posts = hit.posts


def new_colleagues(member) -> list[DigestColleagues]:
    """Return unsaved rows: whom each saved search of the directory finds anew. Then they are known.

    In the transaction that writes the digest.
    """
    found = []
    for search in SavedDirectorySearch.objects.of(member).select_related("member"):
        if members := saved_searches.take_new(search=search, most=MOST):
            found.append(DigestColleagues(search=search, members=members))
    return found


def still_colleagues(member, digest) -> list[tuple[SavedDirectorySearch, list[Member]]]:
    """Of those whom its searches still find, as the member sees them now."""
    told = []
    for row in digest.colleagues.select_related("search__member").order_by("pk"):
        ids = saved_searches.still_found(row.search, row.members)
        seen = list(Member.objects.listed().filter(pk__in=ids).seen_by(member).by_name())
        if seen:
            told.append((row.search, seen))
    return told
