"""While somebody types into the directory's box: whom and what it may become."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from directory import vocabularies
from directory.actions import faceting
from directory.searching import Asked
from directory.typed import MOST_MEMBERS, begun
from tests.factories import a_member


@pytest.fixture
def viewer(db):
    return a_member("Quentin Xavier")


def typed(viewer, query):
    return begun(viewer, Asked(QueryDict(query)))


def names(found):
    return [member.name for member in found.members]


def choices(found):
    return [(str(choice.kind), str(choice.label), choice.url) for choice in found.choices]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ann", ["Anna Berg", "Annika Lund", "Peter Annus"]),
        ("an", ["Anna Berg", "Annika Lund"]),
        ("anna b", ["Anna Berg"]),
        ("berg anna", ["Anna Berg"]),
        ("thor", ["Þórunn Jónsdóttir"]),
        ("jons", ["Þórunn Jónsdóttir"]),
        ("сер", ["Сергей Щербаков"]),
        ("a", []),
        ("", []),
        ("ann -berg", []),
    ],
)
def test_names_are_found_by_their_beginning_first_names_before_others(viewer, words, found):
    people = ["Peter Annus", "Annika Lund", "Anna Berg", "Þórunn Jónsdóttir", "Сергей Щербаков"]
    for name in people:
        a_member(name)
    assert names(typed(viewer, f"q={words}")) == found


def test_a_long_list_is_cut(viewer):
    for number in range(MOST_MEMBERS + 2):
        a_member(f"Kalle Nummer{number}")
    assert len(names(typed(viewer, "q=kal"))) == MOST_MEMBERS


@pytest.mark.parametrize("chosen", ["is_listed", "is_findable"])
def test_who_is_not_to_be_listed_or_found_is_not_offered(viewer, chosen):
    a_member("Kalle Berg", **{chosen: False})
    assert names(typed(viewer, "q=kalle")) == []


@pytest.mark.parametrize("words", ["latvi", "lettl", "Łot"])
def test_a_place_is_offered_in_any_language_in_its_own_words(viewer, words):
    found = choices(typed(viewer, f"q={words}"))
    assert found[0] == ("Country", "Latvia", f"{reverse('directory')}?country=LV")


def test_what_is_chosen_already_stays_chosen(viewer):
    found = choices(typed(viewer, "q=latvia&sector=police&country=EE"))
    assert found[0][2] == f"{reverse('directory')}?country=EE&country=LV&sector=police"


def test_a_skill_that_colleagues_show_is_offered_and_one_they_hide_is_not(viewer):
    for shown_to, skill in ((2, "Kinship care"), (0, "Kinship law")):
        member = a_member()
        member.profile.skills.add(skill)
        member.profile.skills_to = shown_to
        member.profile.save()
        faceting.refresh([member.pk])
    vocabularies.forget()
    assert [label for _kind, label, _url in choices(typed(viewer, "q=kinship"))] == ["Kinship care"]


def test_nothing_is_offered_that_the_page_shows_already(client, viewer):
    a_member("Kalle Berg")
    client.force_login(viewer)
    at = {"HX-Request": "true", "HX-Current-URL": "http://testserver/directory/?q=kalle"}
    address = reverse("directory_typed")
    assert "Kalle Berg" not in client.get(address, {"q": "kalle"}, headers=at).content.decode()
    assert "Kalle Berg" in client.get(address, {"q": "kall"}, headers=at).content.decode()


def test_it_asks_few_queries_however_many_are_found(viewer, django_assert_num_queries):
    for name in ("Kalle Berg", "Kalle Lund", "Peter Kallas"):
        a_member(name)
    typed(viewer, "q=kall")
    # Who begins so, who has such a word, and who they are with priorities and languages.
    with django_assert_num_queries(5):
        typed(viewer, "q=kall")
