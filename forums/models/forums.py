"""A place with a posting policy."""

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from directory.access import is_admitted, is_secretariat
from directory.models import SeatTerm


class ForumQuerySet(models.QuerySet):
    def visible_to(self, member):
        """Forums the member may read now, in one query with the seat's dates inside it."""
        public = Q(audience=Forum.Audience.PUBLIC)
        if not is_admitted(member):
            return self.filter(public)
        if is_secretariat(member):
            return self
        seated = Exists(SeatTerm.objects.current().filter(member=member.pk))
        return self.filter(
            public
            | Q(audience=Forum.Audience.MEMBERS)
            | (Q(audience=Forum.Audience.SEATS) & Q(seated))
        )

    def visible_ids(self, member) -> list[int]:
        return list(self.visible_to(member).values_list("pk", flat=True))

    def with_read_until(self, member):
        """Annotate when the member last looked at each forum."""
        from forums.models.reading import ForumMarker

        marker = ForumMarker.objects.filter(forum=OuterRef("pk"), member=member.pk)
        return self.annotate(read_until=Subquery(marker.values("read_until")[:1]))

    def touch(self, pk, at):
        """Remember the newest post. The row is hot, so callers do it last in their transaction."""
        self.filter(Q(last_post_at=None) | Q(last_post_at__lt=at), pk=pk).update(last_post_at=at)

    def in_order(self):
        return self.select_related("priority").order_by("position", "title")


class Forum(models.Model):
    class Audience(models.TextChoices):
        PUBLIC = "public", _("Anyone can read")
        MEMBERS = "members", _("Members")
        SEATS = "seats", _("Seat holders")

    class Sensitivity(models.TextChoices):
        OPEN = "open", _("Open")
        MEMBERS = "members", _("Members")
        TITLES_ONLY = "titles-only", _("Titles only")
        NO_RECORD = "no-record", _("No record")

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.MEMBERS)
    # What may leave the platform by mail.
    sensitivity = models.CharField(max_length=12, choices=Sensitivity, default=Sensitivity.MEMBERS)
    # Counts as its threads' first priority.
    priority = models.ForeignKey(
        "directory.Priority", on_delete=models.PROTECT, null=True, related_name="forums"
    )
    position = models.PositiveSmallIntegerField(default=0)
    last_post_at = models.DateTimeField(null=True)
    # Raised when the audience changes: an open page that is behind asks again.
    access_version = models.PositiveIntegerField(default=1)

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]

    def __str__(self):
        return self.title

    @property
    def is_for_seats(self):
        return self.audience == self.Audience.SEATS

    @property
    def is_public(self):
        return self.audience == self.Audience.PUBLIC
