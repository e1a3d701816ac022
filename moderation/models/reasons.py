"""Words that moderators use again and again, so that the same is said to everybody alike."""

from django.db import models


class ReasonTextQuerySet(models.QuerySet):
    def by_number(self):
        """In the order of the guidelines: 2.10 after 2.9."""
        parts = models.Func(
            models.F("guideline"),
            models.Value("."),
            function="string_to_array",
            template="%(function)s(%(expressions)s)::int[]",
            output_field=models.TextField(),
        )
        return self.order_by(parts, "pk")


class ReasonText(models.Model):
    """A short text for one number of the guidelines; the moderator changes it as needed."""

    guideline = models.CharField(max_length=12)
    words = models.CharField(max_length=300)

    objects = ReasonTextQuerySet.as_manager()

    def __str__(self):
        return f"reason text {self.pk}"
