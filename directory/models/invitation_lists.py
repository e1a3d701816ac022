"""A list of people to invite: read first, looked at, then sent."""

import builtins

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.members import Member


class InvitationListQuerySet(models.QuerySet):
    def unfinished(self):
        """Sent off, and not every line is done: what a worker left."""
        waiting = InvitationLine.objects.waiting().filter(list=OuterRef("pk"))
        return self.filter(Exists(waiting), sent_at__isnull=False)

    def with_counts(self):
        """With how many lines are good, and how many of them are invited."""
        good = Q(lines__fate=InvitationLine.Fate.GOOD)
        return self.annotate(
            total=Count("lines"),
            good=Count("lines", filter=good),
            done=Count("lines", filter=good & Q(lines__done_at__isnull=False)),
        )


class InvitationList(models.Model):
    """Belongs to who made it, and is not kept for long."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitation_lists"
    )
    made_at = models.DateTimeField(default=timezone.now)
    # Pressed once: from here on workers invite.
    sent_at = models.DateTimeField(null=True)

    objects = InvitationListQuerySet.as_manager()

    def __str__(self):
        return f"invitation list {self.pk}"


class InvitationLineQuerySet(models.QuerySet):
    def unused(self):
        """Lines of which nothing comes, each with its reason."""
        return self.exclude(fate=InvitationLine.Fate.GOOD)

    def of(self, invitation):
        """What stood in a list about whom an invitation is for; None for any other."""
        return self.filter(invitation=invitation).first()

    def waiting(self):
        return self.filter(fate=InvitationLine.Fate.GOOD, done_at=None)


class InvitationLine(models.Model):
    """One person of a list, and what becomes of the line."""

    class Fate(models.TextChoices):
        GOOD = "good", _("Will be invited")
        MEMBER = "member", _("Is a member already")
        INVITED = "invited", _("Is invited already")
        TWICE = "twice", _("Stands above already")
        ADDRESS = "address", _("Is no e-mail address")
        COUNTRY = "country", _("This country is not known")
        SECTOR = "sector", _("This sector is not known")
        ROLE = "role", _("You cannot give this role")
        NAME = "name", _("The name looks like a personal number")
        ORGANISATION = "employer", _("This organisation is not known here, or is there twice")
        FUNCTION = "function", _("The function looks like a personal number")
        LANGUAGE = "language", _("One of the languages is not known")
        PRIORITY = "priority", _("One of the priorities is not known")

    list = models.ForeignKey(InvitationList, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    email = models.CharField(max_length=254, blank=True)
    name = models.CharField(max_length=80, blank=True)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="+"
    )
    role = models.CharField(max_length=14, choices=Member.Role, default=Member.Role.MEMBER)
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    function = models.CharField(max_length=80, blank=True, default="")
    # Codes of languages, slugs of priorities: what the profile begins with.
    languages = ArrayField(models.CharField(max_length=5), default=builtins.list, blank=True)
    priorities = ArrayField(models.SlugField(), default=builtins.list, blank=True)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.GOOD)
    done_at = models.DateTimeField(null=True)
    invitation = models.OneToOneField(
        "directory.Invitation", on_delete=models.SET_NULL, null=True, related_name="line"
    )

    objects = InvitationLineQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["list", "number"], name="one_line_a_number")]

    def __str__(self):
        return f"line {self.pk}"

    @property
    def is_good(self) -> bool:
        return self.fate == self.Fate.GOOD

    @property
    def fate_label(self):
        return _("Invited") if self.invitation_id else self.get_fate_display()
