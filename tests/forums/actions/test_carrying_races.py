"""Who is told that posts went elsewhere, and what happens when two do it at once."""

from contextlib import suppress
from functools import partial

from django.urls import reverse

from forums.actions.adding import Moved
from forums.actions.curation import Changed
from forums.models import (
    Forum,
    MovedPost,
    Participant,
    Thread,
)
from forums.models.moved import post_at
from notifications.models import Notification
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.forums.carrying import is_right, numbered, put, taken_out
from tests.notifications.outcomes import at_once, counts, deliver_all, watches


def test_those_whose_it_is_are_told_and_lines_count_what_is_left(
    client, talk, forum, author, watcher, moderator
):
    reader, other = a_member(), a_thread(forum, author, title="Elsewhere")
    watches(reader, talk)
    deliver_all()
    Notification.objects.all().delete()
    a_reply(talk, watcher, "One.")
    a_reply(talk, watcher, "Two.")
    deliver_all()
    assert counts(reader) == [2]
    put(talk, [7], other, moderator)
    deliver_all()
    assert counts(reader) == [1]
    put(talk, (), other, moderator)
    deliver_all()
    assert not reader.notifications.filter(read_at=None).exists()

    def told(member):
        client.force_login(member)
        return client.get(reverse("notifications")).content.decode()

    assert "moved what you wrote to “Elsewhere”" in told(watcher)
    assert "merged another thread into “Elsewhere”" in told(author)
    assert Notification.objects.filter(member=author, kind="thread_split").exists()
    assert not Notification.objects.filter(member=moderator).exists()


def test_who_may_not_read_it_there_hears_nothing(talk, seats_forum, watcher, author, secretariat):
    deliver_all()
    Notification.objects.all().delete()
    taken_out(talk, [2], secretariat, forum=seats_forum, title="For seats")
    deliver_all()
    assert not Notification.objects.filter(member=watcher).exists()
    assert Notification.objects.get().member == author


def unless_changed(act, *args, **values):
    """Somebody was faster: the act says so and does nothing."""
    with suppress(Changed, Moved):
        act(*args, **values)


def test_pressed_twice_or_by_two_at_once_it_is_done_once_and_replies_are_not_lost(
    transactional_db,
):
    forum, elsewhere = a_forum("one"), a_forum("other")
    author, moderator = a_member(), a_member(role="moderator")
    for _round in range(4):
        thread = a_thread(forum, author, posts=6)
        other = a_thread(elsewhere, author, title="Elsewhere", posts=2)
        some, more, others = (
            numbered(place, *numbers)
            for place, numbers in ((thread, (2, 3)), (thread, (4, 5)), (other, (2,)))
        )
        # In a ring: each takes to where another comes from.
        at_once(
            partial(unless_changed, taken_out, thread, (), moderator, posts=some),
            partial(unless_changed, taken_out, thread, (), moderator, posts=some),
            partial(unless_changed, put, thread, (), other, moderator, chosen=more),
            partial(unless_changed, put, other, (), thread, moderator, chosen=others),
            partial(unless_changed, a_reply, thread, author),
            partial(unless_changed, a_reply, other, a_member()),
        )
        assert is_right(thread)
        assert is_right(other)
        assert all(post_at(thread.pk, number) for number in range(1, 7))
        made = Thread.objects.filter(title="Another matter")
        assert [len(is_right(new)) for new in made] in ([], [2])
        made.update(title="Done")
        at_once(
            partial(unless_changed, put, other, (), thread, moderator),
            partial(unless_changed, put, other, (), thread, moderator),
            partial(unless_changed, put, thread, (), other, moderator),
            partial(unless_changed, a_reply, other, author),
        )
        is_right(thread)
        is_right(other)
        assert Thread.objects.filter(pk__in=[thread.pk, other.pk]).standing().count() > 0
        for place in Forum.objects.all():
            newest = place.threads.standing().by_activity().first()
            assert place.last_post_at == (newest and newest.last_post_at)
    assert not Participant.objects.filter(posts=0).exists()
    assert MovedPost.objects.exists()
