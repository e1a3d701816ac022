"""What a month at the desk came to, in numbers that outlive the rows they were counted from."""

from datetime import date

from django.db import models
from django.db.models import Max, Sum
from django.db.models.functions import ExtractYear


class TallyQuerySet(models.QuerySet):
    def of_year(self, year: int) -> dict[tuple[str, str], int]:
        """All numbers of a year, by topic and key. One query."""
        summed = self.filter(month__year=year).order_by().values_list("topic", "key")
        return {
            (topic, key): number for topic, key, number in summed.annotate(number=Sum("number"))
        }

    def last_months(self) -> dict[int, date]:
        """The last month that is counted of each year, the newest year first. One query."""
        counted = self.filter(topic=Tally.Topic.COUNTED).annotate(year=ExtractYear("month"))
        found = counted.order_by("-year").values_list("year").annotate(last=Max("month"))
        return dict(found)

    def last_counted(self) -> date | None:
        return self.filter(topic=Tally.Topic.COUNTED).aggregate(last=Max("month"))["last"]


class Tally(models.Model):
    """One number of one whole month.

    Sanctions go with the member who leaves, matters after 24 months: these numbers stay, and no
    row leads from them to anybody.

    Args:
        month: its first day.
        key: which of the topic: a kind, a number of the guidelines, so many hours.
    """

    class Topic(models.TextChoices):
        # That the month is counted at all.
        COUNTED = "counted"
        FURTHER = "further"
        MATTERS = "matters"
        CLOSED = "closed"
        DECISIONS = "decisions"
        GUIDELINES = "guidelines"
        ANSWERS = "answers"
        SANCTIONS = "sanctions"
        HELD = "held"
        CONCERNS = "concerns"

    month = models.DateField()
    topic = models.CharField(max_length=10, choices=Topic)
    key = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["month", "topic", "key"], name="one_tally_a_month")
        ]
        verbose_name_plural = "tallies"

    def __str__(self):
        return f"{self.topic} {self.key} of {self.month:%Y-%m}"
