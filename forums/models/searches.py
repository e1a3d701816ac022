"""A search that a member has kept: what is new to it comes with their digest."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from network.lib.search.sources import Sought
from network.lib.search.wanted import LONGEST, read

# What narrows a saved search down, as in Sought. Time does not: a digest tells what is new.
NARROWED = ("priority", "country", "language", "forum", "sector")


class SavedSearchQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk).order_by("pk")

    def with_names(self):
        """With what a list shows of each."""
        return self.select_related(*NARROWED)


def _narrowed_by(model: str) -> models.ForeignKey:
    return models.ForeignKey(
        model, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )


class SavedSearch(models.Model):
    # No index of its own: the constraint begins with it.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="saved_searches",
        db_index=False,
    )
    words = models.CharField(max_length=LONGEST)
    priority = _narrowed_by("directory.Priority")
    country = _narrowed_by("directory.Country")
    language = _narrowed_by("directory.Language")
    forum = _narrowed_by("forums.Forum")
    sector = _narrowed_by("directory.Sector")
    saved_at = models.DateTimeField(default=timezone.now)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "words", *NARROWED],
                nulls_distinct=False,
                name="a_search_is_saved_once",
            )
        ]

    def __str__(self):
        return f"saved search {self.pk}"

    @property
    def sought(self) -> Sought:
        chosen = {name: getattr(self, f"{name}_id") for name in NARROWED}
        return Sought(read(self.words), **chosen)
