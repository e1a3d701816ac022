"""Opening forums and changing who may read them."""

import pytest

from forums.actions.forums import change_audience, make, open_forum
from forums.models import Forum
from network.lib.written import Refused
from tests.numbers import CODE


def test_opening_a_forum_again_mends_its_words_but_not_who_may_read_it(seats_forum):
    open_forum(slug="expert-group", title="The group", audience="public", sensitivity="open")
    seats_forum.refresh_from_db()
    assert (seats_forum.title, seats_forum.audience) == ("The group", "seats")
    assert seats_forum.sensitivity == "titles-only"


def test_another_audience_counts_at_once_and_raises_the_version(seats_forum, watcher):
    assert not Forum.objects.visible_to(watcher).exists()
    changed = change_audience(forum=seats_forum, audience="members")
    assert Forum.objects.visible_to(watcher).get() == seats_forum
    assert changed.access_version == seats_forum.access_version == 2


def test_a_rule_is_for_those_it_means_and_says_whom(forum, watcher, author):
    with pytest.raises(ValueError, match="names a sector or a country"):
        change_audience(forum=forum, audience="rule")
    change_audience(forum=forum, audience="rule", sectors=[author.sector_id])
    assert Forum.objects.visible_to(author).exists()
    assert not Forum.objects.visible_to(watcher).exists()
    change_audience(forum=forum, audience="members")
    forum.refresh_from_db()
    assert (forum.sectors, forum.countries) == ([], [])


def test_a_number_does_not_get_into_a_title_or_a_description(db):
    for words in ({"title": "Case 811218-9876"}, {"title": "Cases", "description": "811218-9876"}):
        with pytest.raises(Refused):
            open_forum(slug="cases", **words)
    assert not Forum.objects.exists()


def test_there_is_no_such_audience(forum):
    with pytest.raises(ValueError, match="not a valid"):
        change_audience(forum=forum, audience="everybody")
    forum.refresh_from_db()
    assert (forum.audience, forum.access_version) == ("members", 1)


def test_an_address_that_is_a_number_is_refused(secretariat):
    with pytest.raises(Refused):
        make(slug=CODE.lower(), title="A forum", by=secretariat)
    assert not Forum.objects.exists()
