"""What a community of N thousand posts looks like."""

import itertools

import pytest

from network.lib.scan import scan
from network.scale.shape import OFFSET, SENTENCES, SPAN, Shape


def threads(shape):
    return list(shape.threads(4, 6))


def test_the_same_size_gives_the_same_rows():
    assert threads(Shape(1)) == threads(Shape(1))


@pytest.mark.parametrize("thousands", [1, 2, 7])
def test_it_has_as_many_posts_as_it_says(thousands):
    shape = Shape(thousands)
    assert sum(shape.lengths()) == shape.posts == thousands * 1000
    assert shape.lengths()[0] == shape.longest == thousands * 20


def test_the_longest_thread_has_ten_thousand_posts_at_the_most():
    assert Shape(1000).longest == Shape(10_000).longest == 10_000


def test_posts_are_numbered_without_gaps_in_the_order_they_were_said():
    shape = Shape(1)
    found = threads(shape)
    ids = list(itertools.chain.from_iterable([post.id for post in t.posts] for t in found))
    assert ids == list(range(OFFSET, OFFSET + 1000))
    for thread in found:
        assert [post.number for post in thread.posts] == list(range(1, len(thread.posts) + 1))
        moments = [post.at for post in thread.posts]
        assert moments == sorted(moments)
        assert shape.newest - SPAN <= moments[0] <= moments[-1] <= shape.newest


def test_people_are_of_the_community_and_few_talk_in_one_thread():
    shape = Shape(1)
    for thread in threads(shape):
        authors = {post.author for post in thread.posts}
        assert all(OFFSET <= author < OFFSET + shape.members for author in authors)
        assert thread.author == thread.posts[0].author
        if thread.id > OFFSET:
            assert len(authors) <= 12


def test_forums_and_priorities_are_used_evenly():
    found = threads(Shape(2))
    for name, many in [("forum", 4), ("priority", 6)]:
        used = [getattr(thread, name) for thread in found]
        counts = [used.count(value) for value in range(many)]
        assert max(counts) - min(counts) <= 1


def test_what_it_says_is_clean():
    assert all(scan(sentence).verdict == "clean" for sentence in SENTENCES)
    assert all(len(thread.title) <= 140 for thread in threads(Shape(1)))
