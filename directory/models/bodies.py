"""Who sits on the Expert Group, for which party, from when to when; what its mandates say."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

CONFIRMED_FOR = timedelta(days=365)


class PartyQuerySet(models.QuerySet):
    def sitting(self):
        """Parties with a seat today, states before institutions."""
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
        return self.name


class Body(models.Model):
    slug = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self):
        return self.name


class Mandate(models.Model):
    """What a body was asked to do, for some years. `in_use` says which priorities count now."""

    slug = models.SlugField(primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    title = models.CharField(max_length=120)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    in_use = models.BooleanField(default=False)

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

    objects = PriorityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["mandate", "number"]

    def __str__(self):
        return self.label


class Seat(models.Model):
    class Kind(models.TextChoices):
        FULL = "full"
        OBSERVER = "observer"

    class Status(models.TextChoices):
        ACTIVE = "active"
        SUSPENDED = "suspended"
        WITHDRAWN = "withdrawn"
        VACANT = "vacant"

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULL)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "party"], name="one_seat_a_party")]
        ordering = ["party__name"]

    def __str__(self):
        return f"{self.party_id}, {self.body_id}"


class SeatTermQuerySet(models.QuerySet):
    def in_time(self, at=None):
        """Terms that run at a moment, whether or not they give rights."""
        at = at or Now()
        return self.filter(Q(ends=None) | Q(ends__gt=at), starts__lte=at)

    def current(self, at=None):
        """Terms that give rights at a moment.

        Both dates honoured to the minute, the seat active, and their member has said within the
        year that role and employer are still right, and nothing newer waits to be verified.
        """
        at = at or Now()
        return self.in_time(at).filter(
            seat__status=Seat.Status.ACTIVE,
            member__confirmed_at__gt=at - CONFIRMED_FOR,
            member__unverified_since=None,
        )


class SeatTerm(models.Model):
    class Role(models.TextChoices):
        HOLDER = "holder"
        ALTERNATE = "alternate"
        ADVISOR = "advisor"

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="terms")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="seat_terms"
    )
    role = models.CharField(max_length=10, choices=Role, default=Role.HOLDER)
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True, blank=True)

    objects = SeatTermQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "starts"])]

    def __str__(self):
        return f"{self.seat}: {self.role}"
