"""Finding threads by their title and people by their name."""

import pytest
from django.urls import reverse

from directory.actions import organisations
from tests.factories import a_member, a_thread


def search(client, words):
    return client.get(reverse("search"), {"q": words})


def threads_of(response):
    return {row.thread.title for row in response.context["rows"]}


def people_of(response):
    return {member.name for member in response.context["people"]}


def test_every_word_must_be_in_the_title(signed_in, forum, author):
    a_thread(forum, author, title="A first meeting with parents")
    a_thread(forum, author, title="A last meeting")
    assert len(threads_of(search(signed_in, "meeting"))) == 2
    assert threads_of(search(signed_in, "PARENTS meeting")) == {"A first meeting with parents"}
    assert threads_of(search(signed_in, "meeting grandparents")) == set()


@pytest.mark.parametrize(
    "words", ["'", '"', "a & | ! b", "((", "%", "_", "\\", "\0", "a\0b", "x" * 5000, "ÕÄÖ", "🙂"]
)
def test_any_words_can_be_searched_for(signed_in, words):
    assert search(signed_in, words).status_code == 200


def test_people_are_found_by_name_and_organisation_whatever_the_accents(signed_in):
    found = a_member("Jørgen Łuczak")
    found.organisation = organisations.enter(
        slug="house", name="Õpilaste maja", country=found.country, sector=found.sector
    )
    found.save()
    for words in ("jorgen", "LUCZAK jørgen", "opilaste", "łuczak maja"):
        assert people_of(search(signed_in, words)) == {"Jørgen Łuczak"}
    assert people_of(search(signed_in, "jorgen elsewhere")) == set()


def test_who_is_not_admitted_or_has_left_is_not_found(signed_in, stranger):
    a_member("Stranger T.")
    left = a_member("Stranger U.")
    left.is_active = False
    left.save()
    assert people_of(search(signed_in, "stranger")) == {"Stranger T."}


def test_visitors_and_newcomers_find_no_people(client, signed_in, watcher, stranger):
    assert people_of(search(signed_in, watcher.name)) == {watcher.name}
    client.force_login(stranger)
    assert people_of(search(client, watcher.name)) == set()
    client.logout()
    assert people_of(search(client, watcher.name)) == set()


def test_nothing_is_searched_without_words(signed_in, thread, django_assert_num_queries):
    # Member, forums, bell.
    with django_assert_num_queries(3):
        assert search(signed_in, "  ").status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_searching_asks_the_same_queries_whatever_is_found(
    signed_in, forum, how_many, django_assert_num_queries
):
    for number in range(how_many):
        a_thread(forum, a_member(f"Meeting {number}"), title=f"Meeting {number}")
    search(signed_in, "meeting")
    # Member, forums, threads, people, bell.
    with django_assert_num_queries(5):
        response = search(signed_in, "meeting")
    assert len(threads_of(response)) == len(people_of(response)) == how_many
