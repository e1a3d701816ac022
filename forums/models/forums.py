"""A place with a posting policy."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from directory.access import is_admitted
from directory.vocabularies import countries_by_code, sectors_by_slug
from forums.models import audience, sensitivity
from forums.models.kinds import Kind
from forums.models.policies import Before


class ForumQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Forums the member may read now, in one query: see `audience.open_to`."""
        return self.filter(audience.open_to(member))

    def visible_ids(self, member) -> list[int]:
        return list(self.visible_to(member).values_list("pk", flat=True))

    def listed_to(self, member):
        """Groups that the member is not in, and may know of: title and description, no threads."""
        if not is_admitted(member):
            return self.none()
        visible = Forum.objects.visible_to(member).values("pk")
        groups = self.filter(audience=Forum.Audience.JOINED).exclude(pk__in=visible)
        return groups.exclude(joining=Forum.Joining.HIDDEN).select_related("priority")

    def with_read_until(self, member):
        """Annotate when the member last looked at each forum, and the `volume` they chose."""
        from forums.models.reading import ForumMarker
        from forums.models.watching import WideWatch

        mine = {"forum": OuterRef("pk"), "member": member.pk}
        return self.annotate(
            read_until=Subquery(ForumMarker.objects.filter(**mine).values("read_until")[:1]),
            volume=Subquery(WideWatch.objects.filter(**mine).values("volume")[:1]),
        )

    def touch(self, pk, at):
        """Remember the newest post. The row is hot, so callers do it last in their transaction.

        A post does it itself: forums/models/appending.py.
        """
        self.filter(Q(last_post_at=None) | Q(last_post_at__lt=at), pk=pk).update(last_post_at=at)

    def with_sizes(self):
        """Annotate how many threads each has, and how many look after it."""
        from forums.models.members import ForumMember
        from forums.models.threads import Thread

        def count(rows):
            counted = rows.filter(forum=OuterRef("pk")).order_by().values("forum")
            return Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)

        managers = ForumMember.objects.managers()
        return self.annotate(
            thread_count=count(Thread.objects.standing()), manager_count=count(managers)
        )

    def to_be_above(self, forum):
        """Those a forum can be listed under: one level only, so none that is under another."""
        if forum.pk and forum.children.exists():
            return self.none()
        return self.filter(parent=None).exclude(pk=forum.pk).in_order()

    def in_order(self):
        return self.select_related("priority").order_by("position", "title")


class Forum(models.Model):
    Audience = audience.Audience
    Sensitivity = sensitivity.Sensitivity
    Leaves = sensitivity.Leaves
    Before = Before
    Kind = Kind

    class Writers(models.TextChoices):
        READERS = "readers", _("All who read it")
        SEATS = "seats", _("Seat holders")
        MANAGERS = "managers", _("Its managers and the secretariat")
        NOBODY = "nobody", _("Nobody")

    class Joining(models.TextChoices):
        OPEN = "open", _("Every member joins by themselves")
        ASKED = "asked", _("Members ask, and a manager says yes")
        CLOSED = "closed", _("Managers add members")
        HIDDEN = "hidden", _("Managers add members, and nobody else sees that the group is there")

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.MEMBERS)
    # The rule of the audience `rule`. Codes, no relation: a sector that is taken out of the
    # vocabulary must close the forum to its members, never open it to everybody.
    sectors = ArrayField(models.CharField(max_length=50), default=list, blank=True)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    # What may leave the platform: see `sensitivity.LETS_OUT`.
    sensitivity = models.CharField(max_length=12, choices=Sensitivity, default=Sensitivity.MEMBERS)
    # Of those who read it.
    starting = models.CharField(max_length=10, choices=Writers, default=Writers.READERS)
    replying = models.CharField(max_length=10, choices=Writers, default=Writers.READERS)
    # Whose words a moderator reads before others see them, where it is more than everywhere.
    before = models.CharField(max_length=10, choices=Before, default=Before.NOBODY)
    # Seconds between two posts of one member.
    slow_seconds = models.PositiveSmallIntegerField(default=0)
    # How members come into a group.
    joining = models.CharField(max_length=10, choices=Joining, default=Joining.ASKED)
    # Counts as its threads' first priority.
    priority = models.ForeignKey(
        "directory.Priority", on_delete=models.PROTECT, null=True, related_name="forums"
    )
    # The forum it is listed under. Each says for itself who reads it.
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children"
    )
    # What threads here can be for, and their languages; none named is all.
    kinds = ArrayField(
        models.CharField(max_length=12, choices=Kind.choices), default=list, blank=True
    )
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    # What a new thread begins with.
    template = models.TextField(max_length=2000, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    last_post_at = models.DateTimeField(null=True)
    # Raised when the audience changes: an open page that is behind asks again.
    access_version = models.PositiveIntegerField(default=1)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        constraints = [
            # One level only, which the action sees to; a forum under itself would be nowhere.
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="not_under_itself"),
            models.CheckConstraint(
                condition=~Q(audience=audience.Audience.RULE)
                | Q(sectors__len__gt=0)
                | Q(countries__len__gt=0),
                name="a_rule_says_whom",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("forum", args=[self.slug])

    @property
    def who_reads(self) -> str:
        """The audience in words, with the rule's sectors and countries."""
        if self.audience != self.Audience.RULE:
            return self.get_audience_display()
        sectors, countries = sectors_by_slug(), countries_by_code()
        named = (
            ", ".join(sectors[slug].label for slug in self.sectors if slug in sectors),
            ", ".join(countries[code].name for code in self.countries if code in countries),
        )
        return _("Members: %(rule)s") % {"rule": " · ".join(filter(None, named))}

    @property
    def leaves_by_mail(self):
        """What of a thread a mail may carry, if it does not hold back by itself."""
        return sensitivity.by_mail(lambda way: sensitivity.forum_lets_out(self, way))

    @property
    def lacks_manager(self):
        """Whether nobody lets others into the group; of a row `with_sizes`."""
        return self.audience == self.Audience.JOINED and not self.manager_count

    @property
    def is_by_name(self):
        """Whether who is in is written down, one by one."""
        return self.audience in audience.BY_NAME

    @property
    def is_for_seats(self):
        return self.audience == self.Audience.SEATS

    def lets_ask_without_name(self, kind: str) -> bool:
        """Whether a thread of the kind can hide who asks: not among the few who have seats."""
        return kind == Kind.QUESTION and not self.is_for_seats

    @property
    def is_restricted(self):
        """Whether not every member reads it."""
        return self.audience not in (audience.Audience.PUBLIC, audience.Audience.MEMBERS)

    @property
    def is_public(self):
        return self.audience == self.Audience.PUBLIC
