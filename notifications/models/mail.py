"""One message to send: ids only, rendered when it is sent."""

from django.conf import settings
from django.db import models

from network.lib.mail import UNSENT, MailRow


class Mail(MailRow):
    """A message to a member."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails"
    )
    digest = models.OneToOneField(
        "notifications.Digest", on_delete=models.CASCADE, null=True, related_name="mail"
    )

    class Meta:
        indexes = [models.Index(fields=["claimed_until"], condition=UNSENT, name="mail_unsent")]
