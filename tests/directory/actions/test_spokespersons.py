"""Who may write for an organisation, and when that ends."""

from datetime import date

import pytest
from django.urls import reverse

from directory.actions import changes, members, organisations
from directory.actions.spokespersons import (
    WorksElsewhere,
    end_spokesperson,
    name_spokesperson,
)
from directory.models import Organisation, Spokesperson
from moderation.models import AuditEntry
from tests.factories import a_member

pytestmark = pytest.mark.django_db


def an_organisation(slug="ministry-x", name="Ministry X"):
    return organisations.enter(slug=slug, name=name, country=None, sector=None)


@pytest.fixture
def ministry():
    return an_organisation()


@pytest.fixture
def official(ministry):
    return at(a_member("Olga O.", handle="olga-o"), ministry)


def at(member, organisation):
    starts = date(2026, 1, 1)
    members.affiliate(member=member, organisation=organisation, function="Adviser", starts=starts)
    return member


@pytest.fixture
def named(ministry, official, secretariat):
    return name_spokesperson(organisation=ministry, member=official, by=secretariat)


def speaks(member) -> bool:
    return Spokesperson.objects.current().filter(member=member).exists()


def test_only_who_works_there_is_named_and_once(named, ministry, official, secretariat, watcher):
    assert speaks(official)
    assert name_spokesperson(organisation=ministry, member=official, by=secretariat) == named
    with pytest.raises(WorksElsewhere):
        name_spokesperson(organisation=ministry, member=watcher, by=secretariat)
    acts = AuditEntry.objects.filter(action="spokesperson_named")
    assert [(entry.actor, entry.subject_id) for entry in acts] == [(secretariat, official.pk)]


def test_it_is_ended_and_can_be_given_again(named, ministry, official, secretariat):
    end_spokesperson(spokesperson=named, by=secretariat)
    assert not speaks(official)
    assert AuditEntry.objects.filter(action="spokesperson_ended", actor=secretariat).count() == 1
    name_spokesperson(organisation=ministry, member=official, by=secretariat)
    assert speaks(official)


def test_it_ends_when_they_say_they_work_elsewhere(named, official):
    changes.claim_employer(
        member=official, organisation="Ministry Y", function="Adviser", starts=date(2026, 3, 1)
    )
    named.refresh_from_db()
    assert named.until and not speaks(official)


def test_it_ends_with_another_employer_and_goes_on_with_another_function(named, official, ministry):
    at(official, ministry)
    assert speaks(official)
    at(official, an_organisation("ministry-y", "Ministry Y"))
    named.refresh_from_db()
    assert named.until and not speaks(official)


def test_it_rests_while_their_work_waits_to_be_verified(named, official, secretariat):
    members.doubt_work(member=official)
    assert not speaks(official)
    members.verify_work(member=official, by=secretariat)
    assert speaks(official)


def test_of_two_organisations_made_one_they_speak_for_that(named, official, ministry, secretariat):
    into = an_organisation("ministry-z", "Ministry Z")
    organisations.merge(organisation=ministry, into=into, by=secretariat)
    assert speaks(official)
    assert Spokesperson.objects.get().organisation == into
    assert not Organisation.objects.filter(pk=ministry.pk).exists()


def test_the_secretariat_names_and_ends_on_a_page(client, ministry, official, secretariat):
    at(secretariat, ministry)
    address = reverse("secretariat_spokespersons", args=[ministry.pk])
    client.force_login(official)
    assert client.get(address).status_code == 404
    client.force_login(secretariat)
    assert (
        address
        in client.get(reverse("secretariat_organisation", args=[ministry.pk])).content.decode()
    )
    assert "Nobody names themselves" in (
        client.post(address, {"member": secretariat.pk}).content.decode()
    )
    client.post(address, {"member": official.pk})
    assert speaks(official) and "Olga O." in client.get(address).content.decode()
    client.post(reverse("secretariat_spokesperson_end", args=[Spokesperson.objects.get().pk]))
    assert not speaks(official)
