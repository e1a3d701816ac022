"""Plain lists, loaded from directory/vocabulary/*.json by `manage.py vocabulary`.

A row keeps its English word; as text it is said in the language of the page.
"""

from django.db import models
from django.utils.translation import gettext


class Country(models.Model):
    """A country a thread or a person can be tagged with. Seats belong to parties, not to these."""

    code = models.CharField(max_length=2, primary_key=True)
    alpha3 = models.CharField(max_length=3, unique=True)
    numeric = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=80)
    languages = models.JSONField(default=list, blank=True)
    eu = models.BooleanField(default=False)
    region = models.BooleanField(default=False, help_text="A state of the Baltic Sea region")
    levels = models.JSONField(
        default=dict, blank=True, help_text="What its levels of government are called"
    )
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self):
        return gettext(self.name)


class Language(models.Model):
    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=60)
    native = models.CharField(max_length=60)
    search_config = models.CharField(max_length=20, default="simple")

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.native


class Sector(models.Model):
    slug = models.SlugField(primary_key=True)
    label = models.CharField(max_length=80)
    group = models.SlugField()
    group_label = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return gettext(self.label)

    @property
    def group_said(self):
        """Its group, in the language of the page."""
        return gettext(self.group_label)


class PlaceLevel(models.Model):
    """From the region to a municipality. `subnational`, since "regional" means two things."""

    slug = models.SlugField(primary_key=True)
    label = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return gettext(self.label)


class ContactFunction(models.Model):
    """What a contact point is for: an office asked across borders."""

    slug = models.SlugField(primary_key=True)
    label = models.CharField(max_length=100)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return gettext(self.label)
