"""How often each rule of the scan stopped somebody, and what came of it: by the day, no person."""

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

# Of all words in which a rule of the scan found something, once however many rules it were.
ANY = ""
# The posting policies hold words too, and find nothing in them.
POLICY = "policy."


class FindingCountQuerySet(models.QuerySet):
    def within(self, first, last):
        """Of the days from one to another, with both."""
        return self.filter(day__gte=first, day__lte=last)

    def by_rule(self):
        """As dictionaries with `rule`, `what` and `number`."""
        return self.order_by().values("rule", "what").annotate(number=Sum("number"))


class FindingCount(models.Model):
    """One rule on one day.

    Args:
        rule: its name, never what it found; or ANY.
    """

    class What(models.TextChoices):
        HELD = "held", _("Held")
        UNCHANGED = "unchanged", _("Published as it was")
        CHANGED = "changed", _("Published, changed")
        RETURNED = "returned", _("Not published")
        OVERRIDDEN = "overridden", _("Published in spite of a warning")

    day = models.DateField()
    rule = models.CharField(max_length=60, blank=True)
    what = models.CharField(max_length=10, choices=What)
    number = models.PositiveIntegerField(default=0)

    objects = FindingCountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "rule", "what"], name="one_count_a_rule_and_day")
        ]

    def __str__(self):
        return f"{self.what} by {self.rule or 'any rule'}"
