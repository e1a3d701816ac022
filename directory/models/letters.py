"""One message about joining or signing in: ids only, rendered when it is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.mail import UNSENT, MailRow


class Letter(MailRow):
    """To somebody who is no member yet, or who cannot sign in."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        REMINDER = "reminder", _("Reminder")
        DECISION = "decision", _("Decision")
        RESET_ASKED = "reset_asked", _("Keys lost")
        RESET_DONE = "reset_done", _("Keys removed")

    kind = models.CharField(max_length=12, choices=Kind)
    invitation = models.ForeignKey(
        "directory.Invitation", on_delete=models.CASCADE, null=True, related_name="letters"
    )
    step = models.OneToOneField(
        "directory.ApplicationStep", on_delete=models.CASCADE, null=True, related_name="letter"
    )

    reset = models.ForeignKey(
        "directory.FactorReset", on_delete=models.CASCADE, null=True, related_name="letters"
    )

    class Meta:
        indexes = [models.Index(fields=["claimed_until"], condition=UNSENT, name="letter_unsent")]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind"], name="one_letter_a_kind_and_invitation"
            ),
            models.CheckConstraint(
                condition=models.Q(invitation__isnull=False, step=None, reset=None)
                | models.Q(invitation=None, step__isnull=False, reset=None)
                | models.Q(invitation=None, step=None, reset__isnull=False),
                name="a_letter_tells_of_one_thing",
            ),
        ]
