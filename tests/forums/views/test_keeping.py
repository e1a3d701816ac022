"""Bookmarks and thanks, on the page and in the inbox."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.actions import keeping
from forums.actions.reading import watch
from forums.models import Bookmark, Post, Thanks, Watch
from network.lib.activity import Activity
from notifications import inbox
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import deliver_all
from tests.numbers import CODE

HTMX = {"HX-Request": "true"}


@pytest.fixture
def post(thread):
    return thread.posts.get(number=1)


def keep(client, post, **words):
    return client.post(reverse("bookmark", args=[post.pk]), words)


def thank(client, post, **more):
    return client.post(reverse("thank", args=[post.pk]), more, headers=HTMX)


def lines(member):
    shown, _hidden, _more = inbox.page(member, 1, 30)
    return [line.wording for line in shown]


def text(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


# --- Bookmarks


def test_a_post_is_kept_with_a_note_and_found_again(signed_in, post, thread):
    assert "No bookmarks yet" in text(signed_in, "bookmarks")
    assert keep(signed_in, post, note="For Monday")["Location"] == post.get_absolute_url()
    page = text(signed_in, "bookmarks")
    assert thread.title in page
    assert "For Monday" in page
    assert "Bookmarked" in signed_in.get(thread.get_absolute_url()).content.decode()


def test_it_is_changed_in_place_and_removed(signed_in, post):
    for note in ("One", "Two"):
        keep(signed_in, post, note=note)
    assert Bookmark.objects.get().note == "Two"
    assert 'value="Two"' in text(signed_in, "bookmark", post.pk)
    signed_in.post(reverse("bookmark_remove", args=[Bookmark.objects.get().pk]))
    assert not Bookmark.objects.exists()


def test_nobody_else_sees_or_removes_it(signed_in, client, post, moderator):
    keep(signed_in, post, note="For Monday")
    row = Bookmark.objects.get()
    client.force_login(moderator)
    assert "For Monday" not in text(client, "bookmarks")
    assert client.post(reverse("bookmark_remove", args=[row.pk])).status_code == 404


def test_a_note_that_names_a_child_is_not_kept(signed_in, post):
    answer = keep(signed_in, post, note=f"It is {CODE}")
    assert answer.status_code == 422
    assert "Nothing was kept" in answer.content.decode()
    assert not Bookmark.objects.exists()


def test_a_reminder_is_in_ones_own_time_and_ahead(signed_in, post, watcher):
    watcher.timezone = "Europe/Tallinn"
    watcher.save()
    assert keep(signed_in, post, remind_at="2020-01-01T08:00").status_code == 422
    ahead = (timezone.now() + timedelta(days=9)).strftime("%Y-%m-%d")
    keep(signed_in, post, remind_at=f"{ahead}T12:00")
    assert Bookmark.objects.get().remind_at.hour in (9, 10)


def test_the_reminder_comes_once(post, watcher):
    soon = timezone.now() + timedelta(minutes=5)
    keeping.bookmark(member=watcher, post=post, remind_at=soon)
    assert keeping.remind() == 0
    for _run in range(2):
        keeping.remind(soon + timedelta(minutes=1))
        deliver_all()
    assert lines(watcher) == [f"You wanted to come back to “{post.thread.title}”"]


def test_a_new_reminder_comes_again(post, watcher):
    for days in (1, 2):
        at = timezone.now() + timedelta(days=days)
        keeping.bookmark(member=watcher, post=post, remind_at=at)
        assert keeping.remind(at) == 1


def test_what_one_may_not_read_any_more_is_neither_shown_nor_reminded_of(
    client, seats_forum, secretariat, seat_holder
):
    post = a_thread(seats_forum, secretariat, title="For seats").posts.get()
    now = timezone.now()
    keeping.bookmark(member=seat_holder, post=post, note="Kept", remind_at=now)
    client.force_login(seat_holder)
    assert "For seats" in text(client, "bookmarks")
    seat_holder.seat_terms.update(ends=now)
    assert "For seats" not in text(client, "bookmarks")
    keeping.remind(now + timedelta(minutes=1))
    deliver_all()
    assert lines(seat_holder) == []


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries(
    signed_in, forum, author, watcher, how_many, django_assert_num_queries
):
    for post in Post.objects.filter(thread=a_thread(forum, author, posts=how_many)):
        keeping.bookmark(member=watcher, post=post)
    text(signed_in, "bookmarks")
    # Member, forums, bookmarks, bell.
    with django_assert_num_queries(4):
        text(signed_in, "bookmarks")


# --- Thanks


def test_the_author_is_told_once_for_all_who_thank(signed_in, client, post, author, moderator):
    thank(signed_in, post)
    client.force_login(moderator)
    thank(client, post)
    thank(client, post)
    deliver_all()
    assert lines(author) == [f"2 colleagues thank you for your post in “{post.thread.title}”"]


def test_thanks_are_taken_back_and_counted_no_more(signed_in, post, author, moderator):
    keeping.thank(member=moderator, post=post)
    assert 'aria-pressed="true"' in thank(signed_in, post).content.decode()
    deliver_all()
    assert "Thanked" not in thank(signed_in, post, back="1").content.decode()
    assert lines(author) == [f"1 colleague thanks you for your post in “{post.thread.title}”"]
    keeping.take_back(member=moderator, post=post)
    assert lines(author) == []


def test_the_author_alone_sees_who(signed_in, client, post, author, watcher, moderator):
    thank(signed_in, post)
    client.force_login(author)
    assert watcher.name in text(client, "thanks", post.pk)
    for other in (watcher, moderator):
        client.force_login(other)
        assert client.get(reverse("thanks", args=[post.pk])).status_code == 404


def test_nobody_thanks_themselves_nor_for_what_is_hidden(client, signed_in, post, author):
    client.force_login(author)
    assert thank(client, post).status_code == 403
    Post.objects.update(hidden_at=timezone.now())
    assert thank(signed_in, post).status_code == 404
    assert not Thanks.objects.exists()


@pytest.mark.parametrize("hidden", [True, False])
def test_what_is_taken_back_or_hidden_before_it_is_told_is_not_told(post, author, watcher, hidden):
    keeping.thank(member=watcher, post=post)
    if hidden:
        Post.objects.update(hidden_at=timezone.now())
    else:
        keeping.take_back(member=watcher, post=post)
    deliver_all()
    assert lines(author) == []
    assert not Activity.objects.unhandled().exists()


def test_who_muted_the_thread_is_not_told(post, author, watcher):
    watch(post.thread, author, Watch.Volume.MUTED)
    keeping.thank(member=watcher, post=post)
    deliver_all()
    assert lines(author) == []


def test_the_post_itself_says_the_same_to_everybody(signed_in, client, thread, post, moderator):
    """Thanked or kept, nothing of it stands in what all readers share."""
    thank(signed_in, post)
    keep(signed_in, post, note="For Monday")
    page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert "Thanked" in page
    assert "Bookmarked" in page
    client.force_login(moderator)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "Thanked" not in page
    assert "Bookmarked" not in page


@pytest.mark.parametrize("how_many", [1, 3])
def test_a_page_asks_no_more_for_what_was_kept(
    signed_in, forum, author, watcher, how_many, django_assert_num_queries
):
    thread = a_thread(forum, author)
    for _ in range(how_many):
        post = a_reply(thread, a_member())
        keeping.bookmark(member=watcher, post=post)
        keeping.thank(member=watcher, post=post)
    signed_in.get(thread.get_absolute_url())
    with django_assert_num_queries(5):
        page = signed_in.get(thread.get_absolute_url()).content.decode()
    assert page.count('aria-pressed="true"') == how_many
