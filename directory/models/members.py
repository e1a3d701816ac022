"""A person with a login."""

from datetime import UTC, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from directory.models.member_queries import MemberQuerySet
from directory.models.names import names_index
from directory.models.seats import CONFIRMED_FOR
from directory.models.seen import Seen
from directory.models.visibility import Visibility, visibility_field

# Until when, of what has no end.
NO_END = datetime(9999, 12, 31, tzinfo=UTC)


class MemberManager(BaseUserManager.from_queryset(MemberQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class Member(AbstractBaseUser):
    class Role(models.TextChoices):
        MEMBER = "member", _("Member")
        MODERATOR = "moderator", _("Moderator")
        SECRETARIAT = "secretariat", _("Secretariat")
        ADMINISTRATOR = "administrator", _("Administrator")

    email = models.EmailField(_("e-mail"), max_length=254)
    # Chosen, never made from e-mail or name: it stands in addresses.
    handle = models.SlugField(max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=80)
    sort_key = models.CharField(max_length=200, editable=False)
    headline = models.CharField(_("function"), max_length=80, blank=True)
    role = models.CharField(max_length=14, choices=Role, default=Role.MEMBER)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="members"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="members"
    )
    # The current main affiliation's, kept here because every post shows it.
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.SET_NULL, null=True, related_name="members"
    )
    languages = models.ManyToManyField(
        "directory.Language", through="directory.MemberLanguage", related_name="+", blank=True
    )
    # What they work on: shown on the profile, and followed by their digest.
    priorities = models.ManyToManyField(
        "directory.Priority", through="directory.Expertise", related_name="members", blank=True
    )
    # Who sees what posts, too, would show: directory/models/visibility.py.
    headline_to = visibility_field()
    organisation_to = visibility_field()
    country_to = visibility_field()
    sector_to = visibility_field()
    is_listed = models.BooleanField(default=True, db_default=True)
    is_findable = models.BooleanField(default=True, db_default=True)
    is_mentionable = models.BooleanField(default=True, db_default=True)
    # Whether colleagues may write to them through Havn.
    is_contactable = models.BooleanField(default=True, db_default=True)
    # A page for everyone: nobody has one who did not choose it.
    is_public = models.BooleanField(default=False, db_default=False)
    # The name the secretariat knows, where the member is listed under a role's name.
    verified_name = models.CharField(max_length=80, blank=True, default="", db_default="")
    timezone = models.CharField(max_length=40, default="Europe/Copenhagen")
    language = models.CharField(max_length=5, default="en")
    # Raised by every change of what a post shows of its author; part of the fragments' keys.
    face_version = models.PositiveIntegerField(default=1)
    admitted_at = models.DateTimeField(null=True)
    # When the first-run page was shown: it comes once.
    welcomed_at = models.DateTimeField(null=True)
    # When the member last said that role and employer are still right: once a year.
    confirmed_at = models.DateTimeField(null=True)
    # A new employer, or an address elsewhere, which the secretariat has not verified yet.
    unverified_since = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    # Closed by its owner, who may come back for a week by signing in.
    closed_at = models.DateTimeField(null=True)
    # Kept and not used, as its owner asked.
    restricted_at = models.DateTimeField(null=True)
    # Until when they may not write, and not come in. Of the sanctions that run, and changed with
    # them alone (moderation/actions/sanctions.py).
    muted_until = models.DateTimeField(null=True)
    suspended_until = models.DateTimeField(null=True)
    # Erased: nothing is left but the number that posts point at.
    left_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(default=now)

    objects = MemberManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_member_an_email")]
        indexes = [
            models.Index(fields=["sort_key", "id"]),
            models.Index(fields=["-admitted_at", "id"], name="member_newest"),
            names_index("member_name_words"),
        ]

    def __str__(self):
        return self.handle

    def get_full_name(self):
        return self.name

    @property
    def where(self):
        """Organisation, sector and country, as far as they are known, in one line.

        All of it: for the secretariat and moderators. What others see: `seen.where`, `face.where`.
        """
        return Seen(self, Visibility.NOBODY).where

    @property
    def seen(self):
        """What the viewer may see; of members read by `seen_by`."""
        return Seen(self, self.closeness)

    @property
    def face(self):
        """Function, organisation, country and sector, as far as all members see them."""
        return Seen(self, Visibility.MEMBERS)

    @property
    def is_admitted(self):
        """A verified professional, who has not left and is not suspended now."""
        is_in = self.is_active and self.admitted_at is not None and self.closed_at is None
        return is_in and not self.is_suspended

    @property
    def is_in_use(self):
        """The same as `MemberQuerySet.in_use` asks: their data may be used."""
        return self.is_admitted and self.restricted_at is None

    @property
    def is_muted(self):
        return _is_ahead(self.muted_until)

    @property
    def is_suspended(self):
        return _is_ahead(self.suspended_until)

    @property
    def has_page(self):
        """Whether colleagues are led to the profile."""
        return self.closed_at is None and self.restricted_at is None and not self.is_suspended

    @property
    def confirm_by(self):
        """Until when role and employer count as right; None for who is not admitted."""
        return self.confirmed_at + CONFIRMED_FOR if self.confirmed_at else None

    @property
    def is_secretariat(self):
        return self.is_admitted and self.role in SECRETARIAT


def _is_ahead(moment):
    return moment is not None and moment > now()


SECRETARIAT = {Member.Role.SECRETARIAT, Member.Role.ADMINISTRATOR}
# Who acts for others, or sees what others wrote in confidence.
TRUSTED = SECRETARIAT | {Member.Role.MODERATOR}
