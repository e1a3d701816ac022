"""Joining, being admitted, changing one's face."""

from collections.abc import Sequence
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language

from directory.actions import faceting
from directory.actions.spokespersons import stop_speaking
from directory.models import Affiliation, Member, Organisation, Profile
from network.lib import realtime
from network.lib.audit import audit
from network.lib.languages import sort_key, spoken
from network.lib.ports import rights_changed
from network.lib.realtime import member_group
from network.lib.written import through_scan


def join(*, email: str, name: str, handle: str, password: str | None = None, **fields) -> Member:
    """Make a member who still waits to be admitted.

    Args:
        password: None for a member who signs in by e-mailed code.
        fields: other fields of Member (country, sector, headline, timezone, role …); the language
            is that of the page they came by.

    Raises:
        Refused: the privacy scan found something in the name, handle or function.
    """
    fields = {"language": spoken(get_language()), **fields}
    for field, value in {"name": name, "handle": handle, **fields}.items():
        if field in {"name", "handle", "headline"}:
            through_scan(f"directory.Member.{field}", value)
    with transaction.atomic():
        member = Member(
            email=email.strip(), name=name.strip(), handle=handle, sort_key=sort_key(name), **fields
        )
        member.set_password(password)
        member.save()
        Profile.objects.create(member=member)
    return member


def admit(*, member: Member, by: Member | None = None, at=None) -> Member:
    """Let a member in as a verified professional.

    Args:
        by: of the secretariat; None for the demo and imports.
        at: when, for the demo and imports.
    """
    with transaction.atomic():
        member.admitted_at = member.confirmed_at = at or timezone.now()
        member.save(update_fields=["admitted_at", "confirmed_at"])
        if by:
            audit("member_admitted", actor=by, subject=member)
        shown_changed(member, on_posts=False)
    return member


def verify_email(*, member: Member) -> None:
    """Take the member's address as verified, without a code: for the demo and for imports."""
    EmailAddress.objects.update_or_create(
        user=member, email=member.email, defaults={"verified": True, "primary": True}
    )


def welcome(*, member: Member) -> None:
    """Remember that the first-run page was shown, so that it does not come again."""
    Member.objects.filter(pk=member.pk, welcomed_at=None).update(welcomed_at=timezone.now())


def choose_language(*, member: Member, language: str) -> Member:
    """Pages and mails are in this language from now on; one that Havn does not speak is English."""
    member.language = spoken(language)
    member.save(update_fields=["language"])
    return member


def change_role(*, member: Member, role: str, by: Member | None = None) -> Member:
    """Give or take a role; open pages ask again whether they may stay.

    Args:
        by: who gives it; None for the demo and imports.
    """
    with transaction.atomic():
        before, member.role = member.role, Member.Role(role)
        member.save(update_fields=["role"])
        if by:
            audit("role_changed", actor=by, subject=member, before=before, after=member.role)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return member


def deactivate(*, member: Member) -> Member:
    """Close the account to its owner at once: sessions end at the next request."""
    with transaction.atomic():
        member.is_active = False
        member.save(update_fields=["is_active"])
        shown_changed(member)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return member


def confirm(*, member: Member, at=None) -> Member:
    """The member says that role and employer are still right; restricted rooms open again.

    Args:
        at: when, for imports.
    """
    with transaction.atomic():
        member.confirmed_at = at or timezone.now()
        member.save(update_fields=["confirmed_at"])
        audit("role_and_employer_confirmed", actor=member, subject=member)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return member


def doubt_work(*, member: Member) -> None:
    """What comes with an employer is closed until somebody has verified it; in the caller's
    transaction.
    """
    member.unverified_since = timezone.now()
    member.save(update_fields=["unverified_since"])
    transaction.on_commit(lambda: access_changed(member), robust=True)


def verify_work(*, member: Member, by: Member) -> None:
    """Role and employer are known to be right from now on; seats' rooms open again.

    Args:
        by: of the secretariat.
    """
    with transaction.atomic():
        member.unverified_since, member.confirmed_at = None, timezone.now()
        member.save(update_fields=["unverified_since", "confirmed_at"])
        audit("role_and_employer_verified", actor=by, subject=member)
        transaction.on_commit(lambda: access_changed(member), robust=True)


def shown_changed(member: Member, *, on_posts: bool = True) -> None:
    """What others see of a member, or whether they find them, has changed; in the caller's
    transaction.

    Args:
        on_posts: their posts show it, too: they are rendered anew.
    """
    if on_posts:
        Member.objects.filter(pk=member.pk).update(face_version=F("face_version") + 1)
        member.refresh_from_db(fields=["face_version"])
    faceting.refresh([member.pk])


def access_changed(member: Member) -> None:
    """Tell the member's open pages to ask again, and the apps above what they keep for them."""
    realtime.ask_again([member_group(member.pk)])
    for plug in rights_changed:
        plug(member.pk)


def change_face(
    *,
    member: Member,
    name: str,
    headline: str,
    about: str,
    country,
    sector,
    languages: Sequence | None = None,
    priorities: Sequence | None = None,
    timezone: str = "",
    **profile,
) -> Member:
    """Change what colleagues see of a member; some forums are read by country or sector.

    Args:
        languages, priorities: None for those that are there.
        profile: other fields of Profile that are no words, such as level.

    Raises:
        Refused: the privacy scan found something in the words.
    """
    words = {
        "name": through_scan("directory.Member.name", name).text,
        "headline": through_scan("directory.Member.headline", headline).text,
    }
    about = through_scan("directory.Profile.about", about).text
    with transaction.atomic():
        member = Member.objects.select_for_update().get(pk=member.pk)
        for field, value in {**words, "country": country, "sector": sector}.items():
            setattr(member, field, value)
        member.sort_key = sort_key(member.name)
        member.timezone = timezone or member.timezone
        member.save(update_fields=[*words, "country", "sector", "sort_key", "timezone"])
        Profile.objects.update_or_create(member=member, defaults={"about": about, **profile})
        if languages is not None:
            member.languages.set(languages)
        if priorities is not None:
            member.priorities.set(priorities)
        shown_changed(member)
        transaction.on_commit(lambda: access_changed(member), robust=True)
    return member


def affiliate(
    *, member: Member, organisation: Organisation, function: str, starts: date
) -> Affiliation:
    """Make an organisation the member's main one from a day on; the one before ends."""
    function = through_scan("directory.Affiliation.function", function).text
    with transaction.atomic():
        member.affiliations.filter(main=True, ends=None).update(ends=starts)
        affiliation = Affiliation.objects.create(
            member=member, organisation=organisation, function=function, starts=starts
        )
        Member.objects.filter(pk=member.pk).update(organisation=organisation, headline=function)
        shown_changed(member)
        # The row is locked from here on: nobody is named meanwhile for the one before.
        stop_speaking(member=member, but_for=organisation)
        member.refresh_from_db(fields=["organisation", "headline", "face_version"])
    return affiliation
