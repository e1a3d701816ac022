"""The Expert Group: its parties, what its mandates say, the priorities of one."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext


class PartyQuerySet(models.QuerySet):
    def sitting(self):
        """Parties with a seat today, states before institutions."""
        from directory.models.seats import Seat

        seated = self.filter(seats__status=Seat.Status.ACTIVE).distinct()
        return seated.order_by("-kind", "name")


class Party(models.Model):
    class Kind(models.TextChoices):
        STATE = "state"
        INSTITUTION = "institution"

    code = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=80)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "parties"
        ordering = ["name"]

    def __str__(self):
        return gettext(self.name)


class Body(models.Model):
    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self):
        return gettext(self.name)


class MandateQuerySet(models.QuerySet):
    def with_priority_count(self):
        return self.annotate(priority_count=models.Count("priorities"))

    def by_body(self):
        """Body after body, in each the latest mandate first."""
        return self.select_related("body").order_by("body__name", "-starts", "slug")


class Mandate(models.Model):
    """What a body was asked to do, for some years. `in_use` says which priorities count now."""

    slug = models.SlugField(primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    title = models.CharField(max_length=120)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    in_use = models.BooleanField(default=False)
    # Since the secretariat changed it: from then on no vocabulary file does.
    by_hand_since = models.DateTimeField(null=True, editable=False)

    objects = MandateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "body", condition=Q(in_use=True), name="one_mandate_in_use_a_body"
            )
        ]

    def __str__(self):
        return self.title


class PriorityQuerySet(models.QuerySet):
    def in_use(self):
        return self.filter(mandate__in_use=True)

    def with_crosswalk(self):
        """With the areas of other mandates that they went into, or came from."""
        return self.prefetch_related("crosswalk", "crosswalk_from")


class Priority(models.Model):
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="priorities")
    number = models.PositiveSmallIntegerField()
    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=60)
    title = models.CharField(max_length=160)
    articles = models.CharField(
        max_length=120,
        blank=True,
        help_text="Articles of the Convention on the Rights of the Child",
    )
    icon = models.CharField(max_length=40, blank=True, help_text="A Lucide icon")
    crosswalk = models.ManyToManyField(
        "self", symmetrical=False, related_name="crosswalk_from", blank=True
    )
    by_hand_since = models.DateTimeField(null=True, editable=False)

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["mandate", "number"]

    def __str__(self):
        return gettext(self.label)
