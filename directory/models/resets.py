"""A member who lost phone and keys, and the two colleagues who let them begin anew."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

# An unanswered wish does not wait for a tired moment.
GOOD_FOR = timedelta(days=7)


class FactorResetQuerySet(models.QuerySet):
    def open(self, at=None):
        """Asked for, neither done nor too old."""
        return self.filter(done_at=None, asked_at__gt=(at or timezone.now()) - GOOD_FOR)

    def with_people(self):
        people = ("member", "member__country", "member__sector", "member__organisation")
        return self.select_related(*people, "first_by")

    def longest_waiting_first(self):
        return self.order_by("asked_at", "pk")


class FactorReset(models.Model):
    """Two different persons of the secretariat say yes; the second yes does it."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factor_resets"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    first_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    first_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(first_by=None) | ~Q(done_by=F("first_by")),
                name="two_persons_reset_a_factor",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(first_at__isnull=False),
                name="second_yes_after_the_first",
            ),
        ]

    def __str__(self):
        return f"reset {self.pk}"

    @property
    def is_open(self):
        return self.done_at is None and self.asked_at > timezone.now() - GOOD_FOR

    @property
    def expires_at(self):
        return self.asked_at + GOOD_FOR
