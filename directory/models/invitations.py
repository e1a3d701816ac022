"""The way in for somebody the secretariat knows."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models.members import SECRETARIAT, Member
from network.lib.signing import token

JOIN = "join"
# A link lets in nobody whose inviter could not let them in today.
IN_OFFICE = Q(by__is_active=True, by__admitted_at__isnull=False, by__role__in=SECRETARIAT) & (
    ~Q(role=Member.Role.ADMINISTRATOR) | Q(by__role=Member.Role.ADMINISTRATOR)
)


class InvitationQuerySet(models.QuerySet):
    def open(self, now=None):
        return self.filter(
            IN_OFFICE, revoked_at=None, uses__lt=F("most_uses"), expires_at__gt=now or _now()
        )

    def used(self):
        return self.filter(uses__gte=F("most_uses"))

    def revoked(self):
        """Taken back, or its inviter may not invite any more."""
        return self.not_used().exclude(IN_OFFICE, revoked_at=None)

    def expired(self, now=None):
        return self.not_used().filter(IN_OFFICE, revoked_at=None, expires_at__lte=now or _now())

    def not_used(self):
        return self.filter(uses__lt=F("most_uses"))

    def in_state(self, state: str):
        """Those of one of the states in `Invitation.State`."""
        return getattr(self, state)()

    def with_card(self):
        return self.select_related("by", "country", "sector", "organisation")

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


def _now():
    return timezone.now()


class Invitation(models.Model):
    """For one address, or a link for some people. Its token is signed and stored nowhere."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        USED = "used", _("Used")
        EXPIRED = "expired", _("Expired")
        REVOKED = "revoked", _("Taken back")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="invitations"
    )
    # Empty for a link.
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=14, choices=Member.Role, default=Member.Role.MEMBER)
    country = models.ForeignKey(
        "directory.Country", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sector = models.ForeignKey(
        "directory.Sector", on_delete=models.PROTECT, null=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "directory.Organisation", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    most_uses = models.PositiveSmallIntegerField(default=1)
    uses = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-made_at", "-id"], name="invitations_by_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(uses__lte=F("most_uses")), name="not_used_more_often_than_meant"
            ),
            models.CheckConstraint(
                condition=Q(email="") | Q(most_uses=1), name="an_address_is_one_person"
            ),
        ]

    def __str__(self):
        return f"invitation {self.pk}"

    @property
    def token(self) -> str:
        return token(JOIN, self.pk)

    @property
    def state(self) -> str:
        """As the QuerySet says it. Reads the inviter."""
        if self.uses >= self.most_uses:
            return self.State.USED
        if self.is_taken_back:
            return self.State.REVOKED
        return self.State.EXPIRED if self.expires_at <= timezone.now() else self.State.OPEN

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def state_label(self):
        return self.State(self.state).label

    @property
    def places_left(self) -> int:
        return self.most_uses - self.uses

    @property
    def is_taken_back(self) -> bool:
        """Revoked, or its inviter could not let in this role any more."""
        for_administrator = self.role == Member.Role.ADMINISTRATOR
        in_office = self.by.is_secretariat and (
            not for_administrator or self.by.role == Member.Role.ADMINISTRATOR
        )
        return self.revoked_at is not None or not in_office


class InvitationUse(models.Model):
    """Who came by which invitation. Its moment is also when the guidelines were accepted."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="used_by")
    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitation_use"
    )
    at = models.DateTimeField(default=timezone.now)
    # None while the address that was typed into a link's form waits for its code.
    admitted_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"use {self.pk}"
