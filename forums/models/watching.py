"""How loud a thread, a forum, a priority or a tag is for a member, as they chose it."""

from django.conf import settings
from django.db import connection, models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Volume(models.IntegerChoices):
    """MUTED: nothing. NORMAL: shown while it is new. TRACKING: each new post is unread, and in the
    digest. WATCHING: that, and each is a notification. FIRST_POSTS: a notification of each new
    thread, else NORMAL; said of many threads at once, never of one."""

    MUTED = 0, _("Muted")
    NORMAL = 1, _("Normal")
    TRACKING = 2, _("Tracking")
    WATCHING = 3, _("Watching")
    FIRST_POSTS = 4, _("First posts only")


OF_A_THREAD = (Volume.MUTED, Volume.NORMAL, Volume.TRACKING, Volume.WATCHING)
# What counts as unread however old the thread is.
UNREAD = (Volume.TRACKING, Volume.WATCHING)


# One statement, run with every reply. Who muted the forum has chosen.
ADD_IF_NEW = """
    INSERT INTO forums_watch (thread_id, member_id, volume)
    SELECT %(thread)s, %(member)s, %(watching)s
     WHERE NOT EXISTS (SELECT FROM forums_widewatch
                        WHERE member_id = %(member)s AND forum_id = %(forum)s
                          AND volume = %(muted)s)
        ON CONFLICT (member_id, thread_id) DO NOTHING
"""


# Who has chosen something there has chosen.
CARRY = """
    INSERT INTO forums_watch (thread_id, member_id, volume)
    SELECT %(target)s, member_id, volume FROM forums_watch
     WHERE thread_id = %(source)s
       AND (%(members)s::bigint[] IS NULL OR member_id = ANY(%(members)s))
     ORDER BY member_id
        ON CONFLICT (member_id, thread_id) DO NOTHING
"""


class WatchQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def in_forums(self, forum_ids):
        return self.filter(thread__forum__in=forum_ids)

    def newest_first(self):
        """With the thread, the one with the newest post first."""
        return self.select_related("thread").order_by("-thread__last_post_at", "-pk")

    def add_if_new(self, thread, member) -> None:
        """Watch a thread, unless the member has chosen something there or muted its forum."""
        values = {"thread": thread.pk, "forum": thread.forum_id, "member": member.pk}
        values |= {"watching": int(Volume.WATCHING), "muted": int(Volume.MUTED)}
        with connection.cursor() as cursor:
            cursor.execute(ADD_IF_NEW, values)

    def carry(self, source: int, target: int, members: list[int] | None) -> None:
        """Let a thread be as loud as another one is; for some members, or for all."""
        values = {"source": source, "target": target, "members": members}
        with connection.cursor() as cursor:
            cursor.execute(CARRY, values)


class Watch(models.Model):
    """How loud one thread is."""

    Volume = Volume

    thread = models.ForeignKey(
        "forums.Thread", on_delete=models.CASCADE, related_name="watches", db_index=False
    )
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches", db_index=False
    )
    volume = models.PositiveSmallIntegerField(choices=Volume, default=Volume.WATCHING)

    objects = WatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "watches"
        # With the volume, what a member chose of a hundred threads is read from the index alone.
        constraints = [
            models.UniqueConstraint(
                fields=["member", "thread"], include=["volume"], name="one_watch"
            )
        ]
        indexes = [models.Index(fields=["thread", "volume", "member"], name="watchers")]

    def __str__(self):
        return f"watch {self.pk}"


class WideWatchQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def about(self, thread):
        """Those on the topics of a thread: its priorities and tags."""
        return self.filter(Q(priority__in=priorities_of(thread)) | Q(tag__in=tags_of(thread)))

    def with_names(self):
        return self.select_related("forum", "priority", "tag").order_by(
            "forum__position", "priority__number", "tag__name", "pk"
        )


class WideWatch(models.Model):
    """How loud everything in a forum, on a priority or with a tag is."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    forum = models.ForeignKey("forums.Forum", on_delete=models.CASCADE, null=True, related_name="+")
    priority = models.ForeignKey(
        "directory.Priority", on_delete=models.CASCADE, null=True, related_name="+"
    )
    tag = models.ForeignKey("taggit.Tag", on_delete=models.CASCADE, null=True, related_name="+")
    volume = models.PositiveSmallIntegerField(choices=Volume)

    objects = WideWatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wide watches"
        constraints = [
            models.UniqueConstraint(fields=["member", "forum"], name="one_watch_a_forum"),
            models.UniqueConstraint(fields=["member", "priority"], name="one_watch_a_priority"),
            models.UniqueConstraint(fields=["member", "tag"], name="one_watch_a_tag"),
            models.CheckConstraint(
                condition=Q(forum__isnull=False, priority=None, tag=None)
                | Q(forum=None, priority__isnull=False, tag=None)
                | Q(forum=None, priority=None, tag__isnull=False),
                name="watches_one_thing",
            ),
        ]

    def __str__(self):
        return f"wide watch {self.pk}"

    @property
    def subject(self):
        return self.forum or self.priority or self.tag


def priority_links(thread):
    from forums.models.threads import Thread

    return Thread.priorities.through.objects.filter(thread=thread)


def priorities_of(thread):
    return priority_links(deeper(thread)).values("priority")


def tags_of(thread):
    from forums.models.participants import ThreadTag

    return ThreadTag.objects.filter(content_object=deeper(thread)).values("tag")


def deeper(reference):
    """The same place, seen from one query further in."""
    return OuterRef(reference) if isinstance(reference, OuterRef) else reference
