"""Saving a search from its page, and the list of those in the settings."""

import pytest
from django.urls import reverse

from forums.actions.searches import save_search
from forums.models import Forum, SavedSearch
from tests.factories import a_forum
from tests.numbers import CODE


def save(client, **sent):
    return client.post(reverse("search_save"), sent, follow=True)


def test_a_search_is_saved_with_what_narrows_it_down(signed_in, watcher, forum):
    sent = {"q": "barnahus", "country": "FI", "forum": forum.slug, "priority": "prevention"}
    response = save(signed_in, **sent)
    assert response.redirect_chain[0][0].startswith("/search/?q=barnahus")
    assert "Saved. What is new to it comes with your digest." in response.content.decode()
    search = SavedSearch.objects.get(member=watcher)
    assert (search.words, search.country_id, search.forum_id) == ("barnahus", "FI", forum.pk)
    assert search.priority.slug == "prevention"
    assert "You have saved this search already." in save(signed_in, **sent).content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"case {CODE}", "look like a personal number"),
        ("-exam", "Say what to look for."),
        ("\0", "Say what to look for."),
    ],
)
def test_what_is_not_saved_is_said(signed_in, forum, words, said):
    page = save(signed_in, q=words).content.decode()
    assert said in page
    assert not SavedSearch.objects.exists()


def test_a_forum_that_may_not_be_read_is_not_known(signed_in, seats_forum):
    assert save(signed_in, q="barnahus", forum=seats_forum.slug).status_code == 404


def test_who_is_not_admitted_saves_nothing(client, stranger):
    client.force_login(stranger)
    assert save(client, q="barnahus").status_code == 403


def test_the_list_is_one_s_own_and_each_can_be_removed(signed_in, watcher, author):
    mine, _ = save_search(member=watcher, words="barnahus")
    other, _ = save_search(member=author, words="kvarkfyr")
    page = signed_in.get(reverse("settings_searches")).content.decode()
    assert "barnahus" in page
    assert "kvarkfyr" not in page
    assert signed_in.post(reverse("settings_search_remove", args=[other.pk])).status_code == 404
    signed_in.post(reverse("settings_search_remove", args=[mine.pk]))
    assert list(SavedSearch.objects.all()) == [other]


def test_a_forum_that_closed_is_not_named_any_more(signed_in, watcher):
    forum = a_forum("quiet-room", audience="members", title="Quiet room")
    save_search(member=watcher, words="barnahus", forum=forum.pk)
    assert "Quiet room" in signed_in.get(reverse("settings_searches")).content.decode()
    Forum.objects.filter(pk=forum.pk).update(audience="named", title="Renamed room")
    page = signed_in.get(reverse("settings_searches")).content.decode()
    assert "Renamed room" not in page
    assert "quiet-room" not in page
    assert "a forum that you can no longer read" in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries(signed_in, watcher, how_many, django_assert_num_queries):
    for number in range(how_many):
        save_search(member=watcher, words=f"word {number}", country="FI")
    signed_in.get(reverse("settings_searches"))
    # Member, searches, forums, bell, and what the menu of settings asks.
    with django_assert_num_queries(4):
        signed_in.get(reverse("settings_searches"))
