"""One message to send: ids only, rendered when it is sent."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class MailQuerySet(models.QuerySet):
    def unsent(self):
        return self.filter(sent_at=None, failed_at=None, dropped=False)

    def waiting_since(self):
        """When the oldest unsent mail was made; None when none waits."""
        return self.unsent().aggregate(oldest=models.Min("created_at"))["oldest"]

    def claimable(self, at=None):
        """Unsent, and nobody is sending it: a claim lasts until its time runs out."""
        return self.unsent().filter(claimed_until__lte=at or timezone.now())


class Mail(models.Model):
    """A receipt. A repeat needs a process that died between the server's 250 and `sent_at`."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails"
    )
    digest = models.OneToOneField(
        "notifications.Digest", on_delete=models.CASCADE, null=True, related_name="mail"
    )
    created_at = models.DateTimeField(default=timezone.now)
    # Before this moment nobody else may send it. Made due at once.
    claimed_until = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    # Given up after many attempts, or refused for good by the server: stays for the secretariat.
    failed_at = models.DateTimeField(null=True)
    # Nothing left to say when it was rendered, or the member stopped it meanwhile.
    dropped = models.BooleanField(default=False)

    objects = MailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["claimed_until"],
                condition=models.Q(sent_at=None, failed_at=None, dropped=False),
                name="mail_unsent",
            )
        ]

    def __str__(self):
        return f"mail {self.pk}"

    @property
    def message_id(self):
        """The same for every attempt, so a mail program sees a repeat as one message."""
        return f"<mail.{self.pk}@{settings.MAIL_DOMAIN}>"
