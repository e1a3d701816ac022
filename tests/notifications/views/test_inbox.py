"""The inbox page."""

import pytest
from django.urls import reverse

from forums.actions.reading import mark_read
from notifications.models import Notification
from notifications.views import inbox
from tests.factories import a_reply, a_thread
from tests.notifications.outcomes import counts, deliver_all, watches


@pytest.fixture
def signed_in(client, watcher):
    client.force_login(watcher)
    return client


def replies(forum, author, watcher, title, number=1):
    thread = a_thread(forum, author, title=title)
    watches(watcher, thread)
    posts = [a_reply(thread, author) for _ in range(number)]
    deliver_all()
    return posts


def page(client, **query):
    return client.get(reverse("notifications"), query)


def test_nothing_yet(signed_in):
    response = page(signed_in)
    assert "Nothing yet" in response.content.decode()
    assert "Mark all as read" not in response.content.decode()


def test_a_line_a_thread_with_its_count_newest_first(signed_in, forum, author, watcher):
    replies(forum, author, watcher, "First question")
    replies(forum, author, watcher, "Second question", 3)
    text = page(signed_in).content.decode()
    one, three = "1 new reply in “First question”", "3 new replies in “Second question”"
    assert text.index(three) < text.index(one)


def test_nobody_sees_anothers_lines(client, forum, author, watcher, moderator):
    replies(forum, author, watcher, "First question")
    assert counts(watcher) == [1]
    client.force_login(moderator)
    assert "First question" not in page(client).content.decode()
    line = Notification.objects.get()
    assert client.get(reverse("notification", args=[line.pk])).status_code == 404


def test_visitors_are_asked_to_sign_in(client, db):
    assert page(client).status_code == 302


def test_a_line_about_what_may_no_longer_be_seen_is_neither_shown_nor_counted(
    signed_in, seats_forum, secretariat, watcher, seat_holder, client
):
    replies(seats_forum, secretariat, seat_holder, "Closed question")
    client.force_login(seat_holder)
    assert "Closed question" in page(client).content.decode()
    term = seat_holder.seat_terms.get()
    term.ends = term.starts
    term.save()
    assert "Closed question" not in page(client).content.decode()
    assert Notification.objects.unread_count(seat_holder) == 0
    line = Notification.objects.get()
    assert client.get(reverse("notification", args=[line.pk])).status_code == 404


def test_opening_a_line_reads_it_and_leads_to_the_first_unseen_post(
    signed_in, forum, author, watcher
):
    first = replies(forum, author, watcher, "First question", 3)[0]
    line = Notification.objects.get()
    response = signed_in.get(reverse("notification", args=[line.pk]))
    assert response.url == first.get_absolute_url()
    assert Notification.objects.unread_count(watcher) == 0


def test_who_has_read_a_part_is_led_to_the_rest(signed_in, forum, author, watcher):
    posts = replies(forum, author, watcher, "First question", 3)
    thread = posts[0].thread
    thread.refresh_from_db()
    mark_read(thread, watcher, posts[0].number)
    line = Notification.objects.get()
    response = signed_in.get(reverse("notification", args=[line.pk]))
    assert response.url == posts[1].get_absolute_url()


def test_mark_all_as_read(signed_in, forum, author, watcher):
    replies(forum, author, watcher, "First question")
    shown = page(signed_in)
    assert "Mark all as read" in shown.content.decode()
    replies(forum, author, watcher, "Came while looking")
    signed_in.post(reverse("notifications_read"), {"until": shown.context["until"]})
    assert Notification.objects.unread_count(watcher) == 1
    signed_in.post(reverse("notifications_read"), {"until": page(signed_in).context["until"]})
    assert Notification.objects.unread_count(watcher) == 0
    assert len(counts(watcher)) == 2


def test_mark_all_as_read_is_a_post(signed_in):
    assert signed_in.get(reverse("notifications_read")).status_code == 405


def test_older_lines_are_on_the_next_page(signed_in, forum, author, watcher, monkeypatch):
    monkeypatch.setattr(inbox, "SIZE", 2)
    for title in ("Oldest", "Middle", "Newest"):
        replies(forum, author, watcher, title)
    assert "Oldest" not in page(signed_in).content.decode()
    assert "Oldest" in page(signed_in, page=2).content.decode()
    assert page(signed_in, page=3).status_code == 404
    assert page(signed_in, page="x").status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_asks_the_same_number_of_queries(
    how_many, rf, forum, author, watcher, django_assert_num_queries
):
    for number in range(how_many):
        replies(forum, author, watcher, f"Question {number}", 2)
    from notifications.inbox import page as lines_of

    # Lines, forums, posts with their threads.
    with django_assert_num_queries(3):
        lines, hidden, more = lines_of(watcher, 1, 30)
    assert (len(lines), hidden, more) == (how_many, [], False)


def test_the_number_on_the_bell_is_one_query(forum, author, watcher, django_assert_num_queries):
    replies(forum, author, watcher, "First question", 3)
    with django_assert_num_queries(1):
        assert Notification.objects.unread_count(watcher) == 1
