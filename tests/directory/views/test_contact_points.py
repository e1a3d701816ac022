"""Which office to ask in another country."""

import pytest
from django.urls import reverse

from directory.actions import contact_points
from tests.directory.offices import a_contact_point, an_organisation

PAGE = reverse("contact_points")


@pytest.fixture
def offices(secretariat):
    """Two offices in Latvia and one in Sweden; two of them are for missing children."""
    latvia = an_organisation(secretariat)
    sweden = an_organisation(secretariat, "Migration Office", "SE", "border-migration")
    more = {"email": "missing@example.org", "phone": "+371 0000 0001", "hours": "Day and night"}
    return [
        a_contact_point(latvia, secretariat, "Missing children desk", **more),
        a_contact_point(latvia, secretariat, "Central authority", "abduction"),
        a_contact_point(sweden, secretariat, "Search desk", checked_days_ago=200),
    ]


def names_on(answer):
    return [point.name for point in answer.context["points"]]


def test_a_finnish_officer_finds_the_latvian_office_for_missing_children(signed_in, offices):
    assert f'href="{PAGE}"' in signed_in.get(reverse("organisations")).content.decode()
    first = signed_in.get(PAGE).content.decode()
    assert "Latvia (2)" in first
    assert 'href="?function=missing-children"' in first
    found = signed_in.get(PAGE, {"country": "LV", "function": "missing-children"})
    assert names_on(found) == ["Missing children desk"]
    card = found.content.decode()
    for words in ("mailto:missing@example.org", "tel:+37100000001", "Day and night", "English"):
        assert words in card
    assert "Checked on" in card
    assert "Not checked since" not in card


def test_each_filter_narrows_and_says_how_many_the_others_would_leave(signed_in, offices):
    missing = signed_in.get(PAGE, {"function": "missing-children"})
    assert names_on(missing) == ["Missing children desk", "Search desk"]
    page = missing.content.decode()
    assert "Latvia (1)" in page
    assert "Sweden (1)" in page
    assert "2 offices" in page
    assert names_on(signed_in.get(PAGE, {"country": "SE"})) == ["Search desk"]
    nothing = signed_in.get(PAGE, {"country": "SE", "function": "abduction"})
    assert "No office is known for this." in nothing.content.decode()


def test_what_nobody_has_checked_for_half_a_year_says_so(signed_in, offices):
    page = signed_in.get(PAGE, {"country": "SE"}).content.decode()
    assert "Not checked since" in page
    assert "call before you rely on it" in page


def test_one_that_was_closed_is_not_there(signed_in, offices, secretariat):
    contact_points.close(contact_point=offices[2], by=secretariat)
    assert names_on(signed_in.get(PAGE, {"function": "missing-children"})) == [
        "Missing children desk"
    ]


@pytest.mark.parametrize(
    "query", [{"country": "XX"}, {"function": "'"}, {"country": "\0"}, {"country": ["SE", "LV"]}]
)
def test_a_filter_that_is_none_breaks_nothing(signed_in, offices, query):
    assert signed_in.get(PAGE, query).status_code == 200


def test_a_page_that_is_not_there_is_not_found(signed_in, offices):
    assert signed_in.get(PAGE, {"country": "LV", "page": "2"}).status_code == 404


def test_three_cards_ask_no_more_than_one(
    signed_in, offices, secretariat, django_assert_num_queries
):
    signed_in.get(PAGE)  # the vocabulary is known from here on
    with django_assert_num_queries(6):
        assert len(names_on(signed_in.get(PAGE, {"country": "SE"}))) == 1
    for number in range(2):
        a_contact_point(offices[2].organisation, secretariat, f"Desk {number}")
    with django_assert_num_queries(6):
        assert len(names_on(signed_in.get(PAGE, {"country": "SE"}))) == 3


def test_only_members_find_them(client, stranger, offices):
    assert client.get(PAGE)["Location"].startswith("/accounts/login/")
    client.force_login(stranger)
    answer = client.get(PAGE, {"country": "LV"})
    assert answer.status_code == 403
    assert "missing@example.org" not in answer.content.decode()
