"""What the scan stops can go to a moderator, who lets it through to its day."""

from datetime import timedelta

import pytest

from forums.models import ImportedMessage, Post, Thread
from moderation.actions import held
from moderation.models import Matter, Seal
from network.lib.written import Refused
from tests.archive import BEGAN, message
from tests.forums.importing import bring
from tests.numbers import CODE, DOUBTFUL

SAID = f"{DOUBTFUL} We agreed."


def answer(**fields):
    more = ("References: <first.1@example.org>",)
    at = BEGAN + timedelta(days=1)
    return message("I come.", id="b.1@example.org", more=more, at=at, **fields)


WORDS = {"forums.Post.html": SAID, "forums.Thread.title": "First meeting"}


def test_it_is_sealed_and_stands_in_no_post(tmp_path, forum):
    bring(tmp_path, forum, message(SAID), answer(), holds=True)
    [matter] = Matter.objects.all()
    assert (matter.becomes, matter.blocked) == ("archived", False)
    assert ImportedMessage.objects.get(number=1).outcome == "held"
    assert Seal.objects.filter(field="forums.Post.html").count() == 1
    assert [post.html for post in Post.objects.all()] == ["<p>I come.</p>"]


def test_let_through_it_stands_on_its_day_in_its_thread(tmp_path, forum, moderator):
    bring(tmp_path, forum, message(SAID), answer(), holds=True)
    matter = Matter.objects.get()
    held.publish(matter=matter, by=moderator, words=WORDS)
    [thread] = Thread.objects.all()
    post = thread.posts.get(number=2)
    assert (post.posted_at, SAID in post.html) == (BEGAN, True)
    assert thread.imported_to == 2
    row = ImportedMessage.objects.get(number=1)
    assert (row.outcome, row.post) == ("taken", post)


def test_a_thread_of_its_own_where_nobody_answered(tmp_path, forum, moderator):
    bring(tmp_path, forum, message(SAID), holds=True)
    matter = Matter.objects.get()
    held.publish(matter=matter, by=moderator, words=WORDS)
    assert Thread.objects.get().title == "First meeting"
    with pytest.raises(held.Settled):
        held.publish(matter=matter, by=moderator, words=WORDS)


def test_a_childs_number_is_never_let_through(tmp_path, forum, moderator):
    bring(tmp_path, forum, message(f"It is {CODE}."), holds=True)
    matter = Matter.objects.get()
    assert matter.blocked
    said = {**WORDS, "forums.Post.html": f"It is {CODE}."}
    with pytest.raises(Refused):
        held.publish(matter=matter, by=moderator, words=said)


def test_held_twice_is_held_once(tmp_path, forum):
    bring(tmp_path, forum, message(SAID), holds=True)
    bring(tmp_path, forum, holds=True)
    assert Matter.objects.count() == 1
