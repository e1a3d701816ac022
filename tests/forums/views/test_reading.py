"""The unread list, and marking as read."""

from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Priority
from forums import unreadlist
from forums.actions.reading import mark_forums_read, mark_read, watch, watch_wide
from forums.models import ForumMarker, ReadMarker, Watch
from tests.factories import a_forum, a_reply, a_thread

HTMX = {"HX-Request": "true"}


def page(client, **query):
    return client.get(reverse("unread"), query)


def titles(client, **query):
    return [row.title for row in page(client, **query).context["rows"]]


def mark(client, name="unread_mark", *args, until=None):
    values = {"until": (until or timezone.now()).isoformat()}
    return client.post(reverse(name, args=args), values)


@pytest.fixture
def migration():
    return [Priority.objects.get(slug="migration")]


def test_who_has_read_everything_is_told_so(signed_in):
    assert "You have read everything." in page(signed_in).content.decode()


def test_each_thread_with_its_count_and_the_way_to_the_first_unread_post(
    signed_in, long_thread, watcher
):
    watch(long_thread, watcher, Watch.Volume.TRACKING)
    mark_read(long_thread, watcher, 4)
    text = page(signed_in).content.decode()
    assert "3 unread" in text
    assert f"{long_thread.get_absolute_url()}?page=unread#post-5" in text
    assert "1 unread thread" in text


def test_the_newest_first_over_all_forums_and_none_that_one_may_not_read(
    signed_in, forum, public_forum, seats_forum, author, secretariat
):
    for number, place in enumerate((forum, public_forum)):
        a_thread(place, author, title=f"Question {number}")
    a_thread(seats_forum, secretariat, title="For seats")
    assert titles(signed_in) == ["Question 1", "Question 0"]
    signed_in.force_login(secretariat)
    assert set(titles(signed_in)) == {"Question 0", "Question 1"}
    assert (
        "Expert group" not in page(signed_in).content.decode().split("<main")[1].split("</main")[0]
    )


def test_it_is_narrowed_by_forum_and_priority_with_counts(
    signed_in, forum, public_forum, author, migration
):
    a_thread(forum, author, title="One")
    a_thread(forum, author, title="Two", priorities=migration)
    a_thread(public_forum, author, title="Three", priorities=migration)
    assert titles(signed_in, forum="common-room") == ["Two", "One"]
    assert titles(signed_in, priority="migration") == ["Three", "Two"]
    assert titles(signed_in, forum="common-room", priority="migration") == ["Two"]
    context = page(signed_in, forum="common-room").context
    counted = {facet.label: facet.count for facet in context["priorities"]}
    assert sorted(counted.values()) == [1, 1]
    assert {facet.label: facet.count for facet in context["forums"]} == {
        "Common room": 2,
        "Open square": 1,
    }
    assert [facet.url for facet in context["forums"] if facet.is_chosen] == ["/unread/"]


@pytest.mark.parametrize(
    "query", [{"forum": "expert-group"}, {"forum": "nowhere"}, {"priority": "none"}, {"page": "2"}]
)
def test_a_filter_that_is_none_is_not_found(signed_in, thread, seats_forum, query):
    assert page(signed_in).status_code == 200
    assert page(signed_in, **query).status_code == 404


def test_it_is_paged(signed_in, forum, author, monkeypatch):
    monkeypatch.setattr(unreadlist, "SIZE", 2)
    for number in range(3):
        a_thread(forum, author, title=f"Question {number}")
    assert titles(signed_in) == ["Question 2", "Question 1"]
    assert titles(signed_in, page="2") == ["Question 0"]


def test_of_very_many_the_newest_are_looked_at_and_what_is_watched(
    signed_in, forum, author, watcher, monkeypatch
):
    monkeypatch.setattr(unreadlist, "ALL", replace(unreadlist.ALL, looked_at=2))
    for number in range(5):
        thread = a_thread(forum, author, title=f"Question {number}")
        if number == 1:
            watch(thread, watcher, Watch.Volume.WATCHING)
    assert titles(signed_in) == ["Question 4", "Question 3", "Question 1"]
    text = page(signed_in).content.decode()
    assert "Among the 2 threads with the newest posts and those you watch: 3 unread threads" in text


def test_a_watched_forum_is_looked_through_however_lively_the_others_are(
    signed_in, forum, public_forum, author, watcher, monkeypatch
):
    monkeypatch.setattr(unreadlist, "ALL", replace(unreadlist.ALL, looked_at=2))
    a_thread(public_forum, author, title="A quiet one")
    for number in range(3):
        a_thread(forum, author, title=f"Question {number}")
    assert titles(signed_in) == ["Question 2", "Question 1"]
    watch_wide(member=watcher, volume=Watch.Volume.TRACKING, forum=public_forum)
    assert titles(signed_in) == ["Question 2", "Question 1", "A quiet one"]
    watch_wide(member=watcher, volume=Watch.Volume.FIRST_POSTS, forum=public_forum)
    assert titles(signed_in) == ["Question 2", "Question 1"]


def test_nothing_found_among_the_newest_is_not_called_everything(
    signed_in, forum, author, watcher, monkeypatch
):
    monkeypatch.setattr(unreadlist, "ALL", replace(unreadlist.ALL, looked_at=2))
    for number in range(3):
        thread = a_thread(forum, author, title=f"Question {number}")
        if number:
            mark_read(thread, watcher, 1)
    text = page(signed_in).content.decode()
    assert "You have read everything." not in text
    assert "Nothing is unread among the 2 threads with the newest posts" in text
    mark_forums_read(member=watcher, forums=[forum.pk], until=timezone.now())
    monkeypatch.setattr(unreadlist, "ALL", replace(unreadlist.ALL, looked_at=3))
    assert "You have read everything." in page(signed_in).content.decode()


def test_everything_is_marked_read_and_that_is_taken_back(signed_in, thread, author):
    assert titles(signed_in)
    answer = mark(signed_in)
    assert "Marked as read." in signed_in.get(answer["Location"]).content.decode()
    assert titles(signed_in) == []
    answer = signed_in.post(reverse("unread_undo"), follow=True)
    assert "Unread again, as before." in answer.content.decode()
    assert titles(signed_in) == [thread.title]
    assert "too late" in signed_in.post(reverse("unread_undo"), follow=True).content.decode()


def test_one_forum_is_marked_read(signed_in, forum, public_forum, author):
    a_thread(forum, author, title="Here")
    a_thread(public_forum, author, title="There")
    mark(signed_in, "forum_read", "common-room")
    assert titles(signed_in) == ["There"]


def test_what_came_while_one_looked_stays_unread(signed_in, forum, author):
    a_thread(forum, author, title="Seen")
    until = page(signed_in).context["until"]
    a_thread(forum, author, title="Not seen")
    signed_in.post(reverse("unread_mark"), {"until": until})
    assert titles(signed_in) == ["Not seen"]


@pytest.mark.parametrize("until", ["", "yesterday", "2026-11-25T10:00:00", "9" * 50])
def test_a_moment_that_is_none_is_not_found(signed_in, thread, until):
    assert signed_in.post(reverse("unread_mark"), {"until": until}).status_code == 404
    assert titles(signed_in) == [thread.title]


def test_a_forum_one_may_not_read_is_not_marked(signed_in, seats_forum):
    assert mark(signed_in, "forum_read", "expert-group").status_code == 404
    assert not ForumMarker.objects.exists()


def test_one_thread_is_marked_read(signed_in, thread, author, watcher):
    a_reply(thread, author)
    url = reverse("thread_read", args=[thread.pk])
    assert signed_in.post(url, headers=HTMX).content == b""
    assert ReadMarker.objects.get(member=watcher).number == 2
    assert signed_in.post(url)["Location"] == reverse("unread")
    assert titles(signed_in) == []


def test_a_muted_forum_is_not_in_it(signed_in, thread, watcher):
    assert titles(signed_in)
    watch_wide(member=watcher, volume=Watch.Volume.MUTED, forum=thread.forum)
    assert titles(signed_in) == []


@pytest.mark.parametrize("how_many", [1, 3])
def test_it_asks_the_same_queries_whatever_is_unread(
    signed_in, author, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        a_thread(a_forum(), author, posts=how_many)
    page(signed_in)
    # Member, forums, what is unread, whether there is more, its rows, bell.
    with django_assert_num_queries(6):
        assert len(page(signed_in).context["rows"]) == how_many
