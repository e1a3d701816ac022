"""What a digest speaks of. It reads the threads themselves, not activities.

Unread posts of others, in what the member watches and then in the priorities they follow, in
threads they may see now. A fixed number of queries a member, whatever there is to say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Greatest

from forums.models import Forum, Post, SavedSearch, Thread, Watch, sensitivity
from forums.models.new_hits import NewHit, find_new
from notifications.models import DigestItem

MOST = 12
# Posts younger than this wait for the next digest: their transaction may not be over, and
# their author may still take them back.
SETTLE = timedelta(seconds=30)
# Only so many of a thread's newest posts are looked at and counted: a thread may have 100,000.
NEWEST = 200


@dataclass(frozen=True)
class Window:
    """Which posts are news: those after `since` up to `until`."""

    since: datetime
    until: datetime


def gather(member, window: Window) -> list[DigestItem]:
    """Return unsaved items: watched threads, then priorities, then saved searches; newest first.

    Seven queries at the most.
    """
    forum_ids = Forum.objects.visible_ids(member)
    threads = news(member, window, forum_ids).by_activity()
    chosen = [(thread, DigestItem.Why.WATCHING) for thread in watched(threads, member)[:MOST]]
    if room := MOST - len(chosen):
        followed = follows_priority(threads, member)[:room]
        chosen += [(thread, DigestItem.Why.PRIORITY) for thread in followed]
    items = [
        DigestItem(
            thread_id=thread.pk,
            why=why,
            first_number=thread.first_number,
            new_posts=thread.new_posts,
        )
        for thread, why in chosen
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
    muted = Watch.objects.filter(member=member.pk, volume=Watch.Volume.MUTED).values("thread")
    threads = Thread.objects.filter(pk__in=[hit.thread for hit in hits])
    threads = threads.that_may_leave(sensitivity.Way.MAIL).exclude(pk__in=muted)
    told = set(threads.values_list("pk", flat=True))
    return [hit for hit in hits if hit.thread in told]


def news(member, window: Window, forum_ids):
    """Threads with unread posts of others in the window.

    Annotated with `first_post` (its id), `first_number` and `new_posts`.
    """
    posts = (
        Post.objects.shown()
        .filter(
            thread=OuterRef("pk"),
            number__gt=Greatest(OuterRef("read_before"), OuterRef("last_number") - NEWEST),
            posted_at__gt=window.since,
            posted_at__lte=window.until,
        )
        .exclude(author=member.pk)
    )
    counted = posts.order_by().values("thread").annotate(posts=Count("pk")).values("posts")
    return (
        Thread.objects.in_forums(forum_ids)
        .unread_by(member, window.since)
        .filter(Exists(posts))
        .annotate(
            first_post=Subquery(posts.order_by("number").values("pk")[:1]),
            first_number=Subquery(posts.order_by("number").values("number")[:1]),
            new_posts=Subquery(counted),
        )
    )


def watched(threads, member):
    watches = Watch.objects.watching().filter(member=member.pk)
    return threads.filter(pk__in=watches.values("thread"))


def follows_priority(threads, member):
    """Threads about what the member works on, unless muted, or watched and so already there."""
    chosen = Watch.objects.filter(member=member.pk, thread=OuterRef("pk")).exclude(
        volume=Watch.Volume.NORMAL
    )
    return threads.about(member.priorities.values("pk")).exclude(Exists(chosen))


def still_news(member, digest):
    """(item, thread) of what may be told now: asked again just before the mail is sent.

    A thread that was muted, read or hidden meanwhile is left out.
    """
    items = list(digest.items.select_related("search"))
    window = Window(digest.since, digest.until)
    forum_ids = Forum.objects.visible_ids(member)
    muted = Watch.objects.filter(member=member.pk, volume=Watch.Volume.MUTED).values("thread")
    threads = (
        news(member, window, forum_ids)
        .filter(pk__in=[item.thread_id for item in items])
        .exclude(pk__in=muted)
        .select_related("forum")
    )
    by_id = {thread.pk: thread for thread in threads}
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
