"""Who may be asked as an expert, how often, and not at which hours."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from network.lib.zones import zone


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

    def quiet_until_moment(self, now) -> datetime | None:
        """When the quiet hours end that it is now in, by the member's clock; None in others."""
        here = now.astimezone(zone(self.member.timezone))
        starts, ends, time = self.quiet_from, self.quiet_until, here.time()
        over_night = starts > ends
        is_quiet = (time >= starts or time < ends) if over_night else starts <= time < ends
        if not is_quiet:
            return None
        day = here.date() + timedelta(days=over_night and time >= starts)
        return datetime.combine(day, ends, tzinfo=here.tzinfo).astimezone(UTC)
