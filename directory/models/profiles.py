"""What only the profile page needs."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Profile(models.Model):
    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile", primary_key=True
    )
    about = models.TextField(max_length=2000, blank=True)

    def __str__(self):
        return f"profile {self.pk}"


class Affiliation(models.Model):
    """A function at an organisation from … to …; the current main one is the member's employer."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.PROTECT, related_name="affiliations"
    )
    function = models.CharField(max_length=80)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    main = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(main=True, ends=None), name="one_main_affiliation"
            )
        ]

    def __str__(self):
        return f"affiliation {self.pk}"
