"""How urgent something is, and by when it is answered."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Risk(TextChoices):
    P0 = "P0", _("P0, at once")
    P1 = "P1", _("P1, today")
    P2 = "P2", _("P2, within a working day")
    P3 = "P3", _("P3, within three working days")
    P4 = "P4", _("P4, within a week")


@dataclass(frozen=True)
class Within:
    """So many hours and days in which somebody is on duty."""

    hours: int = 0
    days: int = 0

    def of(self, day: timedelta) -> timedelta:
        """As time, where a working day is so long."""
        return timedelta(hours=self.hours) + self.days * day


# Source: escalation ladder.
ANSWERED = {
    Risk.P0: Within(hours=1),
    Risk.P1: Within(hours=4),
    Risk.P2: Within(days=1),
    Risk.P3: Within(days=3),
    Risk.P4: Within(days=5),
}
# Source: escalation ladder, appeal to a second person within six months.
APPEAL_WITHIN = timedelta(days=183)
# What is this urgent is out of sight at once, and closed by two persons.
GRAVE = (Risk.P0, Risk.P1)
