from django.db import models


class Organisation(models.Model):
    """An employer or network."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160)
    sort_key = models.CharField(max_length=200, editable=False)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="organisations"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="organisations"
    )
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["sort_key"]

    def __str__(self):
        return self.name
