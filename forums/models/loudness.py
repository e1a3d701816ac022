"""How loud a thread is for a member: one rule from what they chose on it, its forum and its topics.

Who is told, what a digest speaks of, what is unread and what the pages say about it all ask
`with_loudness`: from the side of the threads for one member, or from that of the members for one
thread.
"""

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from directory.models import Member
from forums.models.watching import Volume, Watch, WideWatch, deeper, priority_links
from network.lib.arrays import IsIn


class Source(models.TextChoices):
    """Where a thread's level comes from."""

    THREAD = "thread"
    FORUM = "forum"
    TOPIC = "topic"
    WORK = "work"
    NOTHING = "nothing"


def with_loudness(rows, *, thread, forum, member, own=None):
    """Annotate `loudness`, how loud a thread is for a member, and `mail_muted`.

    The thread's own level beats the forum's, that beats those of priorities and tags. Of these a
    muted one counts, else the loudest; a priority the member works on is tracked unless they chose
    otherwise. For mail anything muted counts, wherever it was chosen.

    Args:
        rows: a QuerySet of threads, or of members.
        thread, forum, member: a number, or an OuterRef to where the number stands in a row.
        own: what was chosen for the thread itself, where a row has it already.
    """
    said = _said(thread, forum, member) | ({"own": own} if own else {})
    return rows.alias(**said).annotate(
        loudness=Coalesce("own", "of_forum", "loud_topic", "work", "topic", Value(Volume.NORMAL)),
        mail_muted=Case(
            When(Q(own=Volume.MUTED) | Q(of_forum=Volume.MUTED), then=Value(True)),
            When(loud_topic=Volume.MUTED, then=Value(True)),
            default=Value(False),
        ),
    )


def with_source(rows):
    """Annotate `loud_by`, a Source; of rows `with_loudness`."""
    topic = Q(loud_topic__isnull=False) | Q(topic__isnull=False)
    return rows.annotate(
        loud_by=Case(
            When(own__isnull=False, then=Value(Source.THREAD)),
            When(of_forum__isnull=False, then=Value(Source.FORUM)),
            When(loud_topic__isnull=False, then=Value(Source.TOPIC)),
            When(work__isnull=False, then=Value(Source.WORK)),
            When(topic, then=Value(Source.TOPIC)),
            default=Value(Source.NOTHING),
        )
    )


# Of several topics: what mutes comes first, then the loudest. NORMAL is below what one works on.
LOUD = (Volume.MUTED, Volume.WATCHING, Volume.FIRST_POSTS)
LOUDEST_FIRST = Case(*(When(volume=volume, then=place) for place, volume in enumerate(LOUD)))


def _said(thread, forum, member) -> dict:
    """What was chosen on each thing that a thread belongs to; None where nothing was."""
    wide = WideWatch.objects.filter(member=member)
    about = wide.about(thread)
    quiet = about.filter(volume__in=[Volume.NORMAL, Volume.TRACKING])
    # Most people choose nothing about topics. For one member that is asked once, not a thread.
    on_topics = Exists(wide.filter(forum=None))
    return {
        "own": _volume(Watch.objects.filter(thread=thread, member=member)),
        "of_forum": _volume(wide.filter(forum=forum)),
        "loud_topic": _when(
            on_topics, _volume(about.filter(volume__in=LOUD).order_by(LOUDEST_FIRST))
        ),
        "work": _when(Exists(_work(thread, member)), Value(Volume.TRACKING)),
        "topic": _when(on_topics, _volume(quiet.order_by("-volume"))),
    }


def _when(condition, value):
    return Case(When(condition, then=value))


def _volume(watches):
    return Subquery(watches.values("volume")[:1])


def _work(thread, member):
    """The thread's priorities that the member works on, and has said nothing else about."""
    chosen = WideWatch.objects.filter(member=OuterRef("member"), priority=OuterRef("priority"))
    works = Member.priorities.through.objects.filter(~Exists(chosen), member=deeper(member))
    worked_on = ArraySubquery(works.values("priority"))
    return priority_links(thread).filter(IsIn(F("priority"), worked_on))


def watching(thread):
    """Members who watch a thread, by whatever they chose."""
    return _with_one_of(thread, Volume.WATCHING)


def awaiting(thread):
    """Members who want to hear of a new thread in its forum or on its topics; who has chosen
    something for the thread itself knows of it."""
    return _with_one_of(thread, Volume.WATCHING, Volume.FIRST_POSTS).filter(own=None)


def not_muted(members, thread):
    """Those of some members who have not muted a thread, nor what it belongs to."""
    return _of_members(members, thread).exclude(loudness=Volume.MUTED)


def _with_one_of(thread, *volumes):
    """First those who chose it for anything the thread belongs to, then the rule."""
    chosen = Watch.objects.filter(thread=thread.pk, volume__in=volumes).values("member")
    wide = WideWatch.objects.filter(volume__in=volumes)
    of_forum, of_topics = wide.filter(forum=thread.forum_id), wide.about(thread.pk)
    chosen = chosen.union(of_forum.values("member"), of_topics.values("member"))
    members = Member.objects.filter(pk__in=chosen).annotate(member=F("pk"))
    return _of_members(members, thread).filter(loudness__in=volumes)


def _of_members(members, thread):
    place = {"thread": thread.pk, "forum": thread.forum_id, "member": OuterRef("pk")}
    return with_loudness(members, **place)
