"""Who changes employer keeps reading, and what came with the employer waits for the secretariat."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.access import is_asked_to_confirm
from directory.actions import changes, letters, organisations
from directory.actions.members import affiliate, confirm
from directory.models import Change, Letter, Member
from forums.access import may_read, readers
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.factories import a_member
from tests.numbers import CODE

TODAY = timezone.now().date()


@pytest.fixture
def ministry(secretariat):
    return organisations.make(
        by=secretariat, name="Ministry", country=None, sector=None, domains=["ministry.example"]
    )


@pytest.fixture
def shelter(secretariat):
    return organisations.make(by=secretariat, name="Shelter", country=None, sector=None)


@pytest.fixture
def official(seat_holder, ministry):
    """Holds a seat, and works at the ministry."""
    affiliate(
        member=seat_holder,
        organisation=ministry,
        function="Adviser",
        starts=TODAY - timedelta(days=900),
    )
    return seat_holder


def claimed(member, **fields):
    said = {"organisation": "The shelter", "function": "Head of unit", "starts": TODAY} | fields
    return changes.claim_employer(member=member, **said)


def test_the_rooms_of_the_seat_close_at_once_and_all_else_stays_open(official, seats_forum, forum):
    assert may_read(official, seats_forum)
    assert official in readers(seats_forum)
    claimed(official)
    assert not may_read(official, seats_forum)
    assert official not in readers(seats_forum)
    assert official not in Member.objects.seated()
    assert may_read(official, forum)
    assert official in readers(forum)


def test_the_affiliation_before_has_ended_and_posts_show_none(official):
    before = official.face_version
    claimed(official, starts=TODAY - timedelta(days=3))
    official.refresh_from_db()
    assert official.organisation is None
    assert official.headline == ""
    assert official.face_version > before
    assert official.affiliations.get().ends == TODAY - timedelta(days=3)


def test_nobody_opens_the_room_again_alone(official, seats_forum):
    claimed(official)
    confirm(member=official)
    official.refresh_from_db()
    assert not may_read(official, seats_forum)
    assert not is_asked_to_confirm(official)


def test_accepted_it_opens_again_and_the_new_employer_shows(
    official, secretariat, shelter, seats_forum
):
    change = claimed(official)
    changes.accept(change=change, by=secretariat, organisation=shelter, words="Welcome back.")
    official.refresh_from_db()
    assert may_read(official, seats_forum)
    assert (official.organisation, official.headline) == (shelter, "Head of unit")
    assert official.affiliations.filter(main=True, ends=None).get().organisation == shelter
    told = AuditEntry.objects.filter(subject_id=official.pk, action="role_and_employer_verified")
    assert told.get().actor == secretariat


def test_declined_it_stays_closed_and_can_be_mended(official, secretariat, shelter, seats_forum):
    change = claimed(official)
    changes.decline(change=change, by=secretariat, words="Nobody there knows you.")
    official.refresh_from_db()
    assert not may_read(official, seats_forum)
    change.refresh_from_db()
    changes.accept(change=change, by=secretariat, organisation=shelter)
    official.refresh_from_db()
    assert may_read(official, seats_forum)


def test_an_old_refusal_is_not_mended_over_a_newer_claim(official, secretariat, shelter):
    first = claimed(official)
    changes.decline(change=first, by=secretariat, words="Which shelter?")
    claimed(official)
    first.refresh_from_db()
    with pytest.raises(changes.Decided):
        changes.accept(change=first, by=secretariat, organisation=shelter)


def test_asked_and_answered_as_an_application(official, secretariat):
    change = claimed(official)
    changes.ask(change=change, by=secretariat, words="Since when?")
    changes.answer(change=change, words="Since Monday.")
    change.refresh_from_db()
    assert change.state == Change.State.WAITING
    assert [step.kind for step in change.steps.all()] == ["asked", "answered"]
    with pytest.raises(changes.Decided):
        changes.answer(change=change, words="And again.")


def test_it_is_told_once(official):
    claimed(official)
    with pytest.raises(changes.Asked):
        claimed(official)
    assert Change.objects.filter(member=official).count() == 1


def test_a_personal_number_is_stored_nowhere(official):
    for field in ("organisation", "function", "words"):
        with pytest.raises(Refused):
            claimed(official, **{field: CODE})
    assert not Change.objects.exists()


def test_who_worked_at_the_secretariat_has_no_role_there_any_more(secretariat):
    claimed(secretariat)
    secretariat.refresh_from_db()
    assert secretariat.role == Member.Role.MEMBER
    assert AuditEntry.objects.filter(action="role_changed", subject_id=secretariat.pk).exists()


def test_the_member_gets_a_letter(official, secretariat, mailoutbox, settings):
    change = claimed(official)
    changes.decline(change=change, by=secretariat, words="Nobody there knows you.")
    letter = Letter.objects.get(kind=Letter.Kind.CHANGE)
    assert letters.send(letter.pk)
    [mail] = mailoutbox
    assert mail.to == [official.email]
    assert "Nobody there knows you." in mail.body
    assert f"{settings.HAVN_URL}/settings/changes/{change.pk}/" in mail.body


def test_an_address_elsewhere_is_looked_at_too(official, secretariat, seats_forum):
    change = changes.change_address(
        member=official, before=official.email, after="jens@elsewhere.example"
    )
    official.refresh_from_db()
    assert not may_read(official, seats_forum)
    assert official.organisation.name == "Ministry"
    changes.accept(change=change, by=secretariat)
    official.refresh_from_db()
    assert may_read(official, seats_forum)


@pytest.mark.parametrize(
    "after", ["jens.b@EXAMPLE.org", "jens@ministry.example", "jens@post.ministry.example"]
)
def test_an_address_that_says_the_same_of_the_employer_is_not(official, seats_forum, after):
    assert changes.change_address(member=official, before="jens@example.org", after=after) is None
    official.refresh_from_db()
    assert may_read(official, seats_forum)


def test_a_new_address_does_not_settle_a_new_employer(official, secretariat, seats_forum, shelter):
    employer = claimed(official)
    address = changes.change_address(
        member=official, before=official.email, after="jens@elsewhere.example"
    )
    changes.accept(change=address, by=secretariat)
    official.refresh_from_db()
    assert not may_read(official, seats_forum)
    changes.accept(change=employer, by=secretariat, organisation=shelter)
    official.refresh_from_db()
    assert may_read(official, seats_forum)


def test_who_is_not_admitted_changes_the_address_freely(db):
    waiting = a_member(admitted=False)
    assert changes.change_address(member=waiting, before=waiting.email, after="a@b.example") is None


def test_a_correction_closes_nothing(official, secretariat, seats_forum):
    change = changes.ask_correction(member=official, words="I was born a year earlier.")
    official.refresh_from_db()
    assert may_read(official, seats_forum)
    changes.accept(change=change, by=secretariat, words="Done.")
    change.refresh_from_db()
    assert change.state == Change.State.ACCEPTED


def test_open_pages_ask_again_at_once(transactional_db, open_page, watcher):
    assert not open_page()
    claimed(watcher)
    assert open_page()
