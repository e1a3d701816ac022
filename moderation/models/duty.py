"""When the responders of a country are there."""

from datetime import date, datetime, time, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Day(models.IntegerChoices):
    """As Python counts them."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


def working_days() -> list[int]:
    return [Day.MONDAY, Day.TUESDAY, Day.WEDNESDAY, Day.THURSDAY, Day.FRIDAY]


class DutyHours(models.Model):
    """The same hours on some days of the week, in the clock of the country's office."""

    country = models.OneToOneField(
        "directory.Country", on_delete=models.CASCADE, primary_key=True, related_name="duty_hours"
    )
    days = ArrayField(models.PositiveSmallIntegerField(choices=Day), default=working_days)
    opens = models.TimeField(default=time(9))
    closes = models.TimeField(default=time(17))
    timezone = models.CharField(max_length=40, default="Europe/Copenhagen")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="duty_closes_later"),
            models.CheckConstraint(condition=Q(days__len__gt=0), name="duty_on_some_day"),
        ]
        verbose_name_plural = "duty hours"

    def __str__(self):
        return f"duty hours of {self.country_id}"

    @property
    def length(self) -> timedelta:
        """Of a working day."""
        day = date.min
        return datetime.combine(day, self.closes) - datetime.combine(day, self.opens)
