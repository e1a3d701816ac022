"""A person with a login."""

from datetime import UTC, datetime

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Lower, Now
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from directory.models.bodies import CONFIRMED_FOR, SeatTerm
from directory.models.factors import second_factor
from directory.models.names import EmployedQuerySet, names_index
from network.lib.languages import fold

# Until when, of what has no end.
NO_END = datetime(9999, 12, 31, tzinfo=UTC)
# By the database's clock, so that nothing has to happen when the time is over.
NOT_SUSPENDED = Q(suspended_until=None) | Q(suspended_until__lte=Now())


class MemberQuerySet(EmployedQuerySet):
    def let_in(self):
        """Members the secretariat has let in, and who have not left."""
        return self.present().filter(admitted_at__isnull=False)

    def admitted(self):
        """Of those, who is not suspended now."""
        return self.let_in().filter(NOT_SUSPENDED)

    def listed(self):
        """Colleagues who are shown, found, suggested and written to."""
        return self.admitted().filter(restricted_at=None)

    def restricted(self):
        """Who has asked that their data be kept and not used."""
        return self.present().filter(restricted_at__isnull=False)

    def present(self):
        """Everybody who can sign in and has not asked to leave."""
        return self.filter(is_active=True, closed_at=None)

    def gone(self):
        """Closed by the secretariat or by their owner; who is erased has no name to list."""
        return self.filter(Q(is_active=False) | Q(closed_at__isnull=False), left_at=None)

    def visible_to(self, member):
        """Listed colleagues for members; everybody for the secretariat; else only oneself."""
        if member.is_secretariat:
            return self.present()
        mine = Q(pk=member.pk)
        if member.is_admitted:
            listed = Q(is_active=True, closed_at=None, admitted_at__isnull=False)
            return self.filter(mine | listed & Q(restricted_at=None) & NOT_SUSPENDED)
        return self.filter(mine)

    def with_priorities(self):
        return self.prefetch_related("priorities")

    def with_card(self):
        """With what a line in a list shows."""
        return self.select_related("country", "sector", "organisation")

    def by_name(self):
        return self.order_by("sort_key", "pk")

    def named(self, words: str):
        """Members whose name or organisation holds each word, whatever the accents."""
        members = self
        for word in fold(words).split()[:6]:
            members = members.filter(
                Q(sort_key__contains=word) | Q(organisation__sort_key__contains=word)
            )
        return members

    def called(self, words: str):
        """Members found by words of name or organisation, or by their handle."""
        return self.named(words) | self.filter(handle=words.strip().lstrip("@").lower())

    def waiting(self):
        """Signed up, and neither let in nor declined yet."""
        waiting = self.present().filter(admitted_at=None)
        return waiting.exclude(application__state="declined")

    def unused_since(self, at):
        """Who has not signed in since then; what is kept at their wish, and not used, stays."""
        return (
            self.present()
            .filter(restricted_at=None)
            .annotate(last_visit=Coalesce("last_login", "joined_at"))
            .filter(last_visit__lt=at)
        )

    def in_country(self, code):
        return self.filter(country=code)

    def in_sector(self, slug):
        return self.filter(sector=slug)

    def working_on(self, priority_slug):
        return self.filter(priorities__slug=priority_slug)

    def working_on_any(self, priorities):
        """Members who work on at least one of the priorities."""
        work = Member.priorities.through.objects.filter(
            member=OuterRef("pk"), priority__in=priorities
        )
        return self.filter(Exists(work))

    def near_field_of(self, member_id):
        """Colleagues elsewhere on a priority the member works on, the newest first."""
        works_on = Member.priorities.through.objects.filter(member=member_id).values("priority")
        here = Member.objects.filter(pk=member_id, country__isnull=False).values("country")
        return (
            self.working_on_any(works_on)
            .exclude(pk=member_id)
            .exclude(country__in=here)
            .order_by("-admitted_at", "pk")
        )

    def seated(self):
        return self.filter(Exists(SeatTerm.objects.current().filter(member=OuterRef("pk"))))

    def with_second_factor(self):
        """With what `access.lacks_second_factor` asks: who they are now, and what they have."""
        return self.annotate(**second_factor("pk"))


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
    languages = models.ManyToManyField("directory.Language", related_name="+", blank=True)
    # What they work on: shown on the profile, and followed by their digest.
    priorities = models.ManyToManyField("directory.Priority", related_name="members", blank=True)
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
        indexes = [models.Index(fields=["sort_key", "id"]), names_index("member_name_words")]

    def __str__(self):
        return self.handle

    def get_full_name(self):
        return self.name

    @property
    def where(self):
        """Organisation, sector and country, as far as they are known, in one line."""
        parts = [
            self.organisation and self.organisation.name,
            self.sector and str(self.sector),
            self.country and str(self.country),
        ]
        return " · ".join(part for part in parts if part)

    @property
    def is_admitted(self):
        """A verified professional, who has not left and is not suspended now."""
        is_in = self.is_active and self.admitted_at is not None and self.closed_at is None
        return is_in and not self.is_suspended

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
