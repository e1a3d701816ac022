"""What the directory knows of a member, and what allauth keeps for it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils.translation import gettext_lazy as _

from directory.models import Affiliation, Member, Profile, SeatTerm
from network.lib.exports import Part, plug


def _account(member):
    mine = {"member": OuterRef("pk")}
    spoken = Member.languages.through.objects.filter(**mine).order_by("pk")
    chosen = Member.priorities.through.objects.filter(**mine).order_by("pk")
    return Member.objects.filter(pk=member.pk).annotate(
        read_languages=ArraySubquery(spoken.values("language__name")),
        worked_on=ArraySubquery(chosen.values("priority__label")),
    )


plug(
    Part(
        name="account",
        label=_("Your account"),
        why=_("So that you can sign in and colleagues know who writes. Kept until you leave."),
        model="directory.Member",
        rows=_account,
        fields={
            "name": _("Name"),
            "email": _("E-mail"),
            "handle": _("Handle"),
            "headline": _("Function"),
            "organisation__name": _("Organisation"),
            "sector__label": _("Sector"),
            "country__name": _("Country"),
            "role": _("Role"),
            "read_languages": _("Languages you read"),
            "worked_on": _("Priorities"),
            "timezone": _("Time zone"),
            "language": _("Language of the pages"),
            "joined_at": _("Signed up"),
            "admitted_at": _("Admitted"),
            "last_login": _("Last signed in"),
        },
    ),
    Part(
        name="profile",
        label=_("Your profile"),
        why=_("What you tell colleagues about yourself. Kept until you change it or leave."),
        model="directory.Profile",
        rows=lambda member: Profile.objects.filter(member=member),
        fields={"about": _("About")},
    ),
    Part(
        name="affiliations",
        label=_("Where you worked"),
        why=_("So that colleagues know whom you speak for. Kept until you leave."),
        model="directory.Affiliation",
        rows=lambda member: Affiliation.objects.filter(member=member).order_by("-starts"),
        fields={
            "organisation__name": _("Organisation"),
            "function": _("Function"),
            "starts": _("From"),
            "ends": _("Until"),
            "main": _("Main employer"),
        },
    ),
    Part(
        name="seats",
        label=_("Your seats"),
        why=_("Who sat for which party is an official record. It stays, without your name."),
        model="directory.SeatTerm",
        rows=lambda member: SeatTerm.objects.filter(member=member).order_by("-starts"),
        fields={
            "seat__party__name": _("Party"),
            "seat__body__name": _("Body"),
            "role": _("Role"),
            "starts": _("From"),
            "ends": _("Until"),
        },
    ),
    Part(
        name="addresses",
        label=_("E-mail addresses"),
        why=_("To sign in and to write to you. Shown to nobody. Kept until you leave."),
        model="account.EmailAddress",
        rows=lambda member: EmailAddress.objects.filter(user=member).order_by("pk"),
        fields={"email": _("E-mail"), "verified": _("Confirmed"), "primary": _("Main address")},
    ),
    Part(
        name="keys",
        label=_("Passkeys and codes"),
        why=_("A second proof that it is you. The secrets themselves are never given out."),
        model="mfa.Authenticator",
        rows=lambda member: Authenticator.objects.filter(user=member).order_by("pk"),
        fields={"type": _("Kind"), "created_at": _("Added"), "last_used_at": _("Last used")},
    ),
)
