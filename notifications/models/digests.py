"""The periodic e-mail: when it is due, and what it held."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DigestPreferenceQuerySet(models.QuerySet):
    def due(self, at=None):
        return self.filter(next_at__lte=at or timezone.now())

    def of(self, member):
        """The member's own, or the unsaved one everybody starts with."""
        return self.filter(member=member.pk).first() or DigestPreference(member=member)


class DigestPreference(models.Model):
    """When a member's digest comes. Never switched back on by us."""

    class Rhythm(models.TextChoices):
        OFF = "off", _("Off")
        DAILY = "daily", _("Every day")

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="digest_preference",
        primary_key=True,
    )
    rhythm = models.CharField(max_length=8, choices=Rhythm, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField(default=7, help_text="In the member's time zone")
    # In UTC, worked out anew after each run: right on both sides of a clock change. None: off.
    next_at = models.DateTimeField(null=True)
    # The digest speaks of what came after this.
    since = models.DateTimeField(default=timezone.now)

    objects = DigestPreferenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["next_at"], name="digest_due")]
        constraints = [
            models.CheckConstraint(condition=models.Q(hour__lte=23), name="an_hour_of_the_day")
        ]

    def __str__(self):
        return f"digest {self.rhythm}"

    @property
    def is_off(self):
        return self.rhythm == self.Rhythm.OFF


class Digest(models.Model):
    """One digest of one member for one local day: made at most once."""

    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests"
    )
    day = models.DateField()
    since = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "day"], name="one_digest_a_day")]

    def __str__(self):
        return f"digest {self.day}"


class DigestItemQuerySet(models.QuerySet):
    def sent(self):
        """Of digests whose mail the server took, with the member and when."""
        sent = self.filter(digest__mail__sent_at__isnull=False)
        return sent.select_related("digest__member", "digest__mail").order_by("-pk")

    def quoting(self, post):
        """Those that showed the post's first words."""
        return self.filter(thread_id=post.thread_id, quoted=post.number)

    def titling(self, thread):
        return self.filter(thread_id=thread.pk, titled=True)


class DigestItem(models.Model):
    """A thread the digest speaks of, and why. Permission is asked again when it is sent."""

    class Why(models.TextChoices):
        WATCHING = "watching", _("You watch this thread")
        TRACKING = "tracking", _("You track this thread")
        FORUM = "forum", _("You follow this forum")
        TOPIC = "topic", _("You follow this priority or tag")
        PRIORITY = "priority", _("You follow this priority")
        SEARCH = "search", _("You saved a search for it")

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="items")
    thread_id = models.BigIntegerField()
    why = models.CharField(max_length=10, choices=Why)
    # Which one, as long as it is saved.
    search = models.ForeignKey(
        "forums.SavedSearch", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    first_number = models.PositiveIntegerField()
    new_posts = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField()
    # What the mail showed when it was sent, so that it can be said whom redacted words had reached:
    # the thread's title, and the number of the post whose first words it quoted.
    titled = models.BooleanField(default=False)
    quoted = models.PositiveIntegerField(null=True)

    objects = DigestItemQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return f"item {self.pk}"


class DigestColleagues(models.Model):
    """Whom a saved search of the directory found anew. Asked again when the mail is sent."""

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="colleagues")
    search = models.ForeignKey(
        "directory.SavedDirectorySearch", on_delete=models.CASCADE, related_name="+"
    )
    members = ArrayField(models.BigIntegerField())

    def __str__(self):
        return f"colleagues {self.pk}"
