"""Organisations are entered once, kept right, and two of them made one."""

import pytest
from django.db import IntegrityError
from django.utils import timezone

from directory.actions import invitations, organisations
from directory.actions.members import affiliate
from directory.models import Organisation, OrganisationDomain
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE


@pytest.fixture
def ministry(secretariat):
    return organisations.make(
        by=secretariat,
        name="Ministry of Social Affairs",
        country=None,
        sector=None,
        domains=["sm.ee"],
    )


@pytest.fixture
def twin(secretariat):
    return organisations.make(
        by=secretariat,
        name="Min. of Social Affairs",
        country=None,
        sector=None,
        domains=["sotsmin.ee"],
    )


def works_at(member, organisation):
    return affiliate(
        member=member, organisation=organisation, function="Adviser", starts=timezone.now().date()
    )


def test_two_of_one_name_have_addresses_of_their_own(secretariat):
    made = [
        organisations.make(by=secretariat, name="Õiguskantsler", country=None, sector=None)
        for _ in range(2)
    ]
    assert [one.slug for one in made] == ["oiguskantsler", "oiguskantsler-2"]


def test_a_domain_is_one_organisations(ministry, secretariat):
    with pytest.raises(IntegrityError):
        organisations.make(
            by=secretariat, name="Other", country=None, sector=None, domains=["sm.ee"]
        )


def test_an_address_says_where_somebody_works_also_below_the_domain(ministry):
    def known(email):
        return [str(domain) for domain in OrganisationDomain.objects.of_address(email)]

    assert known("anna@SM.ee") == ["sm.ee"]
    assert known("anna@post.sm.ee") == ["sm.ee"]
    assert known("anna@notsm.ee") == []
    assert known("anna@sm.ee.example.org") == []


def test_a_new_name_shows_on_every_post(ministry, secretariat, author):
    works_at(author, ministry)
    before = author.face_version
    organisations.change(
        organisation=ministry,
        by=secretariat,
        name="Ministry of Families",
        country=None,
        sector=None,
        domains=["sm.ee", "families.ee"],
    )
    author.refresh_from_db()
    assert author.organisation.name == "Ministry of Families"
    assert author.face_version == before + 1
    line = AuditEntry.objects.get(action="organisation_changed")
    assert line.facts == {"changed": ["name", "domains"]}


def test_what_is_not_changed_leaves_no_line_and_no_new_face(ministry, secretariat, author):
    works_at(author, ministry)
    before = author.face_version
    organisations.change(
        organisation=ministry,
        by=secretariat,
        name=ministry.name,
        country=None,
        sector=None,
        domains=["sm.ee"],
    )
    author.refresh_from_db()
    assert author.face_version == before
    assert not AuditEntry.objects.filter(action="organisation_changed").exists()


def test_a_personal_number_is_no_name(secretariat):
    with pytest.raises(Refused):
        organisations.make(by=secretariat, name=f"Office {CODE}", country=None, sector=None)


def test_all_that_points_at_the_one_points_at_the_other(ministry, twin, secretariat, author):
    works_at(author, twin)
    before = author.face_version
    invitation = invitations.invite(by=secretariat, email="n@sotsmin.ee", organisation=twin)
    moved = organisations.merge(organisation=twin, into=ministry, by=secretariat)
    assert (moved.members, moved.affiliations, moved.invitations, moved.domains) == (1, 1, 1, 1)
    author.refresh_from_db()
    invitation.refresh_from_db()
    assert author.organisation == invitation.organisation == ministry
    assert author.face_version == before + 1
    assert author.affiliations.get().organisation == ministry
    assert {domain.domain for domain in ministry.domains.all()} == {"sm.ee", "sotsmin.ee"}
    assert not Organisation.objects.filter(name=twin.name).exists()
    line = AuditEntry.objects.get(action="organisation_merged")
    assert (line.actor, line.subject_id) == (secretariat, ministry.pk)


def test_nothing_is_merged_into_itself_or_into_what_is_gone(ministry, twin, secretariat):
    with pytest.raises(ValueError, match="into itself"):
        organisations.merge(organisation=twin, into=twin, by=secretariat)
    gone = Organisation(pk=ministry.pk + 100, name="Gone")
    with pytest.raises(Organisation.DoesNotExist):
        organisations.merge(organisation=twin, into=gone, by=secretariat)
    assert Organisation.objects.filter(pk=twin.pk).exists()
