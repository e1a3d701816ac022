"""A search of the directory that a member keeps: new matches come with the digest."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class SavedDirectorySearch(models.Model):
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="directory_searches"
    )
    # As it stands in the address, in one order: "country=LV&q=guardian".
    query = models.CharField(max_length=500)
    saved_at = models.DateTimeField(default=timezone.now)
    # Whom the member was told of, so that nobody comes twice.
    told = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "query"], name="a_directory_search_once")
        ]

    def __str__(self):
        return f"directory search {self.pk}"
