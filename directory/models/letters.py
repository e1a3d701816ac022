"""One message about joining: ids only, rendered when it is sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.mail import UNSENT, MailRow


class Letter(MailRow):
    """To somebody who is no member yet."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        REMINDER = "reminder", _("Reminder")
        DECISION = "decision", _("Decision")

    kind = models.CharField(max_length=12, choices=Kind)
    invitation = models.ForeignKey(
        "directory.Invitation", on_delete=models.CASCADE, null=True, related_name="letters"
    )
    step = models.OneToOneField(
        "directory.ApplicationStep", on_delete=models.CASCADE, null=True, related_name="letter"
    )

    class Meta:
        indexes = [models.Index(fields=["claimed_until"], condition=UNSENT, name="letter_unsent")]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind"], name="one_letter_a_kind_and_invitation"
            ),
            models.CheckConstraint(
                condition=models.Q(invitation=None) ^ models.Q(step=None),
                name="a_letter_tells_of_one_thing",
            ),
        ]
