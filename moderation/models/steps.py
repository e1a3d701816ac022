"""The history of a matter: who did what, when, and what was noted."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

STAYS = {"on_delete": models.SET_NULL, "null": True, "related_name": "+"}


class MatterStep(models.Model):
    """One line. Colleagues at the desk read it, and nobody else.

    Args:
        to: the colleague it was handed over to.
        words: a note; it has gone through the scan.
    """

    class Kind(models.TextChoices):
        OPENED = "opened", _("Came to the desk")
        REPORTED = "reported", _("Reported once more")
        HIDDEN = "hidden", _("Taken out of sight at once")
        CLAIMED = "claimed", _("Taken on")
        RELEASED = "released", _("Given back to all")
        SHOWN = "shown", _("Looked at what was covered")
        NOTED = "noted", _("Note")
        HANDED_OVER = "handed-over", _("Handed over")
        OVERDUE = "overdue", _("The time was over")
        FIRST_DECIDED = "first", _("Decided by the first of two")
        KEPT_OPEN = "kept-open", _("Kept open by the second")
        DECIDED = "decided", _("Decided")
        MENDED = "mended", _("Mended by its author")
        APPEALED = "appealed", _("Appealed")
        ASKED = "asked", _("Asked for more")
        ANSWERED = "answered", _("Answered")
        WITHDRAWN = "withdrawn", _("Withdrawn: the account was closed")

    matter = models.ForeignKey("moderation.Matter", on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **STAYS)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, **STAYS)
    at = models.DateTimeField(default=timezone.now)
    words = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["by", "at"], condition=models.Q(kind="shown"), name="shown_to_moderator"
            )
        ]

    def __str__(self):
        return f"{self.kind} of matter {self.matter_id}"
