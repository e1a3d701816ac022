"""A kept read answers as the QuerySet it was made from, for whoever asks and whenever."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from directory.models import SeatTerm
from forums import fragments, threadpage, visible
from forums.models import Forum, Post, Thread
from network.lib.kept import Kept
from tests import factories


class Asked:
    """As much of a request as reading asks for."""

    def __init__(self, user):
        self.user = user


def slugs(member):
    return [forum.slug for forum in visible.forums(Asked(member))]


def test_everybody_gets_their_own_forums(
    forum, public_forum, seats_forum, author, stranger, secretariat, seat_holder
):
    for member in (author, stranger, secretariat, seat_holder, AnonymousUser(), author):
        expected = Forum.objects.visible_to(member).order_by("position", "title")
        assert slugs(member) == [f.slug for f in expected]
    assert seats_forum.slug in slugs(seat_holder)
    assert seats_forum.slug not in slugs(author)


def test_a_seat_that_ended_since_the_read_was_kept_gives_nothing(seats_forum, seat_holder):
    assert seats_forum.slug in slugs(seat_holder)
    SeatTerm.objects.update(ends=timezone.now() - timedelta(seconds=1))
    assert seats_forum.slug not in slugs(seat_holder)


def test_a_page_of_posts_is_the_thread_s_own(forum, author):
    one, other = (factories.a_thread(forum, author, posts=3) for _ in range(2))
    for thread in (one, other):
        rows = fragments.page_rows(thread.pk, 2, 3)
        assert rows == fragments.rows(thread.posts.numbered(2, 3))
        assert [row.number for row in rows] == [2, 3]


def test_the_thread_comes_with_all_that_stands_around_it(thread, author, watcher):
    for member in (author, watcher):
        kept = threadpage.get_thread(Asked(member), thread.pk)
        threads = Thread.objects.with_labels().with_reading(member).with_participants()
        asked = threads.get(pk=thread.pk)
        for name in ("title", "read_to", "priority_ids", "tag_names", "people"):
            assert getattr(kept, name) == getattr(asked, name), name


def test_the_server_plans_a_kept_read_once_a_connection(thread):
    for number in range(10):
        fragments.page_rows(thread.pk, number, number + 20)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements"
            " WHERE statement LIKE '%forums_post%'"
        )
        [(runs,)] = cursor.fetchall()
    assert runs == 10 - connection.settings_dict["OPTIONS"]["prepare_threshold"]


def test_lists_of_any_length_are_kept_each_by_its_length(thread):
    read = Kept(lambda kind, numbers: Post.objects.filter(number__in=numbers).values_list("number"))
    assert read(numbers=[1]) == [(1,)]
    assert read(numbers=[7, 1]) == [(1,)]
    assert read(numbers=[8]) == []


def test_a_number_may_stand_in_several_places_and_two_values_may_be_equal(thread):
    read = Kept(
        lambda kind, first, last: Post.objects.filter(
            number__gte=first, number__lte=last, thread__last_number__gte=first, hidden_at=None
        ).values_list("number", "thread__last_number")
    )
    assert read(first=1, last=1) == [(1, 1)]
    assert read(first=1, last=9) == [(1, 1)]
    assert read(first=2, last=9) == []


def test_texts_are_values_like_numbers(thread):
    read = Kept(
        lambda kind, title, slugs: Thread.objects.filter(title=title, forum__slug__in=slugs)
    )
    assert read(title=thread.title, slugs=["none", thread.forum.slug]) == [thread]
    assert read(title="None", slugs=["none", thread.forum.slug]) == []
    assert read(title=thread.title, slugs=["'; --", "%s"]) == []


def test_what_is_always_the_same_may_hold_anything(thread):
    title = "100% 'sure' \\ $1 %s"
    Thread.objects.filter(pk=thread.pk).update(title=title)
    read = Kept(lambda kind, author: Thread.objects.filter(title=title, author=author))
    assert read(author=thread.author_id) == [thread]
    assert read(author=0) == []


def test_a_moment_would_be_kept_for_ever_and_is_refused(db):
    read = Kept(lambda kind, author: Post.objects.filter(author=author, posted_at=timezone.now()))
    with pytest.raises(ValueError, match="Now"):
        read(author=1)


def test_a_value_that_the_sql_does_not_use_is_refused(db):
    read = Kept(lambda kind, author: Post.objects.all())
    with pytest.raises(ValueError, match="not in the SQL"):
        read(author=1)
