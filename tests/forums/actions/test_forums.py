"""Opening forums and changing who may read them."""

import pytest

from forums.actions.forums import change_audience, open_forum
from forums.models import Forum


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


def test_there_is_no_such_audience(forum):
    with pytest.raises(ValueError, match="not a valid"):
        change_audience(forum=forum, audience="everybody")
    forum.refresh_from_db()
    assert (forum.audience, forum.access_version) == ("members", 1)
