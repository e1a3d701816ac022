"""What a digest speaks of. It reads the threads themselves, not activities.

Unread posts of others, in what the member watches and then in what they track, in threads they may
see now and have muted nothing of. A fixed number of queries a member, whatever there is to say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Greatest

from forums.models import Forum, Post, Thread
from forums.models.loudness import Source
from forums.models.watching import UNREAD, Volume
from notifications.models import DigestItem

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
    """Return unsaved items, watched threads first, newest first. Three queries at the most."""
    threads = news(member, window, Forum.objects.visible_ids(member)).by_activity()
    chosen = list(threads.filter(loudness=Volume.WATCHING)[:MOST])
    if room := MOST - len(chosen):
        chosen += threads.filter(loudness=Volume.TRACKING)[:room]
    return [
        DigestItem(
            thread_id=thread.pk,
            why=WHY[thread.loud_by, thread.loudness],
            first_number=thread.first_number,
            new_posts=thread.new_posts,
            position=position,
        )
        for position, thread in enumerate(chosen, start=1)
    ]


def news(member, window: Window, forum_ids):
    """Threads of which a mail may tell, with unread posts of others in the window.

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
        .filter(Exists(posts), loudness__in=UNREAD, mail_muted=False)
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
    items = list(digest.items.all())
    threads = (
        news(member, Window(digest.since, digest.until), Forum.objects.visible_ids(member))
        .filter(pk__in=[item.thread_id for item in items])
        .select_related("forum")
    )
    by_id = {thread.pk: thread for thread in threads}
    return [(item, by_id[item.thread_id]) for item in items if item.thread_id in by_id]
