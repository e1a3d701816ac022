"""Where colleagues are: what is counted, and what is not told."""

import re

import pytest
from django.urls import reverse

from directory.actions import faceting
from directory.models import Member, Priority, Visibility
from tests import factories


def page(client, **query):
    return client.get(reverse("pictures"), query)


def tile(response, code):
    return next(tile for tile in response.context["tiles"] if tile.name == code)


def cell(response, code, priority):
    row = next(row for row in response.context["matrix"].rows if row.name == code)
    place = [head[2].slug for head in response.context["matrix"].heads].index(priority)
    return row.cells[place]


@pytest.fixture
def colleagues(db):
    """Four in Sweden on prevention, three of them of the police; two in Latvia."""
    found = [factories.a_member(country_id="SE", sector_id="police") for _ in range(3)]
    found.append(factories.a_member(country_id="SE", sector_id="school"))
    found += [factories.a_member(country_id="LV", sector_id="police") for _ in range(2)]
    for member in found[:4]:
        member.priorities.add(Priority.objects.get(slug="prevention"))
    faceting.refresh_all()
    return found


def test_the_map_counts_whom_a_choice_leaves_and_tells_no_small_number(signed_in, colleagues):
    response = page(signed_in)
    assert (tile(response, "SE").said, tile(response, "LV").said) == ("4", "<3")
    assert (tile(response, "IS").said, tile(response, "IS").url) == ("–", "")
    response = page(signed_in, sector="police")
    assert tile(response, "SE").said == "3"
    assert "country=SE&sector=police" in tile(response, "SE").url


def test_a_number_in_the_picture_is_the_number_in_the_directory(signed_in, colleagues):
    url = tile(page(signed_in), "SE").url
    assert signed_in.get(url).context["found"].total == 4


def test_the_matrix_has_a_number_from_three_on(signed_in, colleagues):
    response = page(signed_in)
    assert cell(response, "SE", "prevention").said == "4"
    assert cell(response, "SE", "migration").said == "–"
    assert cell(page(signed_in, sector="school"), "SE", "prevention").said == "<3"


@pytest.mark.parametrize("part", ["country_to", "profile__expertise_to"])
def test_who_hides_a_part_is_not_in_its_picture(signed_in, colleagues, part):
    member = colleagues[0]
    if part == "country_to":
        Member.objects.filter(pk=member.pk).update(country_to=Visibility.GROUPS)
    else:
        member.profile.expertise_to = Visibility.NOBODY
        member.profile.save()
    faceting.refresh([member.pk])
    response = page(signed_in)
    assert cell(response, "SE", "prevention").said == "3"
    assert tile(response, "SE").said == ("3" if part == "country_to" else "4")


def test_an_empty_cell_asks_who_may_to_invite_someone(client, secretariat, watcher, colleagues):
    client.force_login(secretariat)
    assert reverse("invitation_new") in page(client).content.decode()
    client.force_login(watcher)
    text = page(client).content.decode()
    assert "nobody yet" in text and reverse("invitation_new") not in text


def test_every_number_of_a_picture_stands_in_a_table(signed_in, colleagues):
    text = page(signed_in).content.decode()
    shown = re.findall(r'class="(?:tile|matrix)-number[^>]*>([^<]+)<', text)
    cells = re.findall(r'<td class="number">(?:<a[^>]*>)?([^<]+)<', text)
    assert len(shown) == len(cells)


def test_a_choice_that_nobody_offers_is_no_page(signed_in):
    assert page(signed_in, sector="'").status_code == 404


def test_pictures_ask_the_same_queries_whatever_they_show(
    signed_in, colleagues, django_assert_num_queries
):
    page(signed_in)
    # Member, mates and counts twice, pairs, forums, bell.
    with django_assert_num_queries(8):
        page(signed_in)
