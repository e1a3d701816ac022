"""What the directory knows of a member, and what allauth keeps for it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Affiliation, Leaving, Member, Profile, SeatTerm, Spokesperson
from network.lib.exports import Part, plug
from network.lib.languages import sort_key
from network.lib.leaving import delete, stay

# Kept in English in the row, so that every list has it; posts translate it.
FORMER = "Former member"


def _account(member):
    mine = {"member": OuterRef("pk")}
    spoken = Member.languages.through.objects.filter(**mine).order_by("pk")
    chosen = Member.priorities.through.objects.filter(**mine).order_by("pk")
    return Member.objects.filter(pk=member.pk).annotate(
        read_languages=ArraySubquery(spoken.values("language__name")),
        worked_on=ArraySubquery(chosen.values("priority__label")),
    )


def _become_nobody(rows, words_go):
    """Nothing is left but the number; sector and country stay where posts need them."""
    for member in rows.filter(left_at=None):
        member.languages.clear()
        member.priorities.clear()
        nobody = {
            "name": FORMER,
            "sort_key": sort_key(FORMER),
            "email": f"left-{member.pk}@left.invalid",
            "handle": f"left-{member.pk}",
            "password": make_password(None),
            "headline": "",
            "organisation": None,
            "role": Member.Role.MEMBER,
            "timezone": Member._meta.get_field("timezone").default,
            "language": Member._meta.get_field("language").default,
            "last_login": None,
            "confirmed_at": None,
            "unverified_since": None,
            "restricted_at": None,
            "muted_until": None,
            "suspended_until": None,
            "face_version": F("face_version") + 1,
            "left_at": timezone.now(),
        }
        whereabouts = {"country": None, "sector": None} if words_go else {}
        Member.objects.filter(pk=member.pk).update(**nobody, **whereabouts)


def _end_terms(rows, words_go):
    """Who sat for which party stays on record; a term that has not begun never was."""
    rows.filter(starts__gt=Now()).delete()
    rows.filter(Q(ends=None) | Q(ends__gt=Now())).order_by().update(ends=Now())


def _stop_speaking(rows, words_go):
    rows.running().order_by().update(until=Now())


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
            "is_contactable": _("Colleagues may write to you"),
            "joined_at": _("Signed up"),
            "admitted_at": _("Admitted"),
            "confirmed_at": _("Role and employer confirmed"),
            "unverified_since": _("Employer waits to be verified since"),
            "restricted_at": _("Kept and not used since"),
            "last_login": _("Last signed in"),
        },
        on_leaving=_become_nobody,
    ),
    Part(
        name="profile",
        label=_("Your profile"),
        why=_("What you tell colleagues about yourself. Kept until you change it or leave."),
        model="directory.Profile",
        rows=lambda member: Profile.objects.filter(member=member),
        fields={"about": _("About")},
        on_leaving=delete,
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
        on_leaving=delete,
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
        on_leaving=_end_terms,
    ),
    Part(
        name="spokesperson",
        label=_("Organisations you could write for"),
        why=_("Posts say for whom they are written. The dates stay, without your name."),
        model="directory.Spokesperson",
        rows=lambda member: Spokesperson.objects.filter(member=member).newest_first(),
        fields={
            "organisation__name": _("Organisation"),
            "since": _("From"),
            "until": _("Until"),
        },
        on_leaving=_stop_speaking,
    ),
    Part(
        name="addresses",
        label=_("E-mail addresses"),
        why=_("To sign in and to write to you. Shown to nobody. Kept until you leave."),
        model="account.EmailAddress",
        rows=lambda member: EmailAddress.objects.filter(user=member).order_by("pk"),
        fields={"email": _("E-mail"), "verified": _("Confirmed"), "primary": _("Main address")},
        on_leaving=delete,
    ),
    Part(
        name="keys",
        label=_("Passkeys and codes"),
        why=_("A second proof that it is you. The secrets themselves are never given out."),
        model="mfa.Authenticator",
        rows=lambda member: Authenticator.objects.filter(user=member).order_by("pk"),
        fields={"type": _("Kind"), "created_at": _("Added"), "last_used_at": _("Last used")},
        on_leaving=delete,
    ),
    Part(
        name="leaving",
        label=_("Your wish to leave"),
        why=_("So that nothing of you comes back with a backup. The number and the time stay."),
        model="directory.Leaving",
        rows=lambda member: Leaving.objects.filter(member=member),
        fields={
            "asked_at": _("Asked"),
            "due_at": _("Due"),
            "words_go": _("Your words go"),
            "unused": _("Closed because unused"),
        },
        on_leaving=stay,
    ),
)
