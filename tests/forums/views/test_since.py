"""Catching up: exactly what changed after a revision."""

import json

import pytest
from django.urls import reverse

from forums.actions import posts
from forums.models import ReadMarker
from tests.factories import a_reply, a_thread
from tests.forums.views.test_threads import populated


def since(client, thread, **query):
    return client.get(reverse("since", args=[thread.pk]), query)


def test_since_returns_exactly_what_changed_after_a_revision(signed_in, long_thread, author):
    first = long_thread.posts.get(number=1)
    posts.edit(post=first, editor=author, written="Better words.", written_as="text")
    a_reply(long_thread, author)
    body = since(signed_in, long_thread, revision=7).json()
    assert [(p["number"], p["revision"], p["version"]) for p in body["posts"]] == [
        (1, 8, 2),
        (8, 9, 1),
    ]
    assert "Better words" in body["posts"][0]["html"]
    assert (body["revision"], body["more"]) == (9, False)
    assert since(signed_in, long_thread, revision=9).json()["posts"] == []
    assert len(since(signed_in, long_thread).json()["posts"]) == 8


def test_since_comes_in_portions_that_leave_nothing_out(signed_in, long_thread, monkeypatch):
    monkeypatch.setattr("forums.views.threads.CATCH_UP", 3)
    numbers, revision, more = [], 0, True
    while more:
        body = since(signed_in, long_thread, revision=revision).json()
        numbers += [post["number"] for post in body["posts"]]
        revision, more = body["revision"], body["more"]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_since_shows_a_visitor_the_public_face(client, public_forum, author):
    body = since(client, a_thread(public_forum, author)).content.decode()
    assert "A colleague" in json.loads(body)["posts"][0]["html"]
    assert author.name not in body


def test_since_tells_who_was_signed_out_from_who_may_not_read(client, signed_in, thread):
    answer = client.get(reverse("since", args=[thread.pk + 1]))
    assert (answer.status_code, answer.json()) == (404, {"signed_in": True})
    client.logout()
    for pk in (thread.pk, thread.pk + 1):
        answer = client.get(reverse("since", args=[pk]))
        assert (answer.status_code, answer.json()) == (404, {"signed_in": False})


def test_since_remembers_what_was_read_and_believes_no_more(signed_in, long_thread, watcher):
    since(signed_in, long_thread, revision=7, read=5)
    assert ReadMarker.objects.get(member=watcher).number == 5
    since(signed_in, long_thread, revision=7, read=500)
    assert ReadMarker.objects.get(member=watcher).number == 7


@pytest.mark.parametrize("query", [{"revision": "x"}, {"revision": "-1"}, {"read": "1e3"}])
def test_since_with_a_broken_number_is_not_found(signed_in, thread, query):
    assert since(signed_in, thread, **query).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_catching_up_asks_the_same_queries_whatever_changed(
    signed_in, forum, how_many, django_assert_num_queries
):
    thread = populated(forum, how_many)
    # Member, forums, thread, rows of posts, posts without a fragment.
    with django_assert_num_queries(5):
        assert len(since(signed_in, thread).json()["posts"]) == how_many
    with django_assert_num_queries(4):
        since(signed_in, thread)
