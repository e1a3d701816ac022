"""Finding colleagues."""

import pytest
from django.urls import reverse

from directory import directorypage
from directory.actions import faceting
from directory.models import Priority
from tests.factories import a_member


def page(client, **query):
    return client.get(reverse("directory"), query)


def names_on(response):
    return [member.name for member in response.context["found"].members]


@pytest.fixture
def colleagues(db):
    """Three colleagues, two of them on prevention."""
    found = [
        a_member("Anna A.", country_id="FI", sector_id="school"),
        a_member("Bengt B.", country_id="SE", sector_id="school"),
        a_member("Carl C.", country_id="SE", sector_id="ngo"),
    ]
    prevention = Priority.objects.get(slug="prevention")
    for member in found[1:]:
        member.priorities.add(prevention)
    found[2].priorities.add(Priority.objects.get(slug="justice"))
    faceting.refresh_all()
    return found


def test_colleagues_are_in_order_and_newcomers_are_not_among_them(signed_in, colleagues, stranger):
    response = page(signed_in)
    assert names_on(response) == ["Anna A.", "Bengt B.", "Carl C.", "Mihkel T."]
    assert "4 colleagues" in response.content.decode()


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"country": "SE"}, ["Bengt B.", "Carl C."]),
        ({"sector": "school"}, ["Anna A.", "Bengt B."]),
        ({"country": "SE", "sector": "school"}, ["Bengt B."]),
        ({"priority": "prevention"}, ["Bengt B.", "Carl C."]),
        ({"priority": "justice", "country": "FI"}, []),
        ({"priority": "", "country": "", "sector": ""}, [*("Anna A.", "Bengt B.", "Carl C.")]),
    ],
)
def test_filters_narrow_together(signed_in, colleagues, watcher, chosen, names):
    found = names_on(page(signed_in, **chosen))
    assert [name for name in found if name != watcher.name] == names


@pytest.mark.parametrize(
    "chosen",
    [
        {"country": "XX"},
        {"priority": "area-a"},
        {"sector": "'"},
        {"country": "\0"},
        {"skill": "A b"},
    ],
)
def test_a_choice_that_nobody_offers_is_no_page(signed_in, colleagues, chosen):
    assert page(signed_in, **chosen).status_code == 404


def test_nobody_fits(signed_in):
    assert "Nobody fits all of these" in page(signed_in, country="NO").content.decode()


def test_a_long_directory_has_pages_that_keep_the_filters(signed_in, colleagues, monkeypatch):
    monkeypatch.setattr(directorypage, "SIZE", 1)
    response = page(signed_in, country="SE", page=2)
    assert names_on(response) == ["Carl C."]
    assert "country=SE" in response.context["found"].page.previous_url
    for wrong in ("3", "0", "two"):
        assert page(signed_in, country="SE", page=wrong).status_code == 404


def test_nobody_copies_the_whole_list_page_by_page(signed_in, colleagues, monkeypatch):
    monkeypatch.setattr(directorypage, "SIZE", 1)
    monkeypatch.setattr(directorypage, "LAST_PAGE", 2)
    assert page(signed_in, page=2).context["found"].page.count == 2
    assert page(signed_in, page=3).status_code == 404


def test_who_is_not_admitted_is_told_why(client, stranger, watcher):
    client.force_login(stranger)
    response = page(client)
    text = response.content.decode()
    assert response.status_code == 403
    assert "for admitted members" in text
    assert watcher.name not in text


def test_visitors_are_asked_to_sign_in(client, db):
    response = page(client)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_directory_asks_the_same_queries_whatever_its_length(
    signed_in, watcher, colleagues, how_many, django_assert_num_queries
):
    for member in colleagues[how_many:]:
        member.is_active = False
        member.save()
    faceting.refresh_all()
    page(signed_in)
    # Member, mates, counts, who is first, members, their priorities and languages, forums, bell.
    with django_assert_num_queries(9):
        assert len(names_on(page(signed_in))) == how_many + 1
