"""Words from one member to another through Havn: no address is shown, no conversation is kept."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Contact(models.Model):
    """One relayed message. Its words live here; the mail is rendered from it."""

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="contacts_sent"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contacts"
    )
    subject = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["recipient", "-sent_at"])]

    def __str__(self):
        return f"contact {self.pk}"


class Block(models.Model):
    """A member wants no words from another: neither relayed nor by mention or question."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks"
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by"
    )
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "blocked"], name="blocked_once")]

    def __str__(self):
        return f"block {self.pk}"
