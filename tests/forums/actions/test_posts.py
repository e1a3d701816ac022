"""Replying: one transaction, a constant number of rows, nothing counted twice."""

import logging
import uuid
from functools import partial

import pytest
from django.db import IntegrityError, connection
from django.db.models import Count, Max

from forums.actions import adding, reading
from forums.models import Forum, Participant, Post, ReadMarker, Thread, Watch
from moderation.models import AuditEntry
from network.lib.activity import Activity
from network.lib.written import Refused
from tests.factories import a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once
from tests.numbers import CODE, DOUBTFUL


def counters(thread):
    return {
        "posts": thread.post_count,
        "highest": thread.last_number,
        "newest": thread.last_post_at,
    }


def recount(thread):
    """The same from the rows themselves."""
    return thread.posts.aggregate(posts=Count("pk"), highest=Max("number"), newest=Max("posted_at"))


def test_a_reply_is_counted_everywhere_it_shows(thread, watcher):
    post = a_reply(thread, watcher)
    thread.refresh_from_db()
    assert post.number == 2
    assert counters(thread) == recount(thread)
    assert (thread.last_author, thread.reply_count) == (watcher, 1)
    assert Participant.objects.get(thread=thread, member=watcher).posts == 1
    assert Forum.objects.get(pk=thread.forum_id).last_post_at == post.posted_at
    assert (
        Activity.objects.filter(kind="post_added", actor=watcher, subject_id=post.pk).count() == 1
    )


def test_who_replies_watches_and_has_read_up_to_there(thread, watcher):
    a_reply(thread, watcher)
    assert Watch.objects.get(thread=thread, member=watcher).volume == Watch.Volume.WATCHING
    assert ReadMarker.objects.get(thread=thread, member=watcher).number == 2


def test_who_muted_and_replies_stays_muted(thread, watcher):
    reading.watch(thread, watcher, Watch.Volume.MUTED)
    a_reply(thread, watcher)
    assert Watch.objects.get(thread=thread, member=watcher).volume == Watch.Volume.MUTED


def rows_written(thread):
    tables = (Post, Participant, Watch, ReadMarker, Activity, Thread, Forum, AuditEntry)
    return sum(model.objects.count() for model in tables)


@pytest.mark.parametrize("how_long", [1, 3])
@pytest.mark.parametrize("watchers", [1, 3])
def test_a_reply_costs_the_same_in_a_long_thread_that_many_watch(
    thread, author, how_long, watchers, django_assert_num_queries
):
    for _ in range(watchers):
        reading.watch(thread, a_member(), Watch.Volume.WATCHING)
    for _ in range(how_long - 1):
        a_reply(thread, author)
    newcomer, before = a_member(), rows_written(thread)
    # As the page does: it has asked whether the thread may be read.
    thread = Thread.objects.select_related("forum").get(pk=thread.pk)
    # Savepoint 2, and 2 more in which the participant is made; author's lock, policy and
    # watched words, participant 2, watch, the post's key, activity, and all the rest in one.
    with django_assert_num_queries(13):
        a_reply(thread, newcomer)
    # Post, participant, watch, marker, activity.
    assert rows_written(thread) - before == 5
    # The second time the participant and the watch are there.
    with django_assert_num_queries(10):
        a_reply(thread, newcomer)
    assert rows_written(thread) - before == 7


def test_one_more_query_for_each_watcher_would_be_seen(
    thread, author, monkeypatch, django_assert_num_queries
):
    """The planted fault: what the pinned number is there for."""
    inner = adding.tell_read

    def and_ask_each_watcher(*read):
        inner(*read)
        for watch in thread.watches.all():
            assert watch.member

    monkeypatch.setattr(adding, "tell_read", and_ask_each_watcher)
    thread = Thread.objects.select_related("forum").get(pk=thread.pk)
    with (
        pytest.raises(pytest.fail.Exception, match="Expected to perform 10 queries"),
        django_assert_num_queries(10),
    ):
        a_reply(thread, author)


def test_a_number_is_never_given_twice(thread, author):
    a_reply(thread, author)
    a_reply(thread, author).delete()
    assert a_reply(thread, author).number == 4


def test_an_imported_reply_keeps_its_date_and_does_not_make_the_thread_older(thread, author):
    newest = thread.last_post_at
    early = newest.replace(year=newest.year - 1)
    post = a_reply(thread, author, at=early)
    thread.refresh_from_db()
    assert (post.posted_at, thread.last_post_at) == (early, newest)
    assert Forum.objects.get(pk=thread.forum_id).last_post_at == newest


def test_eight_people_replying_at_once_get_numbers_without_gaps(transactional_db, forum, author):
    thread = a_thread(forum, author)
    people = [a_member() for _ in range(8)]

    def write(member):
        for _ in range(5):
            a_reply(thread, member)

    at_once(*(partial(write, member) for member in people))
    thread.refresh_from_db()
    numbers = list(thread.posts.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 42))
    assert sorted(thread.posts.values_list("revision", flat=True)) == numbers
    assert counters(thread) == recount(thread)
    assert thread.revision == 41
    shares = thread.participants.exclude(member=author).values_list("posts", flat=True)
    assert list(shares) == [5] * 8
    assert Activity.objects.filter(kind="post_added").count() == 40


def test_one_person_replying_from_two_windows_at_once_is_counted_right(
    transactional_db, thread, author, watcher
):
    at_once(*[partial(a_reply, thread, watcher)] * 4)
    assert Participant.objects.get(thread=thread, member=watcher).posts == 4


def test_the_same_form_sent_twice_is_one_post(thread, watcher):
    form = uuid.uuid4()
    first = a_reply(thread, watcher, submission=form)
    assert a_reply(thread, watcher, submission=form) == first
    assert thread.posts.count() == 2
    assert Activity.objects.filter(kind="post_added").count() == 1


def test_the_same_form_sent_four_times_at_once_is_one_post(
    transactional_db, thread, author, watcher
):
    form, made = uuid.uuid4(), []

    def press():
        made.append(a_reply(thread, watcher, submission=form).pk)

    at_once(*[press] * 4)
    assert len(made) == 4
    assert len(set(made)) == 1
    thread.refresh_from_db()
    assert counters(thread) == recount(thread)
    assert thread.post_count == 2
    assert Activity.objects.filter(kind="post_added").count() == 1


def test_another_member_may_send_the_same_form_number(thread, author, watcher):
    form = uuid.uuid4()
    a_reply(thread, watcher, submission=form)
    a_reply(thread, author, submission=form)
    assert thread.posts.count() == 3


def test_what_broke_for_another_reason_is_not_taken_for_a_second_press(thread, watcher):
    with pytest.raises(IntegrityError):
        a_reply(thread, watcher, language="tlh", submission=uuid.uuid4())
        connection.check_constraints()


def test_a_personal_number_is_refused_before_anything_is_written(thread, watcher, caplog):
    before = rows_written(thread)
    with caplog.at_level(logging.DEBUG), pytest.raises(Refused) as refused:
        a_reply(thread, watcher, f"It is about {CODE}.")
    assert rows_written(thread) == before
    assert not refused.value.overridable
    assert CODE not in caplog.text
    assert CODE not in repr(refused.value) + str(refused.value.findings)


def test_a_warning_is_refused_too_until_the_writer_says_what_it_is(thread, watcher):
    with pytest.raises(Refused) as refused:
        a_reply(thread, watcher, DOUBTFUL)
    assert refused.value.overridable
    post = a_reply(thread, watcher, DOUBTFUL, override_reason="A form of our ministry.")
    line = AuditEntry.objects.get(action="warning_overridden")
    assert (line.actor, line.subject_id, line.reason) == (
        watcher,
        post.pk,
        "A form of our ministry.",
    )
    assert line.facts["rules"] == sorted({f.rule for f in refused.value.findings})
    assert "37605030291" not in str(line.facts)


def test_a_reason_does_not_carry_a_number_in_and_does_not_excuse_one(thread, watcher):
    with pytest.raises(Refused):
        a_reply(thread, watcher, DOUBTFUL, override_reason=f"It belongs to {CODE}.")
    with pytest.raises(Refused):
        a_reply(thread, watcher, f"It is about {CODE}.", override_reason="It is not.")
    assert thread.posts.count() == 1
    assert not AuditEntry.objects.exists()
