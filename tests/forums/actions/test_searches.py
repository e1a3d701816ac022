"""Keeping a search, and letting it go."""

import pytest

from forums.actions import searches
from forums.actions.searches import MOST, forget_search, save_search
from forums.models import SavedSearch
from network.lib.written import Refused
from tests.numbers import CODE


def test_a_search_is_saved_once(author, watcher):
    search, is_new = save_search(member=author, words=" barnahus ")
    assert (search.words, is_new) == ("barnahus", True)
    assert save_search(member=author, words="barnahus") == (search, False)
    assert save_search(member=author, words="barnahus", country="FI")[1]
    assert save_search(member=watcher, words="barnahus")[1]
    assert SavedSearch.objects.of(author).count() == 2


def test_twenty_are_kept(author):
    for number in range(MOST):
        save_search(member=author, words=f"word {number}")
    with pytest.raises(searches.TooMany):
        save_search(member=author, words="one more")
    # What is there already is no more.
    assert not save_search(member=author, words="word 1")[1]


@pytest.mark.parametrize("words", ["", "-exam", "!?"])
def test_what_finds_nothing_is_not_saved(author, words):
    with pytest.raises(searches.NothingToFind):
        save_search(member=author, words=words)


def test_a_personal_number_is_not_saved(author):
    with pytest.raises(Refused):
        save_search(member=author, words=f"case of {CODE}")
    assert not SavedSearch.objects.exists()


def test_letting_go_twice_is_once(author):
    search, _is_new = save_search(member=author, words="barnahus")
    forget_search(search=search)
    forget_search(search=search)
    assert not SavedSearch.objects.exists()
