"""Contact points are kept right, and somebody is reminded to look."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.actions import contact_points, letters, organisations
from directory.models import ContactPoint, Letter, Member
from directory.models.contact_points import CHECK_AGAIN
from directory.tasks import remind_of_contact_points
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.directory.offices import a_contact_point, an_organisation
from tests.factories import a_member
from tests.numbers import CODE

OLD = CHECK_AGAIN.days + 1


@pytest.fixture
def office(secretariat):
    return an_organisation(secretariat)


def mailed(mailoutbox):
    """Send what waits; return {address: what is named}."""
    mailoutbox.clear()
    for letter in Letter.objects.unsent():
        letters.send(letter.pk)
    return {mail.to[0]: mail.body for mail in mailoutbox}


def test_who_looked_answers_for_it(office, secretariat):
    point = a_contact_point(office, secretariat, checked_days_ago=OLD)
    assert list(ContactPoint.objects.to_check()) == [point]
    contact_points.still_right(contact_point=point, by=secretariat)
    assert not ContactPoint.objects.to_check().exists()
    acts = AuditEntry.objects.filter(subject_type="directory.contactpoint")
    assert sorted(acts.values_list("action", flat=True)) == [
        "contact_point_added",
        "contact_point_checked",
    ]


def test_a_persons_number_is_refused_and_nothing_is_written(office, secretariat):
    with pytest.raises(Refused):
        a_contact_point(office, secretariat, name=f"Desk {CODE}")
    assert not ContactPoint.objects.exists()


def test_whoever_looked_last_is_reminded_of_what_is_old_once_a_month(
    office, secretariat, mailoutbox
):
    other = a_member("Other O.", role="secretariat")
    a_contact_point(office, secretariat, "Old desk", checked_days_ago=OLD)
    a_contact_point(office, secretariat, "Fresh desk", checked_days_ago=OLD - 30)
    a_contact_point(office, other, "Another's desk", checked_days_ago=OLD)
    remind_of_contact_points()
    told = mailed(mailoutbox)
    assert told.keys() == {secretariat.email, other.email}
    assert "Old desk" in told[secretariat.email]
    assert "Fresh desk" not in told[secretariat.email]
    assert "Another's desk" not in told[secretariat.email]
    assert "/secretariat/contact-points/" in told[secretariat.email]
    now = timezone.now()
    assert contact_points.remind(now + timedelta(days=29)) == 0
    assert contact_points.remind(now + timedelta(days=31)) == 3  # the fresh one is old by then


def test_where_who_looked_is_gone_the_whole_secretariat_is_reminded(
    office, secretariat, mailoutbox
):
    other = a_member("Other O.", role="secretariat")
    a_contact_point(office, other, checked_days_ago=OLD)
    Member.objects.filter(pk=other.pk).update(role="member")
    contact_points.remind()
    assert mailed(mailoutbox).keys() == {secretariat.email}


def test_what_was_checked_before_the_letter_went_out_is_not_in_it(office, secretariat, mailoutbox):
    point = a_contact_point(office, secretariat, checked_days_ago=OLD)
    contact_points.remind()
    contact_points.still_right(contact_point=point, by=secretariat)
    assert mailed(mailoutbox) == {}
    assert Letter.objects.get().dropped


def test_one_run_is_bounded_and_the_next_takes_the_rest(office, secretariat, monkeypatch):
    monkeypatch.setattr(contact_points, "BATCH", 2)
    for number in range(3):
        a_contact_point(office, secretariat, f"Desk {number}", checked_days_ago=OLD)
    assert [contact_points.remind() for _run in range(3)] == [2, 1, 0]


def test_a_merge_takes_offices_and_parts_along(office, secretariat):
    goes = an_organisation(secretariat, "Rescue Unit")
    part = an_organisation(secretariat, "Night Shift", parent=goes)
    a_contact_point(goes, secretariat)
    organisations.change(
        organisation=office,
        by=secretariat,
        name=office.name,
        country=office.country,
        sector=office.sector,
        parent=part,
    )
    office.refresh_from_db()
    moved = organisations.merge(organisation=goes, into=office, by=secretariat)
    assert (moved.contact_points, moved.parts) == (1, 1)
    assert office.contact_points.count() == 1
    part.refresh_from_db()
    assert part.parent is None  # it stands above the one that stays
