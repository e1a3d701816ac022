"""The thread page: which posts, in how many queries, at which address."""

import re

import pytest
from django.urls import reverse

from directory.models import Priority
from directory.vocabularies import countries_by_code, priorities_by_id
from forums.actions import reading
from forums.models import ReadMarker
from tests.factories import a_member, a_reply, a_thread


def numbers_on(response) -> list[int]:
    return [int(number) for number in re.findall(r'data-number="(\d+)"', response.content.decode())]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", [1, 2, 3]),
        ("1", [1, 2, 3]),
        ("2", [4, 5, 6]),
        ("3", [7]),
        ("last", [7]),
        ("unread", [1, 2, 3]),
    ],
)
def test_posts_are_shown_by_page(signed_in, long_thread, asked, shown):
    response = signed_in.get(long_thread.get_absolute_url(), {"page": asked})
    assert numbers_on(response) == shown


@pytest.mark.parametrize("asked", ["4", "0", "-1", "1.5", "two", "³", "99999999999999999999"])
def test_a_page_that_is_none_is_not_found(signed_in, long_thread, asked):
    assert signed_in.get(long_thread.get_absolute_url(), {"page": asked}).status_code == 404


@pytest.mark.parametrize(("read", "shown"), [(2, [1, 2, 3]), (3, [4, 5, 6]), (6, [7]), (7, [7])])
def test_unread_leads_to_the_page_of_the_first_unread_post(
    signed_in, long_thread, watcher, read, shown
):
    reading.mark_read(long_thread, watcher, read)
    response = signed_in.get(long_thread.get_absolute_url(), {"page": "unread"})
    assert numbers_on(response) == shown
    assert response.context["first_unread"] == read + 1


def test_reading_a_page_moves_the_marker_and_only_forward(signed_in, long_thread, watcher):
    for page, expected in [("2", 6), ("1", 6), ("last", 7)]:
        signed_in.get(long_thread.get_absolute_url(), {"page": page})
        assert ReadMarker.objects.get(member=watcher).number == expected


def test_a_visitor_leaves_no_marker(client, public_forum, author):
    thread = a_thread(public_forum, author)
    assert client.get(thread.get_absolute_url()).status_code == 200
    assert not ReadMarker.objects.exclude(member=author).exists()


def test_a_visitor_reads_no_names_and_is_asked_to_sign_in(client, public_forum, author):
    thread = a_thread(public_forum, author)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert thread.title in page
    assert "Sign in to reply" in page
    assert author.name not in page
    assert author.handle not in page


@pytest.mark.parametrize("slug", [None, "an-older-title"])
@pytest.mark.parametrize("query", ["", "?page=2"])
def test_any_address_with_the_number_leads_to_the_thread(signed_in, long_thread, slug, query):
    address = (
        reverse("thread", args=[long_thread.pk, slug])
        if slug
        else reverse("thread_short", args=[long_thread.pk])
    )
    response = signed_in.get(address + query)
    assert (response.status_code, response["Location"]) == (
        301,
        long_thread.get_absolute_url() + query,
    )


@pytest.mark.parametrize("number", ["0", "987654321", "99999999999999999999"])
def test_a_thread_that_is_not_there_is_not_found(signed_in, forum, number):
    assert signed_in.get(f"/threads/{number}/").status_code == 404


def populated(forum, posts, **fields):
    """A thread with as many posts, participants, priorities, countries and tags as `posts`."""
    fields = {
        "priorities": list(Priority.objects.in_use()[:posts]),
        "countries": ["EE", "FI", "SE"][:posts],
        "tags": ["early-help", "schools", "night-shift"][:posts],
    } | fields
    thread = a_thread(forum, a_member(), **fields)
    for _ in range(posts - 1):
        a_reply(thread, a_member())
    return thread


@pytest.fixture
def vocabulary_in_the_process(db):
    countries_by_code(), priorities_by_id()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_thread_page_asks_at_most_eight_queries_whatever_its_length(
    signed_in,
    forum,
    how_many,
    vocabulary_in_the_process,
    monkeypatch,
    django_assert_num_queries,
):
    thread = populated(forum, how_many)
    # Member, forums, thread, rows of posts, posts without a fragment, marker, bell; and after the
    # transaction, which a test never ends, the lines of the thread that are seen: 8.
    with django_assert_num_queries(7):
        signed_in.get(thread.get_absolute_url())
    # The marker is where it was, the fragments are kept.
    with django_assert_num_queries(5):
        warm = signed_in.get(thread.get_absolute_url())
    monkeypatch.setattr("forums.fragments.RELEASE", "another")
    with django_assert_num_queries(6):
        cold = signed_in.get(thread.get_absolute_url())
    assert len(numbers_on(warm)) == len(numbers_on(cold)) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_visitor_costs_less(
    client, public_forum, how_many, vocabulary_in_the_process, django_assert_num_queries
):
    thread = populated(public_forum, how_many)
    # Forums, thread, rows of posts, posts without a fragment.
    with django_assert_num_queries(4):
        client.get(thread.get_absolute_url())
    with django_assert_num_queries(3):
        client.get(thread.get_absolute_url())
