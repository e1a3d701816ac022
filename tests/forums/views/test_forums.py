"""The list of forums, and a forum's threads."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Priority
from forums import threadlist
from forums.actions.reading import mark_read
from forums.models import ForumMarker, Thread
from tests.factories import a_forum, a_group, a_member, a_reply, a_thread


def titles_on(response):
    return [row.title for row in response.context["rows"]]


def page_of(forum, **query):
    return reverse("forum", args=[forum.slug]), query


def three_priorities():
    return list(Priority.objects.in_use()[:3])


def test_threads_are_listed_by_their_last_post(signed_in, forum, author):
    first, _second = (a_thread(forum, author, title=title) for title in ("First", "Second"))
    assert titles_on(signed_in.get(*page_of(forum))) == ["Second", "First"]
    a_reply(first, author)
    assert titles_on(signed_in.get(*page_of(forum))) == ["First", "Second"]


def test_a_list_has_pages_and_ends(signed_in, forum, author, settings):
    settings.THREADS_PER_PAGE = 2
    for number in range(5):
        a_thread(forum, author, title=f"Question {number}")
    assert titles_on(signed_in.get(*page_of(forum, page=1))) == ["Question 4", "Question 3"]
    assert titles_on(signed_in.get(*page_of(forum, page=3))) == ["Question 0"]
    for wrong in ("4", "0", "x"):
        assert signed_in.get(*page_of(forum, page=wrong)).status_code == 404


def test_an_empty_forum_says_so(signed_in, forum):
    page = signed_in.get(*page_of(forum))
    assert page.status_code == 200
    assert "Nobody has written here yet" in page.content.decode()


def test_a_row_says_how_many_posts_are_unread(signed_in, forum, author, watcher):
    thread = a_thread(forum, author, posts=5)
    assert "new" in signed_in.get(*page_of(forum)).content.decode()
    mark_read(thread, watcher, 2)
    assert "3 unread" in signed_in.get(*page_of(forum)).content.decode()
    mark_read(thread, watcher, 5)
    assert 'class="badge"' not in signed_in.get(*page_of(forum)).content.decode()


def test_a_visitor_sees_countries_and_no_names(client, public_forum, author):
    a_thread(public_forum, author)
    page = client.get(*page_of(public_forum)).content.decode()
    assert "Finland" in page
    assert author.name not in page


def test_the_dot_goes_out_when_the_list_was_looked_at_and_comes_back(
    signed_in, forum, author, watcher
):
    a_thread(forum, author)
    dot = '<span class="dot">'
    assert dot in signed_in.get(reverse("forums")).content.decode()
    signed_in.get(*page_of(forum))
    assert dot not in signed_in.get(reverse("forums")).content.decode()
    ForumMarker.objects.update(read_until=timezone.now() - timedelta(minutes=1))
    assert dot in signed_in.get(reverse("forums")).content.decode()


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_list_of_threads_asks_the_same_queries_whatever_its_length(
    signed_in, forum, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_thread(
            forum,
            a_member(),
            priorities=three_priorities()[:how_many],
            countries=["EE", "FI", "SE"][:how_many],
            tags=["early-help", "schools", "night-shift"][:how_many],
        )
    signed_in.get(*page_of(forum))
    # Member, forums, threads, bell.
    with django_assert_num_queries(4):
        response = signed_in.get(*page_of(forum))
    assert len(response.context["rows"]) == how_many


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_of_forums_asks_the_same_queries_whatever_its_length(
    signed_in, how_many, django_assert_num_queries
):
    for priority in three_priorities()[:how_many]:
        a_thread(a_forum(priority=priority), a_member())
    for _ in range(how_many):
        a_group()
    # Member, forums, groups, bell.
    with django_assert_num_queries(4):
        response = signed_in.get(reverse("forums"))
    assert len(response.context["forums"]) == len(response.context["groups"]) == how_many


def test_one_more_query_a_row_would_be_seen(
    signed_in, forum, author, monkeypatch, django_assert_num_queries
):
    """The planted fault: a row that asks for its thread's tags itself."""
    inner = threadlist.row

    def and_ask_for_tags(thread, member):
        assert list(thread.tags.all()) == []
        return inner(thread, member)

    for _ in range(3):
        a_thread(forum, author)
    signed_in.get(*page_of(forum))
    monkeypatch.setattr(threadlist, "row", and_ask_for_tags)
    with (
        pytest.raises(pytest.fail.Exception, match="Expected to perform 4 queries"),
        django_assert_num_queries(4),
    ):
        signed_in.get(*page_of(forum))


def test_threads_of_another_forum_are_not_in_the_list(signed_in, forum, author):
    a_thread(a_forum(), author, title="Elsewhere")
    a_thread(forum, author, title="Here")
    assert Thread.objects.count() == 2
    assert titles_on(signed_in.get(*page_of(forum))) == ["Here"]


def test_where_no_forum_is_open_the_page_says_what_to_do(client, forum):
    page = client.get(reverse("forums")).content.decode()
    assert "No forum is open to you yet." in page
    assert "Most forums are for members." in page
    assert forum.title not in page
