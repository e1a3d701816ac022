"""Narrowing a search down: each choice an address, and they combine."""

import pytest

from forums.models import Post
from network.lib.search.sources import NEWEST
from tests.factories import a_member, a_reply, a_thread
from tests.forums.searching import counts, facet, search, titles

WORD = "kvarkfyr"


def test_facets_count_and_combine(signed_in, forum, public_forum, author):
    a_thread(forum, author, title=f"{WORD} one", countries=["FI"])
    a_thread(forum, author, title=f"{WORD} two", countries=["FI", "EE"], language="sv")
    a_thread(public_forum, author, title=f"{WORD} three", language="fi")
    response = search(signed_in, WORD)
    assert {k: c.count for k, c in facet(response, "country").items()} == {"FI": "2", "EE": "1"}
    assert {k: c.count for k, c in facet(response, "language").items()} == dict.fromkeys(
        ("en", "sv", "fi"), "1"
    )
    assert {k: c.count for k, c in facet(response, "forum").items()} == {
        "common-room": "2",
        "open-square": "1",
    }
    narrowed = signed_in.get(facet(response, "country")["FI"].url)
    assert sorted(titles(narrowed)) == [f"{WORD} one", f"{WORD} two"]
    again = signed_in.get(facet(narrowed, "language")["sv"].url)
    assert titles(again) == [f"{WORD} two"]
    # The same link takes it back.
    assert sorted(titles(signed_in.get(facet(again, "language")["sv"].url))) == [
        f"{WORD} one",
        f"{WORD} two",
    ]


def test_facets_of_priority_sector_and_time(signed_in, forum, author):
    officer = a_member("Officer O.", sector_id="police")
    thread = a_thread(forum, author, title=f"{WORD} one")
    reply = a_reply(thread, officer, f"{WORD}!")
    Post.objects.filter(pk=reply.pk).update(posted_at="2020-01-01T00:00:00Z")
    response = search(signed_in, WORD)
    assert {k: c.count for k, c in facet(response, "sector").items()} == {
        "school": "1",
        "police": "1",
    }
    times = {k: c.count for k, c in facet(response, "when").items()}
    assert times == {"week": "1", "month": "1", "year": "1", "older": "1"}
    assert len(titles(search(signed_in, WORD, sector="police"))) == 1
    assert len(titles(search(signed_in, WORD, when="older"))) == 1
    assert len(titles(search(signed_in, WORD, when="week"))) == 1
    assert len(titles(search(signed_in, WORD, priority="prevention"))) == 2
    assert len(titles(search(signed_in, WORD, kind="posts"))) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"forum": "no-such"},
        {"country": "XX"},
        {"when": "ever"},
        {"kind": "pets"},
        {"order": "odd"},
        {"page": "51"},
        {"page": "2"},
        {"page": "x"},
    ],
)
def test_what_is_not_known_is_no_page(signed_in, thread, asked):
    assert search(signed_in, "meeting").status_code == 200
    assert search(signed_in, "meeting", **asked).status_code == 404


def test_a_forum_that_may_not_be_read_is_as_good_as_none(signed_in, seats_forum, author):
    a_thread(seats_forum, author, title=WORD)
    assert search(signed_in, WORD, forum=seats_forum.slug).status_code == 404
    assert titles(search(signed_in, WORD)) == []


def test_pages_end_with_the_newest_three_hundred(signed_in, thread, author):
    Post.objects.bulk_create(
        Post(
            thread=thread,
            number=number,
            author=author,
            html=f"<p>{WORD}</p>",
            language_id="en",
            revision=number,
        )
        for number in range(2, NEWEST + 30)
    )
    response = search(signed_in, WORD)
    assert counts(response)["posts"] == "300+"
    assert response.context["found"].page.count == 15
    assert len(titles(search(signed_in, WORD, page=15))) == 20
    assert search(signed_in, WORD, page=16).status_code == 404
