"""A list of organisations is judged line by line, and then each line is entered once."""

import pytest

from directory.actions import listed, organisation_lists, organisations
from directory.actions.members import change_role
from directory.models import Member, Organisation, OrganisationLine, OrganisationList
from directory.tables import Unreadable
from directory.tasks import enter_listed, sweep_organisation_lists
from moderation.models import AuditEntry
from tests.directory.offices import an_organisation
from tests.notifications.outcomes import at_once
from tests.numbers import CODE

HEAD = "name;country;sector;level;parent;website;domains;policy"


def a_list(by, *lines):
    return organisation_lists.read_list(by=by, raw="\n".join([HEAD, *lines]).encode())


def entered(by, *lines):
    made = a_list(by, *lines)
    organisation_lists.send_off(listed=made, by=by)
    enter_listed(made.pk)
    return made


def fates(made):
    return [line.fate for line in made.lines.all()]


def test_every_line_has_its_fate_before_anything_is_written(secretariat):
    an_organisation(secretariat, "Łódź Shelter", "PL", "ngo", domains=["lodz.example"])
    made = a_list(
        secretariat,
        "Unit;EE;child-protection;National;;unit.example;unit.example;https://unit.example/policy",
        "lodz shelter;Poland",
        "Shelter of Łódź;PL;;;;;lodz.example",
        "UNIT;EST",
        ";EE",
        f"{CODE};EE",
        "A;Atlantis",
        "B;EE;fishing",
        "C;EE;;galactic",
        "D;EE;;;;no address at all",
        "E;EE;;;;;gmail.com",
        "F;EE;;;Nowhere",
        "G;EE;;;H",
        "H;EE;;;G",
    )
    assert fates(made) == [
        *("new", "there", "there", "twice", "name", "name", "country", "sector", "level"),
        *("address", "domain", "parent", "parent", "parent"),
    ]
    first = made.lines.get(number=1)
    assert (first.website, first.domains) == ("https://unit.example", ["unit.example"])
    assert Organisation.objects.count() == 1
    assert not OrganisationLine.objects.filter(name__contains=CODE).exists()


def test_what_is_there_is_completed_and_nothing_of_it_changed(secretariat):
    there = an_organisation(secretariat, "Shelter", "PL", "ngo", domains=["shelter.example"])
    line = "Home;PL;School;National;;home.example;shelter.example,home.example;"
    made = entered(secretariat, line)
    assert fates(made) == ["there"]
    there.refresh_from_db()
    assert (there.name, there.sector_id, there.level_id) == ("Shelter", "ngo", "national")
    assert there.website == "https://home.example"
    assert [str(domain) for domain in there.domains.all()] == ["home.example", "shelter.example"]
    line = AuditEntry.objects.filter(action="organisation_changed").get()
    assert line.facts["changed"] == ["level", "website", "domains"]


def test_name_and_domain_of_two_are_told(secretariat):
    an_organisation(secretariat, "One", "EE")
    an_organisation(secretariat, "Two", "EE", domains=["two.example"])
    assert fates(a_list(secretariat, "One;EE;;;;;two.example")) == ["two"]


def test_what_others_are_part_of_is_entered_first(secretariat, monkeypatch):
    monkeypatch.setattr(organisation_lists, "BATCH", 1)
    entered(secretariat, "Desk;EE;;;Unit", "Unit;EE;;;Ministry", "Ministry;EE")
    desk = Organisation.objects.get(name="Desk")
    assert [row.name for row in desk.above()] == ["Unit", "Ministry"]


def test_again_it_changes_nothing(secretariat):
    lines = ["Unit;EE;;;Ministry;unit.example;unit.example;", "Ministry;EE"]
    made = entered(secretariat, *lines)
    assert not organisation_lists.send_off(listed=made, by=secretariat)
    enter_listed(made.pk)
    rows = list(Organisation.objects.order_by("pk").values())
    again = entered(secretariat, *lines)
    assert fates(again) == ["there", "there"]
    assert list(Organisation.objects.order_by("pk").values()) == rows
    assert not AuditEntry.objects.filter(action="organisation_changed").exists()


def test_it_is_judged_again_when_it_is_entered(secretariat):
    made = a_list(secretariat, "Unit;EE", "Other;EE")
    an_organisation(secretariat, "Unit", "EE")
    organisation_lists.send_off(listed=made, by=secretariat)
    enter_listed(made.pk)
    assert fates(made) == ["there", "new"]
    assert Organisation.objects.filter(name="Unit").count() == 1


def test_who_lost_the_office_enters_nothing_any_more(secretariat):
    made = a_list(secretariat, "Unit;EE")
    organisation_lists.send_off(listed=made, by=secretariat)
    change_role(member=secretariat, role=Member.Role.MEMBER)
    enter_listed(made.pk)
    assert fates(made) == ["office"]
    assert not Organisation.objects.exists()
    assert not OrganisationList.objects.unfinished().exists()


def test_a_worker_that_dies_enters_nothing_twice_and_the_next_goes_on(secretariat, monkeypatch):
    monkeypatch.setattr(organisation_lists, "BATCH", 2)
    made = a_list(secretariat, *(f"Unit {number};EE" for number in range(5)))
    organisation_lists.send_off(listed=made, by=secretariat)
    make, calls = organisations.make, []

    def dies_at_the_fourth(**fields):
        calls.append(fields)
        if len(calls) == 4:
            raise SystemExit
        return make(**fields)

    monkeypatch.setattr(organisations, "make", dies_at_the_fourth)
    with pytest.raises(SystemExit):
        enter_listed(made.pk)
    assert Organisation.objects.count() == 2
    asked = []
    monkeypatch.setattr(listed, "nudge", lambda *args: asked.append(args) or True)
    sweep_organisation_lists()
    assert asked == [("directory.enter_listed", made.pk)]
    enter_listed(made.pk)
    assert Organisation.objects.count() == 5
    assert not OrganisationList.objects.unfinished().exists()


def test_two_workers_at_once_enter_each_once(transactional_db, secretariat):
    made = a_list(secretariat, *(f"Unit {number};EE" for number in range(8)))
    organisation_lists.send_off(listed=made, by=secretariat)
    at_once(*[lambda: enter_listed(made.pk)] * 3)
    assert Organisation.objects.count() == 8


def test_without_names_of_columns_it_is_no_list(secretariat):
    with pytest.raises(Unreadable) as refused:
        organisation_lists.read_list(by=secretariat, raw=b"Unit;EE\nOther;EE")
    assert refused.value.why == "columns"


def test_ninety_lines_ask_no_more_than_one(secretariat, django_assert_num_queries):
    a_list(secretariat, "Warm;EE;Ministry;National")
    with django_assert_num_queries(7):
        a_list(secretariat, "One;EE;Ministry;National;;;one.example")
    with django_assert_num_queries(7):
        a_list(secretariat, *(f"U{n};EE;Ministry;National;;;u{n}.example" for n in range(90)))
