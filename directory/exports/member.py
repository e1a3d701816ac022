"""What the directory knows of a member, and what allauth keeps for it."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.models import Leaving, Member, SeatTerm, Spokesperson
from network.lib.exports import Part, plug
from network.lib.languages import sort_key
from network.lib.leaving import delete, stay

# Kept in English in the row, so that every list has it; posts translate it.
FORMER = "Former member"


def _become_nobody(rows, words_go):
    """Nothing is left but the number; sector and country stay where posts need them."""
    for member in rows.filter(left_at=None):
        nobody = {
            "name": FORMER,
            "sort_key": sort_key(FORMER),
            "email": f"left-{member.pk}@left.invalid",
            "handle": f"left-{member.pk}",
            "password": make_password(None),
            "verified_name": "",
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
        rows=lambda member: Member.objects.filter(pk=member.pk),
        fields={
            "name": _("Name"),
            "verified_name": _("Name that the secretariat verified"),
            "email": _("E-mail"),
            "handle": _("Handle"),
            "headline": _("Function"),
            "organisation__name": _("Organisation"),
            "sector__label": _("Sector"),
            "country__name": _("Country"),
            "role": _("Role"),
            "headline_to": _("Who sees your function"),
            "organisation_to": _("Who sees your organisation"),
            "country_to": _("Who sees your country"),
            "sector_to": _("Who sees your sector"),
            "is_listed": _("In the directory"),
            "is_findable": _("Found by a search"),
            "is_mentionable": _("Can be mentioned"),
            "is_public": _("A page for everyone"),
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
