"""A post that a moderator hides is taken back from the bell and from the lines that told of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forums import restoring
from forums.actions import curation
from forums.actions.reading import mark_read, watch
from forums.models import Watch
from moderation.grounds import Ground
from moderation.models import Responder
from network.lib.activity import Activity
from notifications.actions.deliver import deliver
from notifications.actions.sweep import sweep_activities
from notifications.models import Notification
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import counts, deliver_all, watches


@pytest.fixture
def hears(thread, watcher):
    """A member who has read the thread up to now, and watches it."""
    mark_read(thread, watcher, 1)
    watches(watcher, thread)
    return watcher


def hide(post, moderator):
    curation.hide(post=post, by=moderator, reason=Ground("It says too much."))
    deliver_all()


def bell(member) -> int:
    return Notification.objects.unread_count(member)


def test_the_bell_and_the_inbox_tell_of_it_no_more(client, thread, hears, moderator, author):
    post = a_reply(thread, author)
    deliver_all()
    client.force_login(hears)
    assert bell(hears) == 1
    assert thread.title in client.get(reverse("notifications")).content.decode()

    hide(post, moderator)
    assert bell(hears) == 0
    assert thread.title not in client.get(reverse("notifications")).content.decode()


def test_of_three_replies_two_are_left_wherever_the_hidden_one_stood(
    client, thread, hears, moderator, author
):
    posts = [a_reply(thread, author) for _number in range(3)]
    deliver_all()
    client.force_login(hears)
    for left, post in ((2, posts[0]), (1, posts[2])):
        hide(post, moderator)
        assert (bell(hears), counts(hears)) == (1, [left])
        said = client.get(reverse("notifications")).content.decode()
        assert f"{left} new repl" in said
    hide(posts[1], moderator)
    assert bell(hears) == 0


def test_a_line_never_counts_more_than_it_told_of(thread, hears, moderator, author):
    posts = [a_reply(thread, author)]
    deliver_all()
    watch(thread, hears, Watch.Volume.MUTED)
    posts += [a_reply(thread, author), a_reply(thread, author)]
    deliver_all()
    watches(hears, thread)
    posts.append(a_reply(thread, author))
    deliver_all()
    assert counts(hears) == [2]
    hide(posts[1], moderator)
    assert counts(hears) == [2]


def test_who_has_read_it_and_other_threads_keep_their_lines(
    forum, thread, hears, moderator, author
):
    other = a_thread(forum, author, title="Another")
    watches(hears, other)
    a_reply(other, author)
    post = a_reply(thread, author)
    deliver_all()
    assert bell(hears) == 2
    mark_read(thread, hears, post.number)
    Notification.objects.filter(about_id=thread.pk).update(read_at="2026-01-01T00:00:00Z")
    hide(post, moderator)
    assert bell(hears) == 1
    assert Notification.objects.get(about_id=thread.pk).count == 1


def test_hidden_before_it_was_told_it_is_never_told(thread, hears, moderator, author):
    post = a_reply(thread, author)
    curation.hide(post=post, by=moderator, reason=Ground("It says too much."))
    deliver_all()
    assert counts(hears) == []


def test_put_back_meanwhile_it_stays(thread, hears, moderator, author):
    Responder.objects.create(member=moderator, country=author.country)
    post = a_reply(thread, author)
    deliver_all()
    post = curation.hide(post=post, by=moderator, reason=Ground("It says too much."))
    seal = restoring.restorable(moderator, post).get()
    curation.restore(post=post, by=moderator, seal=seal, reason=Ground("A mistake."))
    deliver_all()
    assert (bell(hears), counts(hears)) == (1, [1])


def test_it_asks_the_same_number_of_queries_for_one_line_and_for_three(
    thread, hears, moderator, author, django_assert_num_queries
):
    for others in (0, 2):
        for _number in range(others):
            watches(a_member(), thread)
        post = a_reply(thread, author)
        deliver_all()
        curation.hide(post=post, by=moderator, reason=Ground("It says too much."))
        [pk] = _unhandled()
        # Claim, activity, post, who tells of it, lines; and a transaction around.
        with django_assert_num_queries(7):
            assert deliver(pk)


def _unhandled():
    return list(Activity.objects.unhandled().values_list("pk", flat=True))


def test_a_lost_nudge_is_found(thread, hears, moderator, author):
    post = a_reply(thread, author)
    deliver_all()
    curation.hide(post=post, by=moderator, reason=Ground("It says too much."))
    Activity.objects.unhandled().update(at=timezone.now() - timedelta(minutes=5))
    sweep_activities()
    assert bell(hears) == 0
