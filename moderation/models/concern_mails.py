"""Mail about concerns: ids only, and nothing of what was written in it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from network.lib.mail import UNSENT, MailRow


class ConcernMail(MailRow):
    """To one person, about one concern."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived", _("A concern waits")
        HANDED_OVER = "handed-over", _("A concern was handed over")
        SECOND = "second", _("A second person is needed")
        OVERDUE = "overdue", _("A concern is overdue")
        # To the secretariat, which is told a country and nothing more.
        NOBODY = "nobody", _("A country has no responder")

    kind = models.CharField(max_length=12, choices=Kind)
    concern = models.ForeignKey(
        "moderation.Concern", on_delete=models.CASCADE, related_name="mails"
    )
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["claimed_until"], condition=UNSENT, name="concern_mail_unsent")
        ]
