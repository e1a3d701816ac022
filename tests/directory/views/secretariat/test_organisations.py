"""The secretariat's screens about organisations."""

import pytest
from django.urls import reverse

from directory.actions import applications, organisations
from directory.models import Organisation

LIST = reverse("secretariat_organisations")
NEW = reverse("secretariat_organisation_new")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def an_organisation(secretariat, name="Ministry of Social Affairs", domains=("sm.ee",), **fields):
    values = {"country": None, "sector": None} | fields
    return organisations.make(by=secretariat, name=name, domains=domains, **values)


def page_of(organisation):
    return reverse("secretariat_organisation", args=[organisation.pk])


def merge_of(organisation):
    return reverse("secretariat_organisation_merge", args=[organisation.pk])


def names(answer):
    return [line.name for line in answer.context["organisations"]]


def test_they_are_found_by_name_domain_and_country(desk, secretariat):
    an_organisation(secretariat)
    oik = an_organisation(secretariat, "Łódź shelter", ["lodz.example"])
    Organisation.objects.filter(pk=oik.pk).update(country="PL")
    assert {"Łódź shelter", "Ministry of Social Affairs"} <= set(names(desk.get(LIST)))
    assert names(desk.get(LIST, {"name": "lodz"})) == ["Łódź shelter"]
    assert names(desk.get(LIST, {"name": "sm.ee"})) == ["Ministry of Social Affairs"]
    assert names(desk.get(LIST, {"country": "PL"})) == ["Łódź shelter"]
    assert "No organisation here." in desk.get(LIST, {"name": "nowhere"}).content.decode()


def test_a_list_of_three_asks_no_more_than_a_list_of_one(
    desk, secretariat, django_assert_num_queries
):
    an_organisation(secretariat, "Aa shelter", ["a.example"])
    with django_assert_num_queries(7):
        desk.get(LIST, {"name": "shelter"})
    an_organisation(secretariat, "Bb shelter", ["b.example"])
    an_organisation(secretariat, "Cc shelter", ["c.example"])
    with django_assert_num_queries(7):
        desk.get(LIST, {"name": "shelter"})


def test_one_is_added_and_changed(desk):
    words = {"name": "Barnahus North", "country": "SE", "domains": "@barnahus.se anna@north.se"}
    answer = desk.post(NEW, words)
    made = Organisation.objects.get(name="Barnahus North")
    assert answer["Location"] == page_of(made)
    assert [str(domain) for domain in made.domains.all()] == ["barnahus.se", "north.se"]
    assert "barnahus.se" in desk.get(page_of(made)).content.decode()
    desk.post(page_of(made), words | {"domains": "north.se"})
    assert [str(domain) for domain in made.domains.all()] == ["north.se"]


@pytest.mark.parametrize(
    ("domains", "said"),
    [
        ("gmail.com", "Anybody can have an address at gmail.com"),
        ("no domain", "is no domain"),
        ("sm.ee", "sm.ee is a domain of Ministry of Social Affairs already."),
    ],
)
def test_a_domain_that_proves_nothing_is_refused(desk, secretariat, domains, said):
    an_organisation(secretariat)
    answer = desk.post(NEW, {"name": "Another", "domains": domains})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Organisation.objects.filter(name="Another").exists()


def test_an_office_whose_name_reads_like_a_child_is_entered_when_somebody_answers_for_it(desk):
    words = {"name": "Child Rescue Unit", "country": "SE"}
    assert "name an office and no person" in desk.post(NEW, words).content.decode()
    assert desk.post(NEW, words | {"names_an_office": "on"}).status_code == 302
    assert Organisation.objects.get().name == "Child Rescue Unit"


def test_it_is_said_what_it_is_part_of_and_how_it_keeps_children_safe(desk, secretariat):
    above = an_organisation(secretariat)
    part = an_organisation(secretariat, "Unit", [])
    words = {"name": "Unit", "level": "national", "parent": "ministry of social affairs"}
    assert "exactly this name" in desk.post(page_of(part), words).content.decode()
    words |= {
        "parent": above.name,
        "safeguarding_policy": "unit.example/policy",
        "safeguarding_reviewed_on": "2026-01-31",
        "safeguarding_contact": "safe@unit.example",
    }
    assert desk.post(page_of(part), words).status_code == 302
    part.refresh_from_db()
    assert (part.parent, part.level_id) == (above, "national")
    assert part.safeguarding_policy == "https://unit.example/policy"
    assert "safe@unit.example" in desk.get(page_of(part)).content.decode()
    loop = desk.post(page_of(above), {"name": above.name, "parent": "Unit"})
    assert "not part of its own parts" in loop.content.decode()


def test_before_a_merge_the_page_says_what_will_happen(desk, secretariat, author):
    stays, goes = (
        an_organisation(secretariat),
        an_organisation(secretariat, "Min. Social", ["x.ee"]),
    )
    type(author).objects.filter(pk=author.pk).update(organisation=goes)
    assert "Ministry of Social" in desk.get(merge_of(goes), {"name": "social"}).content.decode()
    page = desk.get(merge_of(goes), {"into": stays.pk}).content.decode()
    assert "Min. Social becomes part of Ministry of Social Affairs" in page
    assert "<dt>Members that move</dt><dd>1</dd>" in page
    assert Organisation.objects.filter(pk=goes.pk).exists()
    assert desk.post(merge_of(goes), {"into": stays.pk})["Location"] == page_of(stays)
    author.refresh_from_db()
    assert author.organisation == stays
    assert desk.get(merge_of(goes)).status_code == 404


def test_an_application_shows_the_organisation_whose_domain_it_comes_from(
    desk, secretariat, stranger
):
    applications.apply(member=stranger, organisation="A ministry", statement="To learn.")
    page = reverse("secretariat_application", args=[stranger.handle])
    assert "known domain of" not in desk.get(page).content.decode()
    an_organisation(secretariat, domains=["example.org"])
    assert "known domain of" in desk.get(page).content.decode()


def test_for_others_the_screens_are_not_there(client, author, secretariat):
    one = an_organisation(secretariat)
    client.force_login(author)
    for page in (LIST, NEW, page_of(one), merge_of(one)):
        assert client.get(page).status_code == 404
    client.force_login(secretariat)
    assert client.get(page_of(one)).status_code == 200
