"""Joining, being admitted, changing one's face."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from directory.actions import members, organisations
from directory.models import Country, Language, Member, Organisation, Priority, Sector
from network.lib.written import Refused
from tests.factories import a_member
from tests.numbers import CODE


def join(**fields):
    fields = {"email": "new@example.org", "name": "Nora N.", "handle": "nora-n"} | fields
    return members.join(**fields)


def change_face(member, **fields):
    face = {
        "name": member.name,
        "headline": "",
        "about": "",
        "country": Country.objects.get(pk="FI"),
        "sector": Sector.objects.get(pk="school"),
    }
    return members.change_face(member=member, **(face | fields))


def test_who_joins_waits(db):
    member = join()
    assert not member.is_admitted
    assert member not in Member.objects.admitted()
    assert member.profile.about == ""
    assert not member.has_usable_password()


@pytest.mark.parametrize(
    "where",
    [{"name": f"Nora {CODE}"}, {"handle": CODE.lower()}, {"headline": f"Guardian of {CODE}"}],
    ids=["name", "handle", "function"],
)
def test_nobody_joins_under_a_personal_number(db, where):
    with pytest.raises(Refused):
        join(**where)
    assert not Member.objects.exists()


@pytest.mark.parametrize("email", ["new@example.org", "NEW@example.org", "New@Example.ORG"])
def test_an_address_is_one_members_whatever_its_letters(db, email):
    member = join()
    with pytest.raises(IntegrityError), transaction.atomic():
        join(email=email, handle="another")
    assert Member.objects.get_by_natural_key(email) == member


def test_half_a_member_is_not_left_behind(db):
    join()
    with pytest.raises(IntegrityError), transaction.atomic():
        join(email="other@example.org")
    assert Member.objects.count() == 1


def test_admitting_and_leaving(db):
    member = join()
    members.admit(member=member)
    assert member.is_admitted
    assert member in Member.objects.admitted()
    members.deactivate(member=member)
    assert not member.is_admitted
    assert member not in Member.objects.admitted()


def test_a_role_counts_for_who_is_admitted_only(db, stranger, watcher):
    for member in (stranger, watcher):
        members.change_role(member=member, role="secretariat")
    assert watcher.is_secretariat
    assert not stranger.is_secretariat
    with pytest.raises(ValueError, match="not a valid"):
        members.change_role(member=watcher, role="king")


def test_a_new_face_is_seen_everywhere_and_gets_the_next_version(author):
    before = author.face_version
    prevention = Priority.objects.get(slug="prevention")
    languages = list(Language.objects.filter(pk__in=["fi", "sv"]))
    changed = change_face(
        author,
        name=" Åsa Öberg ",
        headline="Adviser",
        about="Long talks.",
        languages=languages,
        priorities=[prevention],
        timezone="Europe/Riga",
    )
    assert (changed.name, changed.sort_key) == ("Åsa Öberg", "asa oberg Åsa Öberg")
    assert (changed.headline, changed.timezone) == ("Adviser", "Europe/Riga")
    assert changed.face_version == before + 1
    assert changed.profile.about == "Long talks."
    assert set(changed.languages.all()) == set(languages)
    assert list(changed.priorities.all()) == [prevention]


@pytest.mark.parametrize("field", ["name", "headline", "about"])
def test_a_personal_number_does_not_get_into_a_face(author, field):
    with pytest.raises(Refused):
        change_face(author, **{"name": "Other O.", field: f"About {CODE}"})
    author.refresh_from_db()
    assert (author.name, author.headline, author.profile.about) == ("Kaisa R.", "", "")


@pytest.fixture
def unit(db):
    return organisations.enter(
        slug="unit",
        name="Family unit",
        country=Country.objects.get(pk="EE"),
        sector=Sector.objects.get(pk="school"),
    )


def test_the_current_employer_is_the_members_organisation(author, unit):
    elsewhere = organisations.enter(
        slug="house", name="House", country=author.country, sector=author.sector
    )
    before = author.face_version
    first = members.affiliate(
        member=author, organisation=elsewhere, function="Trainee", starts=date(2020, 1, 1)
    )
    members.affiliate(member=author, organisation=unit, function="Adviser", starts=date(2024, 5, 1))
    first.refresh_from_db()
    assert first.ends == date(2024, 5, 1)
    assert (author.organisation, author.headline) == (unit, "Adviser")
    assert author.face_version == before + 2


def test_a_personal_number_does_not_get_into_a_function_or_an_organisation(author, unit):
    with pytest.raises(Refused):
        members.affiliate(
            member=author, organisation=unit, function=f"For {CODE}", starts=date(2024, 5, 1)
        )
    with pytest.raises(Refused):
        organisations.enter(
            slug="unit", name=f"Unit {CODE}", country=unit.country, sector=unit.sector
        )
    assert not author.affiliations.exists()
    assert Organisation.objects.get().name == "Family unit"


def test_an_organisation_entered_again_is_brought_up_to_date(unit, author):
    author.organisation = unit
    author.save()
    same = organisations.enter(
        slug="unit",
        name="Family unit",
        country=unit.country,
        sector=unit.sector,
        website="https://unit.example",
    )
    assert same == unit
    author.refresh_from_db()
    seen = author.face_version
    renamed = organisations.enter(
        slug="unit", name="Øst unit", country=unit.country, sector=unit.sector
    )
    author.refresh_from_db()
    assert (renamed.pk, renamed.sort_key) == (unit.pk, "ost unit Øst unit")
    assert author.face_version == seen + 1


def test_a_verified_address_is_verified_once(db):
    member = a_member()
    members.verify_email(member=member)
    assert member.emailaddress_set.get().verified


def test_losing_a_role_or_the_account_makes_open_pages_ask_again(open_page, watcher):
    assert not open_page()
    members.change_role(member=watcher, role="moderator")
    assert open_page()
    members.deactivate(member=watcher)
    assert open_page()


def test_another_members_pages_are_left_alone(open_page, author):
    members.change_role(member=author, role="moderator")
    assert not open_page()
