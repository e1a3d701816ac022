"""Pinned threads stand on top of their forum's list, a closed one takes no reply: until a moment.

The moment counts, and not the task that tidies the rows after it.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from forums.actions import adding, ended, locking, pins, posts, stages
from forums.models import Thread
from moderation.models import AuditEntry
from notifications.models import Notification
from tests.factories import a_reply, a_thread
from tests.notifications.outcomes import deliver_all

SOON, PAST = timedelta(hours=2), timedelta(seconds=-1)


@pytest.fixture
def three(forum, author):
    return [a_thread(forum, author, title) for title in ("First", "Second", "Third")]


def at(after):
    return timezone.now() + after


def listed(client, forum, **query):
    return [row.title for row in client.get(forum.get_absolute_url(), query).context["rows"]]


def test_a_pinned_thread_leads_its_forums_list(signed_in, forum, moderator, three):
    assert listed(signed_in, forum) == ["Third", "Second", "First"]
    pins.pin(thread=three[0], by=moderator)
    assert listed(signed_in, forum) == ["First", "Third", "Second"]
    assert listed(signed_in, forum, kind="discussion") == ["Third", "Second", "First"]
    pins.unpin(thread=three[0], by=moderator)
    assert listed(signed_in, forum) == ["Third", "Second", "First"]


@pytest.mark.parametrize("without_name", [False, True])
def test_in_one_act_it_is_an_announcement_and_pinned_and_its_author_told(
    forum, author, moderator, without_name
):
    asked = a_thread(forum, author, "Asked", kind="question", without_name=without_name)
    stages.accept(post=a_reply(asked, moderator), by=author)
    for _press in range(2):
        pins.announce(thread=asked, by=moderator, until=at(SOON))
    asked.refresh_from_db()
    assert (asked.kind, asked.answer, asked.is_pinned) == ("announcement", None, True)
    assert AuditEntry.objects.filter(action="thread_announced").count() == 1
    deliver_all()
    assert Notification.objects.filter(member=author, kind="thread_announced").count() == 1


def test_where_there_is_no_room_it_stays_what_it_was(forum, author, moderator):
    for number in range(5):
        pins.pin(thread=a_thread(forum, author, f"Thread {number}"), by=moderator)
    asked = a_thread(forum, author, "Asked", kind="question")
    with pytest.raises(pins.Full):
        pins.announce(thread=asked, by=moderator)
    asked.refresh_from_db()
    assert (asked.kind, asked.is_pinned) == ("question", False)


def test_every_thread_is_listed_once_on_all_the_pages(
    signed_in, forum, moderator, three, author, settings
):
    settings.THREADS_PER_PAGE = 2
    a_thread(forum, author, "Fourth")
    pins.pin(thread=three[1], by=moderator)
    assert listed(signed_in, forum) == ["Second", "Fourth", "Third"]
    assert listed(signed_in, forum, page=2) == ["First"]
    assert signed_in.get(forum.get_absolute_url(), {"page": 3}).status_code == 404


def test_pins_cost_the_list_no_query(signed_in, forum, moderator, three):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            signed_in.get(forum.get_absolute_url())
        return len(queries)

    cost()
    before = cost()
    for thread in three:
        pins.pin(thread=thread, by=moderator)
    assert cost() == before


def test_a_pin_ends_by_the_clock_before_anything_is_tidied(signed_in, forum, moderator, three):
    pins.pin(thread=three[0], by=moderator, until=at(SOON))
    assert listed(signed_in, forum)[0] == "First"
    Thread.objects.update(pinned_until=at(PAST))
    assert listed(signed_in, forum) == ["Third", "Second", "First"]


def test_a_forum_has_room_for_five_and_an_ended_one_takes_none(forum, author, moderator):
    threads = [a_thread(forum, author, f"Number {number}") for number in range(6)]
    for thread in threads[:5]:
        pins.pin(thread=thread, by=moderator)
    with pytest.raises(pins.Full):
        pins.pin(thread=threads[5], by=moderator)
    Thread.objects.filter(pk=threads[0].pk).update(pinned_until=at(PAST))
    assert pins.pin(thread=threads[5], by=moderator).is_pinned


def test_pinning_twice_does_it_once(moderator, thread):
    before = thread.heading
    for _press in range(2):
        thread = pins.pin(thread=thread, by=moderator)
    assert thread.heading == before + 1
    assert AuditEntry.objects.filter(action="thread_pinned").count() == 1


def test_a_lock_ends_by_the_clock_before_anything_is_tidied(thread, watcher, moderator):
    locking.lock(thread=thread, by=moderator, reason="Too heated.", until=at(SOON))
    with pytest.raises(adding.Locked):
        posts.reply(thread=thread, author=watcher, written="But wait.")
    assert not Thread.objects.unanswered().exists()
    Thread.objects.update(locked_until=at(PAST))
    assert Thread.objects.unanswered().exists()
    assert posts.reply(thread=thread, author=watcher, written="Now, then.").number == 2


def test_a_lock_for_a_time_becomes_one_for_good(thread, moderator):
    locking.lock(thread=thread, by=moderator, reason="Too heated.", until=at(SOON))
    assert locking.lock(thread=thread, by=moderator, reason="Still.").locked_until is None


def test_what_has_ended_is_tidied_and_open_pages_hear_of_it_once(thread, moderator):
    locking.lock(thread=thread, by=moderator, reason="Too heated.", until=at(SOON))
    pins.pin(thread=thread, by=moderator)
    assert ended.tidy() == 0
    Thread.objects.update(locked_until=at(PAST))
    heading = Thread.objects.get().heading
    assert [ended.tidy(), ended.tidy()] == [1, 0]
    tidied = Thread.objects.get()
    assert (tidied.locked_at, tidied.locked_until, tidied.is_pinned) == (None, None, True)
    assert tidied.heading == heading + 1
    assert AuditEntry.objects.get(action="thread_unlocked").actor is None
