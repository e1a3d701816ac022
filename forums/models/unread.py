"""What a member has not read.

Two things say how far somebody has read: the thread's marker, a post number, and the floor, a
moment up to which everything in a forum counts as read. Whoever shows or counts unread posts asks
here, so that no two pages disagree.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    F,
    FilteredRelation,
    Func,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest, JSONObject, Now, NullIf

from directory.models import Member
from forums.models.loudness import with_loudness
from forums.models.reading import HORIZON
from forums.models.watching import UNREAD, Volume, WideWatch
from network.lib.arrays import by_keys

# Of a thread only so many of the newest posts are looked at one by one: it may have 100,000.
NEWEST = 200
# Of each forum that a member watches or tracks, the newest threads: it may be quieter than others.
OF_A_FORUM = 50
# Nothing of it counts as read: of threads with `marked` and `floor`.
_NEW = Q(marked=None, started_at__gt=F("floor"))


def as_read(threads, member):
    """Threads with how far a member has read, each looked up once.

    `marked`: the highest post number that they have had on the page, or that came with an archive,
    which is news to nobody; None where neither is. `all_read`: up to when they have marked the
    forum as read, or None. `floor`: up to when everything counts as read, since they came, within
    the horizon, as they marked. `above`: the number above which posts are looked at one by one.
    """
    of_thread = Q(read_markers__member=member.pk)
    of_forum = Q(forum__read_markers__member=member.pk)
    came = Member.objects.filter(pk=member.pk).values(came=Coalesce("admitted_at", "joined_at"))
    return threads.alias(
        in_thread=FilteredRelation("read_markers", condition=of_thread),
        in_forum=FilteredRelation("forum__read_markers", condition=of_forum),
        marked=Greatest(F("in_thread__number"), NullIf(F("imported_to"), 0)),
        all_read=F("in_forum__all_read_until"),
        floor=Greatest(horizon(), Subquery(came[:1]), F("in_forum__all_read_until")),
        above=Greatest(Coalesce("marked", 0), F("last_number") - NEWEST),
    )


def horizon():
    return Now() - Value(HORIZON)


def with_reading(threads, member):
    """Annotate `read_to`: the last post that counts as read, None when nothing of it does."""
    from forums.models.posts import Post

    old = Post.objects.filter(thread=OuterRef("pk"), posted_at__lte=OuterRef("floor"))
    last = old.order_by("-posted_at", "-number").values("number")[:1]
    return as_read(threads, member).annotate(read_to=Greatest("marked", Subquery(last)))


def unread(threads, member, *, with_new: bool, looked_at: int):
    """Threads with unread posts of others which the member watches or tracks; with `with_new` those
    never opened, too, unless they are muted. As `as_read`, with `loudness`.

    Args:
        threads: of some forums.
        looked_at: so many of them are, those with the newest posts, and what is watched for itself
            or through its forum. A lively community has more of them than anybody reads.
    """
    active = alive(threads).values("pk")
    watched = active.filter(watches__member=member.pk, watches__volume__in=UNREAD)
    looked_through = active[:looked_at].union(
        watched[:looked_at], _in_watched_forums(active, member), all=True
    )
    own = FilteredRelation("watches", condition=Q(watches__member=member.pk))
    found = as_read(by_keys(threads, looked_through), member).alias(own_watch=own)
    place = {"thread": OuterRef("pk"), "forum": OuterRef("forum"), "member": member.pk}
    found = with_loudness(found, **place, own=F("own_watch__volume"))
    loud = Q(loudness__in=UNREAD)
    if with_new:
        # As a CASE the rule is asked once a thread; as OR, twice of those that are not that loud.
        shown = When(_NEW, then=~Q(loudness=Volume.MUTED))
        loud = Case(shown, default=loud, output_field=BooleanField())
    # First what is known of the thread itself.
    found = found.filter(last_post_at__gt=F("floor"), last_number__gt=Coalesce("marked", 0))
    # Mostly the thread itself says so. Of a long one its end is enough: from the beginning on, most
    # of it may be old.
    newest = Subquery(_posts(member).order_by("-number").values("posted_at")[:1])
    known = When(~Q(last_author=member.pk), last_shown__gt=F("above"), then=Value(True))
    is_unread = Case(known, default=Q(newest__gt=F("floor")), output_field=BooleanField())
    return found.alias(newest=newest).filter(loud, is_unread)


def _in_watched_forums(active, member):
    """The newest of each forum: as one query over all of them it would sort all their threads."""
    watches = WideWatch.objects.filter(member=member.pk, volume__in=UNREAD, forum__isnull=False)
    newest = ArraySubquery(active.filter(forum=OuterRef("forum"))[:OF_A_FORUM])
    return watches.values(pk=Func(newest, function="UNNEST", set_returning=True))


def alive(threads):
    """Those with a post within the horizon, by activity."""
    return threads.filter(last_post_at__gt=horizon()).by_activity()


def with_unread(threads, member):
    """Annotate `unread_posts`, how many and the number of the first, and `is_new`: whether nothing
    of it counts as read."""
    posts = _posts(member).filter(posted_at__gt=OuterRef("floor")).order_by()
    counted = posts.values("thread").annotate(count=Count("pk"), first=Min("number"))
    return as_read(threads, member).annotate(
        unread_posts=Subquery(counted.values(found=JSONObject(count="count", first="first"))),
        is_new=Case(When(_NEW, then=Value(True)), default=Value(False)),
    )


def _posts(member):
    """Of others, above the marker, and hidden by no moderator; among the newest of a thread."""
    from forums.models.posts import Post

    found = Post.objects.shown().filter(thread=OuterRef("pk"), number__gt=OuterRef("above"))
    return found.exclude(author=member.pk)
