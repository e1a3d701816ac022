"""The secretariat's list of help numbers."""

import pytest
from django.urls import reverse

from directory.models import HelpNumber

LIST = reverse("secretariat_help_numbers")
NEW = reverse("secretariat_help_number_new")
WORDS = {"number": "116 111", "name": "Bris", "note": "", "source": "https://www.bris.se/"}


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def page_of(slug):
    return reverse("secretariat_help_number", args=[HelpNumber.objects.get(slug=slug).pk])


def test_what_is_to_be_checked_is_counted_and_marked(desk):
    page = desk.get(LIST).content.decode()
    waiting = HelpNumber.objects.to_check().count()
    assert waiting > 1
    assert f"{waiting} numbers were not checked in the last twelve months." in page
    assert page.count("never, not shown") == waiting


def test_saving_says_it_was_looked_up_today(desk):
    help_page = reverse("help")
    assert "Bris" not in desk.get(help_page).content.decode()
    assert desk.post(page_of("se-helpline"), WORDS)["Location"] == LIST
    assert "Bris" in desk.get(help_page).content.decode()


def test_one_that_does_not_answer_is_taken_off_at_once(desk):
    assert "Lasteabi" in desk.get(reverse("help")).content.decode()
    desk.post(page_of("ee-helpline"), {"withdraw": "1"})
    assert "Lasteabi" not in desk.get(reverse("help")).content.decode()


def test_a_new_one_is_added_once(desk):
    new = WORDS | {"number": "1777", "name": "Red Cross", "country": "IS", "kind": "helpline"}
    assert desk.post(NEW, new).status_code == 302
    assert HelpNumber.objects.shown().filter(number="1777", country="IS").count() == 1
    assert desk.post(NEW, new).status_code == 422


def test_letters_are_no_number(desk):
    answer = desk.post(page_of("se-helpline"), WORDS | {"number": "call us"})
    assert answer.status_code == 422
    assert HelpNumber.objects.get(slug="se-helpline").number == "116 111"


def test_for_others_the_screens_are_not_there(client, author):
    client.force_login(author)
    for page in (LIST, NEW, page_of("emergency")):
        assert client.get(page).status_code == 404
