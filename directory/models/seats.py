"""Who sits for a party in a body, from when to when."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from directory.models.bodies import Body, Party

CONFIRMED_FOR = timedelta(days=365)


class SeatQuerySet(models.QuerySet):
    def with_terms(self):
        """With every term and who has it, as the secretariat sees a seat: one query more."""
        terms = SeatTerm.objects.select_related("member").by_rank()
        return self.select_related("party__country", "body").prefetch_related(
            models.Prefetch("terms", terms, to_attr="all_terms")
        )

    def by_party(self):
        """States before institutions."""
        return self.order_by("-party__kind", "party__name")


class Seat(models.Model):
    class Kind(models.TextChoices):
        FULL = "full", _("Full")
        OBSERVER = "observer", _("Observer")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Suspended")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        VACANT = "vacant", _("Vacant")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.FULL)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    by_hand_since = models.DateTimeField(null=True, editable=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "party"], name="one_seat_a_party")]
        ordering = ["party__name"]

    def __str__(self):
        return f"{self.party_id}, {self.body_id}"

    @property
    def is_active(self):
        return self.status == self.Status.ACTIVE


def vouched(of: str = "", at=None) -> Q:
    """Whether a seat gives its member rights, as far as the member's own row says.

    Args:
        of: the path to the member.
    """
    confirmed = Q(**{f"{of}confirmed_at__gt": (at or Now()) - CONFIRMED_FOR})
    return confirmed & Q(**{f"{of}unverified_since": None})


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
        return self.in_active_seats(at).filter(vouched("member__", at))

    def in_active_seats(self, at=None):
        """Terms that give rights at a moment to members who are `vouched` for."""
        return self.in_time(at).filter(seat__status=Seat.Status.ACTIVE)

    def overlapping(self, starts, ends=None):
        """Terms that share a moment with starts … ends; one taken back before it began has none."""
        terms = self.filter(Q(ends=None) | Q(ends__gt=starts)).exclude(ends=F("starts"))
        return terms if ends is None else terms.filter(starts__lt=ends)

    def with_seat(self):
        return self.select_related("seat__party", "seat__body")

    def by_rank(self):
        """Holders first, then alternates, then advisors; in each role the eldest term first."""
        rank = models.Case(
            *(models.When(role=role, then=n) for n, role in enumerate(SeatTerm.Role.values)),
            output_field=models.IntegerField(),
        )
        return self.order_by(rank, "starts", "pk")


class SeatTerm(models.Model):
    class Role(models.TextChoices):
        HOLDER = "holder", _("Holder")
        ALTERNATE = "alternate", _("Alternate")
        ADVISOR = "advisor", _("Advisor")

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

    @property
    def line(self):
        """What stands at a post written under the term; the seat and its party are at hand."""
        names = {"party": self.seat.party, "body": self.seat.body}
        if self.role == self.Role.HOLDER:
            return gettext("%(party)s, %(body)s") % names
        if self.role == self.Role.ALTERNATE:
            return gettext("for %(party)s, alternate") % names
        return gettext("for %(party)s, advisor") % names

    @property
    def line_with_body(self):
        """The same for a choice among terms: a member may sit for one party in two bodies."""
        return self.line if self.role == self.Role.HOLDER else f"{self.line}, {self.seat.body}"
