"""A titled conversation."""

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from directory.models.unnamed import not_by
from directory.models.visibility import on_the_face
from forums.models import curated, entries, related, sensitivity
from forums.models.forums import Forum
from forums.models.kinds import Kind, Stage


class ThreadQuerySet(curated.CuratedQuerySet, entries.EntryQuerySet, related.RelatedQuerySet):
    def in_forums(self, forum_ids):
        """Threads of the forums a member may read: every read of threads starts here."""
        return self.standing().filter(forum_id__in=forum_ids)

    def visible_to(self, member):
        return self.in_forums(Forum.objects.visible_ids(member))

    def that_may_leave(self, way):
        """Threads that may go a way out of Havn: see `sensitivity.may_leave`."""
        return self.filter(sensitivity.may_leave_by(way))

    def by_activity(self):
        return self.order_by("-last_post_at", "-pk")

    def with_reading(self, member):
        """Annotate `read_to`: a post number, None when nothing counts as read."""
        from forums.models.unread import with_reading

        return with_reading(self, member)

    def with_loudness(self, member):
        """Annotate `loudness`, `mail_muted` and `loud_by`: see `loudness.with_loudness`."""
        from forums.models.loudness import with_loudness, with_source

        place = {"thread": OuterRef("pk"), "forum": OuterRef("forum"), "member": member.pk}
        return with_source(with_loudness(self, **place))

    def with_labels(self):
        """Annotate priorities, countries and tags as arrays: three sub-selects, no extra query."""
        from forums.models.participants import ThreadTag

        return self.annotate(
            priority_ids=ArraySubquery(
                Thread.priorities.through.objects.filter(thread=OuterRef("pk"))
                .order_by("pk")
                .values("priority_id")
            ),
            country_codes=ArraySubquery(
                Thread.countries.through.objects.filter(thread=OuterRef("pk"))
                .order_by("country_id")
                .values("country_id")
            ),
            tag_names=ArraySubquery(
                ThreadTag.objects.filter(content_object=OuterRef("pk"))
                .order_by("tag__name")
                .values("tag__name")
            ),
        )

    def with_answer(self):
        """Annotate `answer_number`: of the reply that answered it, None where none has."""
        from forums.models.posts import Post

        answer = Post.objects.filter(pk=OuterRef("answer_id"))
        return self.annotate(answer_number=Subquery(answer.values("number")))

    def with_participants(self):
        """Annotate `people`: the eight who wrote most, each with handle, name, country, posts."""
        from forums.models.participants import Participant, suspended

        wrote = Participant.objects.filter(thread=OuterRef("pk")).order_by("-posts", "pk")
        person = JSONObject(
            handle="member__handle",
            name="member__name",
            country=on_the_face("country", "member__country__name", of="member__"),
            posts="posts",
            closed=Coalesce("member__closed_at", "member__restricted_at", suspended()),
        )
        return self.annotate(people=ArraySubquery(wrote.values(person=person)[:8]))

    def with_author(self):
        """Who started it, for a row in a list; it knows the countries."""
        return self.select_related("author__organisation")

    def with_participant(self, member):
        """Threads the member has written in."""
        from forums.models.participants import Participant

        return self.filter(
            Exists(Participant.objects.filter(thread=OuterRef("pk"), member=member.pk))
        )

    def about(self, priority_ids):
        """Threads with one of the priorities."""
        link = Thread.priorities.through.objects.filter(
            thread=OuterRef("pk"), priority__in=priority_ids
        )
        return self.filter(Exists(link))

    def about_work_of(self, member):
        """Threads on a priority the member works on."""
        return self.about(member.priorities.values("pk"))

    def in_languages_of(self, member):
        """Threads in a language the member reads."""
        return self.in_languages(member.languages.values("pk"))

    def in_languages(self, codes):
        return self.filter(language__in=codes)

    def unanswered(self):
        """Nobody has replied, and somebody still may; an archive's wait no more."""
        return self.unlocked().filter(post_count=1, stage=Stage.OPEN, imported_to=0)

    def answered(self):
        """Who asked, or a moderator, has said which reply helped."""
        return self.exclude(answer=None)

    def listed(self):
        """Those that a forum's list shows."""
        return self.exclude(stage=Stage.ARCHIVED)

    def archived(self):
        return self.filter(stage=Stage.ARCHIVED)

    def of_kind(self, kind: str):
        return self.filter(kind=kind)

    def not_by(self, member):
        return not_by(self, member)

    def unread_by(self, member, since):
        """Threads with posts after `since` that the member has not read; as `as_read`."""
        from forums.models.unread import as_read

        threads = as_read(self, member).alias(read_before=Coalesce("marked", 0))
        return threads.filter(
            Q(all_read=None) | Q(last_post_at__gt=F("all_read")),
            last_number__gt=F("read_before"),
            last_post_at__gt=since,
        )


class Thread(curated.Curated):
    Kind = Kind
    Stage = Stage

    # No index of its own: thread_list begins with the forum.
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="threads", db_index=False)
    title = models.CharField(max_length=140)
    slug = models.SlugField(max_length=80)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="threads"
    )
    # Then its author is a voice: directory/unnamed.py.
    without_name = models.BooleanField(default=False, db_default=False)
    language = models.ForeignKey("directory.Language", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=12, choices=Kind, default=Kind.DISCUSSION, db_default=Kind.DISCUSSION
    )
    # In a sentence or two, for who does not read its language; empty where nobody has said it.
    english = models.CharField(max_length=300, blank=True, db_default="")
    # The last day on which what it asks for can be answered.
    deadline = models.DateField(null=True, blank=True)
    stage = models.CharField(
        max_length=10, choices=Stage, default=Stage.OPEN, db_default=Stage.OPEN
    )
    # The reply that helped who asked, by their word or a moderator's.
    answer = models.ForeignKey(
        "forums.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    level = models.ForeignKey(
        "directory.PlaceLevel", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    priorities = models.ManyToManyField("directory.Priority", related_name="threads")
    countries = models.ManyToManyField("directory.Country", related_name="threads", blank=True)
    # Stricter than the forum's, or empty: as the forum. What counts is both together.
    sensitivity = models.CharField(max_length=12, choices=Forum.Sensitivity, blank=True)
    tags = TaggableManager(through="forums.ThreadTag", blank=True)
    started_at = models.DateTimeField(default=timezone.now)
    # Raised when a moderator changes what stands at its head: open pages ask for it again.
    heading = models.PositiveIntegerField(default=1, db_default=1)
    # The highest post number ever given; numbers are never given twice.
    last_number = models.PositiveIntegerField(default=0)
    post_count = models.PositiveIntegerField(default=0)
    # Posts up to this number came with an archive: they count as read by everybody.
    imported_to = models.PositiveIntegerField(default=0, db_default=0)
    # Every insert and edit takes the next one, under this row's lock: open pages catch up by it.
    revision = models.PositiveIntegerField(default=0)
    last_post_at = models.DateTimeField(default=timezone.now)
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # The number of the post whose moment and author these are; 0 where a moderator hid it.
    last_shown = models.PositiveIntegerField(default=0, db_default=0)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["forum", "-last_post_at", "-id"], name="thread_list"),
            models.Index(fields=["-last_post_at"], name="thread_latest"),
            models.Index(
                fields=["-last_post_at"], name="thread_unanswered", condition=Q(post_count=1)
            ),
            *curated.INDEXES,
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("thread", args=[self.pk, self.slug])

    @property
    def counting_sensitivity(self):
        """The forum's, or the thread's own where that lets out less."""
        return sensitivity.stricter(self.forum.sensitivity, self.sensitivity)

    @property
    def leaves_by_mail(self):
        """What of it a mail may carry."""
        return sensitivity.by_mail(lambda way: sensitivity.may_leave(self, way))

    @property
    def is_for_search_engines(self):
        """Whether its address, which holds the title's words, and a summary may be out there."""
        return self.forum.is_public and sensitivity.may_leave(self, sensitivity.Way.TITLE)

    @property
    def is_open(self):
        """Whether it is still talked in, as far as the thread itself says."""
        return self.stage == Stage.OPEN and not self.is_locked

    @property
    def is_past_deadline(self):
        return self.deadline is not None and self.deadline < timezone.localdate()

    @property
    def reply_count(self):
        return self.post_count - 1
