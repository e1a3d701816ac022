"""What a member has not read.

Two things say how far somebody has read: the thread's marker, a post number, and the floor, a
moment up to which everything in a forum counts as read. Whoever shows or counts unread posts asks
here, so that no two pages disagree.
"""

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
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
from forums.models.reading import HORIZON, ForumMarker, ReadMarker
from forums.models.watching import UNREAD, Volume

# Of a thread only so many of the newest posts are looked at one by one: it may have 100,000.
NEWEST = 200
# Nothing of it counts as read: of threads with `marked` and `floor`.
_NEW = Q(marked=None, started_at__gt=F("floor"))


def marker(member):
    """The highest post number of a thread that the member has had on the page, or that came with
    an archive, which is news to nobody; None where neither is."""
    mine = ReadMarker.objects.filter(thread=OuterRef("pk"), member=member.pk)
    return Greatest(Subquery(mine.values("number")[:1]), NullIf(F("imported_to"), 0))


def floor(member, forum=None):
    """Up to when everything counts as read: since they came, within the horizon, as they marked."""
    came = Member.objects.filter(pk=member.pk)
    return Greatest(
        horizon(),
        Subquery(came.values(came=Coalesce("admitted_at", "joined_at"))[:1]),
        marked(member, forum),
    )


def marked(member, forum=None):
    """Up to when the member has marked a forum as read; None if never."""
    mine = ForumMarker.objects.filter(forum=forum or OuterRef("forum"), member=member.pk)
    return Subquery(mine.values("all_read_until")[:1])


def horizon():
    return Now() - Value(HORIZON)


def with_reading(threads, member):
    """Annotate `read_to`: the last post that counts as read, None when nothing of it does.

    Below its marker every post is read, so only those above are held against the floor.
    """
    from forums.models.posts import Post

    above = Coalesce(OuterRef("marked"), OuterRef("last_number") - NEWEST)
    old = Post.objects.filter(
        thread=OuterRef("pk"), number__gt=above, posted_at__lte=OuterRef("floor")
    )
    return threads.alias(marked=marker(member), floor=floor(member)).annotate(
        read_to=Greatest("marked", Subquery(old.order_by("-number").values("number")[:1]))
    )


def unread(threads, member, levels=UNREAD, *, with_new: bool):
    """Threads with unread posts of others, of some levels; with `with_new` those never opened, too,
    unless they are muted. Annotated with `loudness`, `marked` and `floor`."""
    threads = with_loudness(
        threads, thread=OuterRef("pk"), forum=OuterRef("forum"), member=member.pk
    ).alias(marked=marker(member), floor=floor(member))
    loud = Q(loudness__in=levels)
    if with_new:
        # As a CASE the rule is asked once a thread; as OR, twice of those that are not that loud.
        shown = When(_NEW, then=~Q(loudness=Volume.MUTED))
        loud = Case(shown, default=loud, output_field=BooleanField())
    return (
        # First what an index answers.
        threads.filter(last_post_at__gt=horizon())
        .filter(last_post_at__gt=F("floor"), last_number__gt=Coalesce("marked", 0))
        .filter(loud, Exists(_posts(member)))
    )


def with_unread(threads, member):
    """Annotate `unread_posts`, how many and the number of the first, and `is_new`: whether nothing
    of it counts as read. At the most NEWEST are counted."""
    posts = _posts(member).filter(number__gt=OuterRef("last_number") - NEWEST)
    counted = posts.order_by().values("thread").annotate(count=Count("pk"), first=Min("number"))
    return threads.alias(marked=marker(member), floor=floor(member)).annotate(
        unread_posts=Subquery(counted.values(found=JSONObject(count="count", first="first"))),
        is_new=Case(When(_NEW, then=Value(True)), default=Value(False)),
    )


def _posts(member):
    """Unread posts of others that no moderator has hidden."""
    from forums.models.posts import Post

    return (
        Post.objects.shown()
        .filter(
            thread=OuterRef("pk"),
            number__gt=Coalesce(OuterRef("marked"), 0),
            posted_at__gt=OuterRef("floor"),
        )
        .exclude(author=member.pk)
    )
