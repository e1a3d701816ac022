"""How far a member has read."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone

# What is older counts as read by everybody.
HORIZON = timedelta(days=settings.UNREAD_DAYS)

# One statement where "insert, then update what is lower" would be two on every page read.
FORWARD = """
    INSERT INTO forums_readmarker AS marker (thread_id, member_id, number)
    VALUES (%s, %s, %s)
        ON CONFLICT (member_id, thread_id)
        DO UPDATE SET number = excluded.number WHERE marker.number < excluded.number
"""


# Who has read a thread up to a post that is carried to another one, has read it there: as far as
# they have read what stood there before. Numbers are in their order.
CARRY_READING = """
    INSERT INTO forums_readmarker AS marker (thread_id, member_id, number)
    SELECT %(target)s, source.member_id, %(before)s + carried.read
      FROM forums_readmarker AS source
     CROSS JOIN LATERAL (
           SELECT count(*) AS read FROM unnest(%(numbers)s::int[]) AS number
            WHERE number <= source.number) AS carried
     WHERE source.thread_id = %(source)s
       AND carried.read > 0
       AND (%(before)s = 0 OR EXISTS (
           SELECT FROM forums_readmarker AS there
            WHERE there.thread_id = %(target)s AND there.member_id = source.member_id
              AND there.number >= %(before)s))
     ORDER BY source.member_id
        ON CONFLICT (member_id, thread_id)
        DO UPDATE SET number = GREATEST(marker.number, excluded.number)
"""


class ReadMarkerQuerySet(models.QuerySet):
    def between(self, after: int, last: int):
        return self.filter(pk__gt=after, pk__lte=last)

    def needless(self):
        """Those that say no more than the horizon does, or the member's moment of the forum."""
        marked = ForumMarker.objects.settled().filter(
            member=OuterRef("member"),
            forum=OuterRef("thread__forum"),
            all_read_until__gte=OuterRef("thread__last_post_at"),
        )
        old = Q(thread__last_post_at__lte=Now() - HORIZON)
        return self.filter(old | Q(Exists(marked)))


class ReadMarkerManager(models.Manager.from_queryset(ReadMarkerQuerySet)):
    def forward(self, thread_id: int, member_id: int, number: int) -> None:
        """Move a marker to a post number; it never goes back."""
        with connection.cursor() as cursor:
            cursor.execute(FORWARD, [thread_id, member_id, number])

    def carry(self, source: int, target: int, numbers: list[int], before: int) -> None:
        """Let what was read in one thread be read where it is carried to.

        Args:
            numbers: that the carried posts had, in order.
            before: the last number of the target until then.
        """
        values = {"source": source, "target": target, "numbers": numbers, "before": before}
        with connection.cursor() as cursor:
            cursor.execute(CARRY_READING, values)


# Where a constraint or index below begins with a field, the field has no index of its own: each
# would be written with every reply and every page read.
class ReadMarker(models.Model):
    """The highest post number a member has had on the page."""

    thread = models.ForeignKey(
        "forums.Thread", on_delete=models.CASCADE, related_name="read_markers"
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    number = models.PositiveIntegerField(default=0)

    objects = ReadMarkerManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "thread"], name="one_read_marker")]

    def __str__(self):
        return f"read to {self.number}"


# One statement for all forums. A second press soon after the first keeps what the first one found:
# taking it back takes both back.
ALL_READ = """
    INSERT INTO forums_forummarker AS marker
           (forum_id, member_id, read_until, all_read_until, marked_at)
    SELECT forum_id, %(member)s, %(until)s, %(until)s, now()
      FROM unnest(%(forums)s::bigint[]) AS forum_id
     ORDER BY forum_id
        ON CONFLICT (member_id, forum_id)
        DO UPDATE SET all_read_before = CASE WHEN marker.marked_at > now() - %(undo)s::interval
                                             THEN marker.all_read_before
                                             ELSE marker.all_read_until END,
                      all_read_until = GREATEST(marker.all_read_until, excluded.all_read_until),
                      read_until = GREATEST(marker.read_until, excluded.read_until),
                      marked_at = now()
"""
# How long "mark as read" can be taken back; the page offers it for a little less.
UNDO = timedelta(seconds=25)


class ForumMarkerQuerySet(models.QuerySet):
    def all_read(self, member_id: int, forums: list[int], until) -> None:
        """Take everything in the forums as read up to a moment. A row a forum."""
        with connection.cursor() as cursor:
            values = {"member": member_id, "forums": forums, "until": until, "undo": UNDO}
            cursor.execute(ALL_READ, values)

    def just_marked(self, member):
        """What the member's last press of "mark as read" changed, while it can be taken back."""
        return self.filter(member=member.pk, marked_at__gt=Now() - UNDO)

    def settled(self):
        """Those that nobody takes back any more."""
        return self.filter(marked_at__lte=Now() - UNDO)


class ForumMarker(models.Model):
    """How far a member has seen and read a forum as a whole."""

    forum = models.ForeignKey("forums.Forum", on_delete=models.CASCADE, related_name="read_markers")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    # When they last looked at its list: the dot in the rail.
    read_until = models.DateTimeField(default=timezone.now)
    # Every post up to then counts as read, whatever the thread's own marker says; nightly the
    # markers that say no more than this go (forums/actions/pruning.py).
    all_read_until = models.DateTimeField(null=True)
    # What it was before it was last marked, and when that was: for taking it back.
    all_read_before = models.DateTimeField(null=True)
    marked_at = models.DateTimeField(null=True)

    objects = ForumMarkerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "forum"], name="one_forum_marker")]

    def __str__(self):
        return f"looked {self.read_until}"
