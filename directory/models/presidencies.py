"""Who chairs a body, year by year."""

from django.conf import settings
from django.db import models


class PresidencyTermQuerySet(models.QuerySet):
    def newest_first(self):
        return self.select_related("party", "chair", "vice_chair").order_by("-starts")


class PresidencyTerm(models.Model):
    """A party's year in the chair of a body: 1 July to 30 June."""

    body = models.ForeignKey(
        "directory.Body", on_delete=models.PROTECT, related_name="presidencies"
    )
    party = models.ForeignKey(
        "directory.Party", on_delete=models.PROTECT, related_name="presidencies"
    )
    starts = models.DateField()
    ends = models.DateField()
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    vice_chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = PresidencyTermQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["body", "starts"], name="one_presidency_at_a_time")
        ]

    def __str__(self):
        return f"presidency {self.pk}"

    @property
    def years(self) -> str:
        """ "2026–2027", as everybody calls it."""
        return f"{self.starts.year}–{self.ends.year}"
