"""The screens of a list of organisations."""

import pytest
from django.urls import reverse

from directory.models import Organisation, OrganisationList
from directory.tasks import enter_listed

NEW = reverse("organisation_list_new")
LIST = "name;country\nUnit;EE\nOther;Atlantis"


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def read(desk):
    answer = desk.post(NEW, {"pasted": LIST})
    made = OrganisationList.objects.get()
    assert answer["Location"] == reverse("organisation_list", args=[made.pk])
    return made, answer["Location"]


def test_it_is_looked_at_then_entered_and_says_how_far_it_is(desk):
    made, page = read(desk)
    assert NEW in desk.get(reverse("secretariat_organisations")).content.decode()
    first = desk.get(page).content.decode()
    for words in ("1 organisation will be entered.", "1 line will not be used."):
        assert words in first
    assert "This country is not known" in first
    bad = desk.get(page, {"show": "bad"})
    assert [line.name for line in bad.context["lines"]] == ["Other"]
    desk.post(page)
    assert "0 of 1 are entered" in desk.get(page).content.decode()
    enter_listed(made.pk)
    assert "1 line of this list is entered." in desk.get(page).content.decode()
    again = desk.post(page, follow=True).content.decode()
    assert "Nothing is entered twice." in again
    assert Organisation.objects.get().name == "Unit"


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ("Unit;EE", "No column is called “name”."),
        ("name\n" + "Unit\n" * 5001, "No more than 5,000 organisations at once"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(desk, pasted, said):
    answer = desk.post(NEW, {"pasted": pasted})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not OrganisationList.objects.exists()


def test_a_list_is_its_makers_alone(desk, client, author):
    _made, page = read(desk)
    assert desk.get(page, {"page": "2"}).status_code == 404
    client.force_login(author)
    assert client.get(page).status_code == 404
    assert client.get(NEW).status_code == 404
