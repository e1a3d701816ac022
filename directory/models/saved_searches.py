"""A search of the directory that a member keeps: new matches come with the digest."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class SavedDirectorySearchQuerySet(models.QuerySet):
    def of(self, member):
        """A member's own, the newest first."""
        return self.filter(member=member).order_by("-saved_at", "-pk")


class SavedDirectorySearch(models.Model):
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="directory_searches"
    )
    # As it stands in the address, in one order: "country=LV&q=guardian".
    query = models.CharField(max_length=500)
    saved_at = models.DateTimeField(default=timezone.now)
    # Who was found when the member was told last, so that nobody comes twice: bits in hexadecimal
    # digits, by the number of their row (directory/models/facet_bits.py).
    known = models.JSONField(default=dict)

    objects = SavedDirectorySearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "query"], name="a_directory_search_once")
        ]

    def __str__(self):
        return f"directory search {self.pk}"
