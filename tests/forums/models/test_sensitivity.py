"""What may leave Havn: every sensitivity, of forum and of thread, by every way."""

from itertools import product

import pytest

from forums.models import Forum, Thread
from forums.models.sensitivity import (
    LETS_OUT,
    Sensitivity,
    Way,
    forum_lets_out,
    may_leave,
    stricter,
    stricter_than,
)
from tests.factories import a_forum, a_thread

# sensitivity: the ways out
TABLE = {
    "open": "TITLE MAIL FEED SEARCH_EXCERPT QUOTE EXPORT TRANSCRIPT",
    "members": "TITLE MAIL SEARCH_EXCERPT QUOTE EXPORT TRANSCRIPT",
    "titles-only": "TITLE",
    "no-record": "",
}


def a_thread_of(sensitivity, own="", audience="members") -> Thread:
    forum = Forum(sensitivity=sensitivity, audience=audience)
    return Thread(forum=forum, sensitivity=own)


@pytest.mark.parametrize(("sensitivity", "ways"), TABLE.items())
def test_what_leaves_by_which_way(sensitivity, ways):
    thread = a_thread_of(sensitivity)
    assert {way.name for way in Way if may_leave(thread, way)} == set(ways.split())


@pytest.mark.parametrize(("forum", "own"), list(product(Sensitivity, ("", *Sensitivity))))
def test_a_thread_is_never_laxer_than_its_forum(forum, own):
    thread = a_thread_of(forum, own)
    for way in Way:
        assert may_leave(thread, way) <= forum_lets_out(thread.forum, way)
        assert may_leave(thread, way) == (way in LETS_OUT[stricter(forum, own)])
    assert thread.counting_sensitivity == stricter(forum, own)


def test_what_is_stricter_lets_out_less():
    for level in Sensitivity:
        for further in stricter_than(level):
            assert LETS_OUT[further] < LETS_OUT[level]


@pytest.mark.parametrize("audience", ["seats", "named"])
@pytest.mark.parametrize("sensitivity", Sensitivity)
def test_words_for_few_are_sent_to_nobody(audience, sensitivity):
    thread = a_thread_of(sensitivity, audience=audience)
    assert not may_leave(thread, Way.MAIL) and not may_leave(thread, Way.FEED)
    assert may_leave(thread, Way.TITLE) == (sensitivity != "no-record")


def test_the_query_says_what_the_predicate_says(author, seat_holder):
    for audience, forum, own in product(("members", "seats"), Sensitivity, ("", *Sensitivity)):
        place = a_forum(audience=audience, sensitivity=forum)
        thread = a_thread(place, seat_holder)
        # As after a change of the forum: what the thread says by itself may be laxer.
        Thread.objects.filter(pk=thread.pk).update(sensitivity=own)
    everything = list(Thread.objects.select_related("forum"))
    for way in Way:
        leaving = {thread.pk for thread in everything if may_leave(thread, way)}
        assert set(Thread.objects.that_may_leave(way).values_list("pk", flat=True)) == leaving
        assert 0 < len(leaving) < len(everything)
