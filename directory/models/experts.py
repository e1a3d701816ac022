"""Who may be asked as an expert, how often, and not at which hours."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Expert(models.Model):
    """A member's consent to be asked; taken back by deleting the row."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="expert", primary_key=True
    )
    # Questions in thirty days; more are not routed to them.
    at_most = models.PositiveSmallIntegerField(default=2)
    # By the member's clock: no mail between these hours.
    quiet_from = models.TimeField(default="18:00")
    quiet_until = models.TimeField(default="08:00")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"expert {self.pk}"
