"""Finding colleagues and organisations by name."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from directory.actions import organisations
from directory.found import organisations as find_organisations
from directory.found import people
from directory.models import Country, Member, Sector
from directory.models.names import as_asked
from network.lib.search.sources import Sought
from network.lib.search.wanted import read
from tests.factories import a_member


def an_organisation(name, slug=None):
    return organisations.enter(
        slug=slug or name.lower().replace(" ", "-")[:20],
        name=name,
        country=Country.objects.get(pk="EE"),
        sector=Sector.objects.get(pk="school"),
    )


def at(organisation, name, **fields):
    member = a_member(name, **fields)
    Member.objects.filter(pk=member.pk).update(organisation=organisation)
    return member


def names(viewer, typed, find=people, **narrowed):
    return [row.name for row in find(viewer, Sought(read(typed), **narrowed), 0, 20).rows]


def test_people_are_found_by_name_and_organisation_whatever_the_accents(watcher):
    at(an_organisation("Õpilaste maja", "maja"), "Jørgen Łuczak")
    for typed in ("jorgen", "LUCZAK jørgen", "opilaste", "łuczak maja", "jorg", '"jorgen luczak"'):
        assert names(watcher, typed) == ["Jørgen Łuczak"], typed
    for typed in ("jorgen elsewhere", "orgen", '"luczak jorgen"', "luczak -jorgen"):
        assert names(watcher, typed) == [], typed


def test_a_number_is_no_beginning(watcher):
    at(an_organisation("School 1"), "Kvarkfyr A.")
    at(an_organisation("School 17"), "Kvarkfyr B.")
    assert names(watcher, "school 1") == names(watcher, "1 kvark") == ["Kvarkfyr A."]
    assert names(watcher, "school 1*17") == []
    assert names(watcher, "school") == ["Kvarkfyr A.", "Kvarkfyr B."]


def test_either_name_will_do(watcher):
    for name in ("Anna A.", "Berit B.", "Cilla C."):
        a_member(name)
    assert names(watcher, "anna OR cilla") == ["Anna A.", "Cilla C."]


def test_who_is_not_listed_is_found_by_nobody(watcher, secretariat):
    listed = a_member("Kvarkfyr A.")
    a_member("Kvarkfyr B.", admitted=False)
    for field in ("closed_at", "restricted_at"):
        member = a_member(f"Kvarkfyr {field}")
        Member.objects.filter(pk=member.pk).update(**{field: timezone.now()})
    for viewer in (watcher, secretariat):
        assert names(viewer, "kvarkfyr") == [listed.name]


def test_organisations_are_those_of_listed_colleagues(watcher):
    school = an_organisation("Tallinna Kool")
    an_organisation("Tallinna Teine Kool", "teine")
    at(school, "Kaja K.")
    at(school, "Unlisted U.", admitted=False)
    found = find_organisations(watcher, Sought(read("tallinna")), 0, 20)
    assert [(row.name, row.people) for row in found.rows] == [("Tallinna Kool", 1)]
    assert found.total == 1


def test_what_narrows_posts_down_narrows_people_down(watcher):
    a_member("Maria E.", country_id="EE", sector_id="school")
    a_member("Maria F.", country_id="FI", sector_id="police")
    assert names(watcher, "maria", country="FI") == ["Maria F."]
    assert names(watcher, "maria", sector="school") == ["Maria E."]
    # People stand in no forum, and have no date.
    assert names(watcher, "maria", forum=1) == names(watcher, "maria", when="week") == []


@pytest.mark.parametrize("who", ["stranger", "visitor"])
def test_who_is_not_a_member_finds_nobody(stranger, watcher, who):
    viewer = stranger if who == "stranger" else AnonymousUser()
    assert names(watcher, "mihkel") == [watcher.name]
    assert names(viewer, "mihkel") == []


@pytest.mark.parametrize("find", [people, find_organisations])
@pytest.mark.parametrize("how_many", [1, 3])
def test_each_source_asks_once(watcher, find, how_many, django_assert_num_queries):
    for number in range(how_many):
        at(an_organisation(f"Kvarkfyr {number}"), f"Kvarkfyr {number}")
    with django_assert_num_queries(1):
        found = find(watcher, Sought(read("kvarkfyr")), 0, 2)
    assert (len(found.rows), found.total) == (min(2, how_many), how_many)
    with django_assert_num_queries(1):
        found = find(watcher, Sought(read("kvarkfyr")), 0, 0)
    assert (len(found.rows), found.total) == (0, how_many)


def test_of_very_many_the_first_by_name(watcher, monkeypatch):
    monkeypatch.setattr("directory.found.NEWEST", 2)
    for name in ("Kvarkfyr C.", "Kvarkfyr B.", "Kvarkfyr D.", "Kvarkfyr A."):
        a_member(name)
    found = people(watcher, Sought(read("kvarkfyr")), 1, 2)
    assert [row.name for row in found.rows] == ["Kvarkfyr B.", "Kvarkfyr C."]
    assert found.total == 3


def test_an_index_answers(watcher):
    """Not the reading of every member."""
    found = Member.objects.listed().found_by(**as_asked(read("kvarkfyr")))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        # Of so few members any index would do.
        cursor.execute("DROP INDEX member_newest")
        plan = found.explain()
    assert "member_name_words" in plan
