"""One message about an account: ids only, rendered when it is sent."""

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.mail import UNSENT, MailQuerySet, MailRow


def _one_of(*fields: str) -> models.Q:
    """Exactly one of the fields is set."""
    ways = [
        models.Q(**{f"{other}__isnull": other != field for other in fields}) for field in fields
    ]
    return reduce(or_, ways)


class LetterQuerySet(MailQuerySet):
    def warnings(self):
        """That an account nobody uses will be closed."""
        return self.filter(kind=Letter.Kind.INACTIVE)

    def finished(self):
        """Handed over, given up, or not needed any more."""
        return self.exclude(UNSENT)


class Letter(MailRow):
    """To one person, about how they came in or who they are, or what a colleague wrote to them."""

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("Invitation")
        REMINDER = "reminder", _("Reminder")
        DECISION = "decision", _("Decision")
        CHANGE = "change", _("About a change")
        INACTIVE = "inactive", _("Nobody was here for long")
        RESET_ASKED = "reset_asked", _("Keys lost")
        RESET_DONE = "reset_done", _("Keys removed")
        CONTACT_POINTS = "contacts", _("Contact points to check")
        CONTACT = "contact", _("Words of a colleague")

    kind = models.CharField(max_length=12, choices=Kind)
    invitation = models.ForeignKey(
        "directory.Invitation", on_delete=models.CASCADE, null=True, related_name="letters"
    )
    step = models.OneToOneField(
        "directory.ApplicationStep", on_delete=models.CASCADE, null=True, related_name="letter"
    )
    change_step = models.OneToOneField(
        "directory.ChangeStep", on_delete=models.CASCADE, null=True, related_name="letter"
    )
    reset = models.ForeignKey(
        "directory.FactorReset", on_delete=models.CASCADE, null=True, related_name="letters"
    )
    # Whose account nobody has used for long; or who keeps the contact points.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="letters"
    )

    contact = models.OneToOneField(
        "directory.Contact", on_delete=models.CASCADE, null=True, related_name="letter"
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["claimed_until"], condition=UNSENT, name="letter_unsent")]
        constraints = [
            models.UniqueConstraint(
                fields=["invitation", "kind"], name="one_letter_a_kind_and_invitation"
            ),
            models.CheckConstraint(
                condition=_one_of(
                    "invitation", "step", "change_step", "reset", "member", "contact"
                ),
                name="a_letter_tells_of_one_thing",
            ),
        ]
