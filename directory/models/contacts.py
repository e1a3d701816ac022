"""Words from one member to another through Havn: no address is shown, no conversation is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone


class ContactQuerySet(models.QuerySet):
    def received_by(self, member):
        return self.filter(recipient=member.pk)

    def sent_by(self, member):
        return self.filter(sender=member.pk)

    def of(self, member):
        """What the member wrote or was written."""
        return self.filter(Q(recipient=member.pk) | Q(sender=member.pk))

    def between(self, sender, recipient):
        return self.sent_by(sender).received_by(recipient)

    def in_sight(self):
        """Not taken out by a moderator."""
        return self.filter(hidden_at=None)

    def unanswered(self):
        return self.filter(answer=None)

    def since(self, at):
        return self.filter(sent_at__gte=at)

    def until(self, at):
        return self.filter(sent_at__lt=at)

    def with_sender(self):
        """With what a line shows of who wrote."""
        return self.select_related("sender__organisation", "sender__country", "sender__sector")

    def newest_first(self):
        return self.order_by("-sent_at", "-pk")


class Contact(models.Model):
    """One relayed message. Its words live here; the mail is rendered from it."""

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="contacts_sent"
    )
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contacts"
    )
    # The message that this one answers: each is answered once.
    answers = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, related_name="answer"
    )
    subject = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    sent_at = models.DateTimeField(default=timezone.now)
    hidden_at = models.DateTimeField(null=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["recipient", "-sent_at"])]

    def __str__(self):
        return f"contact {self.pk}"

    def get_absolute_url(self):
        return reverse("contact_received", args=[self.pk])


class BlockQuerySet(models.QuerySet):
    def of(self, member):
        return self.filter(member=member.pk)

    def between(self, one, other):
        """Whoever of the two has blocked the other."""
        return self.filter(Q(member=one.pk, blocked=other.pk) | Q(member=other.pk, blocked=one.pk))

    def newest_first(self):
        return self.order_by("-since", "-pk")


class Block(models.Model):
    """A member wants no words from another: neither relayed nor by mention or question."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocks"
    )
    blocked = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="blocked_by"
    )
    since = models.DateTimeField(default=timezone.now)

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "blocked"], name="blocked_once")]

    def __str__(self):
        return f"block {self.pk}"
