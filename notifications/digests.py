"""What a digest speaks of. It reads the threads themselves, not activities.

Unread posts of others, in what the member watches and then in the priorities they follow, in
threads they may see now. A fixed number of queries a member, whatever there is to say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Greatest

from forums.models import Forum, Post, Thread, Watch
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
    """Return unsaved items, watched threads first, newest first. Three queries at the most."""
    threads = news(member, window, Forum.objects.visible_ids(member)).by_activity()
    chosen = [(thread, DigestItem.Why.WATCHING) for thread in watched(threads, member)[:MOST]]
    if room := MOST - len(chosen):
        followed = follows_priority(threads, member)[:room]
        chosen += [(thread, DigestItem.Why.PRIORITY) for thread in followed]
    return [
        DigestItem(
            thread_id=thread.pk,
            why=why,
            first_number=thread.first_number,
            new_posts=thread.new_posts,
            position=position,
        )
        for position, (thread, why) in enumerate(chosen, start=1)
    ]


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
    items = list(digest.items.all())
    muted = Watch.objects.filter(member=member.pk, volume=Watch.Volume.MUTED).values("thread")
    threads = (
        news(member, Window(digest.since, digest.until), Forum.objects.visible_ids(member))
        .filter(pk__in=[item.thread_id for item in items])
        .exclude(pk__in=muted)
        .select_related("forum")
    )
    by_id = {thread.pk: thread for thread in threads}
    return [(item, by_id[item.thread_id]) for item in items if item.thread_id in by_id]
