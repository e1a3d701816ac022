"""What members say of themselves, a section at a time: each is saved on its own."""

from collections.abc import Iterable

from django.db import transaction

from directory.actions.members import shown_changed
from directory.models import Expertise, Member, MemberLanguage, Profile
from directory.models.visibility import FACE
from network.lib.tags import forget_unused
from network.lib.written import through_scan


def say_expertise(*, member: Member, lines: Iterable[tuple]) -> None:
    """Say which priorities a member works on; those that are not named go.

    Args:
        lines: (priority, depth, sentence) of each; depths are `Expertise.Depth`.

    Raises:
        Refused: the privacy scan found something in a sentence.
    """
    said = [
        (priority, depth, through_scan("directory.Expertise.sentence", sentence).text)
        for priority, depth, sentence in lines
    ]
    with transaction.atomic():
        profile = _locked(member)
        # What is said of the priorities of a mandate that is over stays in the row.
        profile.member.expertise.filter(priority__mandate__in_use=True).delete()
        Expertise.objects.bulk_create(
            Expertise(member=member, priority=priority, depth=depth, sentence=sentence)
            for priority, depth, sentence in said
        )
        shown_changed(member, on_posts=False)


def say_languages(*, member: Member, lines: Iterable[tuple]) -> None:
    """Say which languages a member reads, and how well they write them; the others go.

    Args:
        lines: (language, reads well, writes) of each; the last is a `MemberLanguage.Writes`.
    """
    with transaction.atomic():
        profile = _locked(member)
        profile.member.spoken.all().delete()
        MemberLanguage.objects.bulk_create(
            MemberLanguage(member=member, language=language, reads_well=reads_well, writes=writes)
            for language, reads_well, writes in lines
        )
        shown_changed(member, on_posts=False)


def say_skills(*, member: Member, skills: Iterable[str]) -> None:
    """Say what a member can do, in free words; those that are not named go.

    Raises:
        Refused: the privacy scan found something in one of them.
    """
    names = [through_scan("taggit.Tag.name", skill).text for skill in skills]
    with transaction.atomic():
        profile = _locked(member)
        had = set(profile.skills.values_list("name", flat=True))
        profile.skills.set(names)
        forget_unused(had - set(names))
        shown_changed(member, on_posts=False)


def say_offers(*, member: Member, offers: Iterable[str], orcid: str) -> None:
    """Say what colleagues may ask a member for, and under which ORCID they publish.

    Args:
        offers: of `Profile.Offer`.
        orcid: as printed, its checksum tried; empty for none.
    """
    with transaction.atomic():
        profile = _locked(member)
        profile.offers, profile.orcid = list(offers), orcid
        profile.save(update_fields=["offers", "orcid"])
        shown_changed(member, on_posts=False)


def show_to(*, member: Member, **parts: int) -> None:
    """Say who sees which part.

    Args:
        parts: the name of a part, of `visibility.PARTS` -> a `Visibility`.
    """
    columns = {part: f"{part}_to" for part in parts}
    of_member = {columns[part]: to for part, to in parts.items() if part in FACE}
    of_profile = {columns[part]: to for part, to in parts.items() if part not in FACE}
    with transaction.atomic():
        _locked(member)
        if of_member:
            Member.objects.filter(pk=member.pk).update(**of_member)
        if of_profile:
            Profile.objects.filter(pk=member.pk).update(**of_profile)
        shown_changed(member, on_posts=bool(of_member))


def be_found(
    *,
    member: Member,
    is_listed: bool,
    is_findable: bool,
    is_mentionable: bool,
    is_public: bool,
) -> None:
    """Say where a member can be found. It holds at once, everywhere."""
    with transaction.atomic():
        _locked(member)
        Member.objects.filter(pk=member.pk).update(
            is_listed=is_listed,
            is_findable=is_findable,
            is_mentionable=is_mentionable,
            # A page for everyone that no list has would be a trap: its owner thinks it is gone.
            is_public=is_public and is_listed,
        )
        shown_changed(member, on_posts=False)


def close_hint(*, member: Member) -> None:
    """What is missing in the profile is not said any more."""
    Profile.objects.filter(pk=member.pk).update(is_hint_closed=True)


def _locked(member: Member) -> Profile:
    """The profile of a member under the lock of the member's row: one section after the other."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    return Profile.objects.select_related("member").get_or_create(member=member)[0]
