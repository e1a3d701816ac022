"""The secretariat's screens of contact points."""

import pytest
from django.urls import reverse

from directory.models import ContactPoint
from tests.directory.offices import a_contact_point, an_organisation
from tests.numbers import CODE

LIST = reverse("kept_points")
WORDS = {
    "function": "missing-children",
    "name": "Duty desk",
    "email": "desk@example.org",
    "languages": ["lv", "en"],
}


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


@pytest.fixture
def office(secretariat):
    return an_organisation(secretariat)


def test_one_is_added_at_its_organisation_and_members_find_it(desk, office):
    new = reverse("kept_point_new", args=[office.pk])
    assert new in desk.get(reverse("secretariat_organisation", args=[office.pk])).content.decode()
    assert desk.post(new, WORDS)["Location"] == LIST
    point = ContactPoint.objects.get()
    assert {language.pk for language in point.languages.all()} == {"lv", "en"}
    shown = desk.get(reverse("contact_points"), {"country": "LV"}).content.decode()
    assert "Duty desk" in shown


@pytest.mark.parametrize(
    "wrong", [{"email": ""}, {"phone": "call us"}, {"function": "nothing"}, {"name": ""}]
)
def test_what_nobody_could_use_is_not_saved(desk, office, wrong):
    assert desk.post(reverse("kept_point_new", args=[office.pk]), WORDS | wrong).status_code == 422
    assert not ContactPoint.objects.exists()


def test_an_office_whose_name_reads_like_a_child_is_saved_when_somebody_answers_for_it(
    desk, office
):
    new, words = reverse("kept_point_new", args=[office.pk]), WORDS | {"name": "Child Rescue Unit"}
    asked = desk.post(new, words)
    assert asked.status_code == 422
    assert "These words name an office and no person." in asked.content.decode()
    assert desk.post(new, words | {"names_an_office": "on"})["Location"] == LIST
    assert ContactPoint.objects.get().name == "Child Rescue Unit"
    number = desk.post(new, words | {"names_an_office": "on", "note": CODE})
    assert number.status_code == 422
    assert ContactPoint.objects.count() == 1


def test_what_is_old_is_counted_marked_and_made_right_in_one_click(desk, office, secretariat):
    point = a_contact_point(office, secretariat, checked_days_ago=200)
    page = desk.get(LIST).content.decode()
    assert "1 office was not checked in the last six months." in page
    assert "check again" in page
    desk.post(reverse("kept_point_right", args=[point.pk]))
    assert "All offices were checked" in desk.get(LIST).content.decode()


def test_one_that_does_not_answer_is_taken_off_and_comes_back_when_it_is_saved(
    desk, office, secretariat
):
    point = a_contact_point(office, secretariat)
    found = {"country": "LV"}
    assert list(desk.get(reverse("contact_points"), found).context["points"]) == [point]
    desk.post(reverse("kept_point_close", args=[point.pk]))
    assert list(desk.get(reverse("contact_points"), found).context["points"]) == []
    desk.post(reverse("kept_point", args=[point.pk]), WORDS)
    assert list(desk.get(reverse("contact_points"), found).context["points"]) == [point]


def test_for_others_the_screens_are_not_there(client, author, office, secretariat):
    point = a_contact_point(office, secretariat)
    client.force_login(author)
    for name, pk in (("kept_point", point.pk), ("kept_point_new", office.pk)):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    assert client.get(LIST).status_code == 404
    for name in ("kept_point_right", "kept_point_close"):
        assert client.post(reverse(name, args=[point.pk])).status_code == 404
