"""Offices that answer colleagues from other countries: a function's mailbox, never a person."""

from django.conf import settings
from django.db import models


class ContactPoint(models.Model):
    """Where an organisation is reached for one function."""

    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.CASCADE, related_name="contact_points"
    )
    function = models.ForeignKey(
        "directory.ContactFunction", on_delete=models.PROTECT, related_name="contact_points"
    )
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    website = models.URLField(blank=True)
    hours = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    languages = models.ManyToManyField("directory.Language", related_name="+", blank=True)
    # Until somebody looks again, `checked_on` says how much it is worth.
    checked_on = models.DateField()
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    # When whoever keeps it was last reminded to look.
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["function", "organisation"])]

    def __str__(self):
        return f"contact point {self.pk}"
