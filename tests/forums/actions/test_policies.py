"""Posting policies: what a moderator reads first, and how fast one member writes.

Whatever way words come: the web, a mail and an import call the same actions.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Member
from forums.actions import policies, posts
from forums.actions.writers import TooMany, TooSoon
from forums.models import Forum, Post, PostingPolicy, Thread, WatchedWord
from moderation.actions import held
from moderation.models import AuditEntry, Matter, Responder
from tests.factories import a_member, a_reply, a_seat_holder, a_thread
from tests.forums.held_back import rules_of
from tests.keys import with_key
from tests.notifications.outcomes import at_once

DAY = timedelta(days=1)
LINKS = " ".join(f"https://example.org/{n}" for n in range(4))


@pytest.fixture
def newcomer(db):
    return new(a_member("Nora N.", handle="nora-n"))


def new(member) -> Member:
    """As if admitted this morning."""
    Member.objects.filter(pk=member.pk).update(admitted_at=timezone.now())
    return Member.objects.get(pk=member.pk)


@pytest.fixture
def known(newcomer, thread, moderator):
    """A newcomer whose first post a moderator has let through."""
    Responder.objects.get_or_create(member=moderator, country_id="EE")
    let_through(rules_of(a_reply, thread, newcomer)[1], moderator)
    return newcomer


def let_through(matter, by):
    words = {
        kept.name: kept.words for kept in held.open_words(matter=matter, reader=by, reason="x")
    }
    return held.publish(matter=matter, by=by, words=words)


def set_policy(**fields):
    by = a_member(role="secretariat")
    return policies.change_policy(by=by, **fields)


def set_forum(forum, **fields):
    Forum.objects.filter(pk=forum.pk).update(**fields)


def fresh(thread) -> Thread:
    return Thread.objects.select_related("forum").get(pk=thread.pk)


def test_a_first_post_is_read_first_and_the_second_is_not(newcomer, thread, moderator):
    Responder.objects.create(member=moderator, country_id="EE")
    rules, matter = rules_of(a_reply, thread, newcomer)
    assert rules == ("policy.first-post",)
    assert held.rules_of(matter) == ["policy.first-post"]
    # What waits is not approved.
    rules_of(a_reply, thread, newcomer)
    published = let_through(matter, moderator)
    assert Post.objects.get(pk=published.subject_id).author == newcomer
    assert a_reply(thread, newcomer, "A second one.").pk


def test_a_first_thread_is_held_whole_and_becomes_one(newcomer, forum, moderator):
    Responder.objects.create(member=moderator, country_id="EE")
    _rules, matter = rules_of(a_thread, forum, newcomer, title="How do you begin?", tags=["early"])
    assert not Thread.objects.exists()
    let_through(matter, moderator)
    thread = Thread.objects.get()
    assert (thread.title, thread.author) == ("How do you begin?", newcomer)
    assert list(thread.tags.names()) == ["early"]


def test_how_many_first_posts_and_how_long_one_is_new_is_set(known, thread):
    assert a_reply(thread, known).pk
    set_policy(first_posts=3)
    rules_of(a_reply, thread, known)
    set_policy(newcomer_days=0)
    assert a_reply(thread, known).pk


def test_who_is_known_is_not_held(thread, moderator, watcher):
    seated = new(with_key(a_seat_holder("DK")))
    for member in (watcher, new(moderator), seated):
        assert a_reply(thread, member).pk


@pytest.mark.parametrize("where", ["forum", "everywhere"])
@pytest.mark.parametrize("before", ["newcomers", "everyone"])
def test_a_moderator_reads_first(where, before, thread, known, watcher, moderator):
    if where == "forum":
        set_forum(thread.forum, before=before)
    else:
        set_policy(before=before)
    thread = fresh(thread)
    assert rules_of(a_reply, thread, known)[0] == (f"policy.{before}",)
    if before == "everyone":
        assert rules_of(a_reply, thread, watcher)[0] == ("policy.everyone",)
    else:
        assert a_reply(thread, watcher).pk
    assert a_reply(thread, moderator).pk


def test_an_edit_is_read_first_too(thread, watcher, moderator):
    Responder.objects.create(member=moderator, country_id="EE")
    post = a_reply(thread, watcher)
    set_forum(thread.forum, before="everyone")
    better = {"editor": watcher, "written": "Better words.", "written_as": "text"}
    _rules, matter = rules_of(posts.edit, post=post, **better)
    post.refresh_from_db()
    assert "Better" not in post.html
    let_through(matter, moderator)
    post.refresh_from_db()
    assert "Better" in post.html


def test_many_links_of_a_newcomer_are_read_first(thread, known, watcher):
    assert rules_of(a_reply, thread, known, LINKS)[0] == ("policy.links",)
    assert a_reply(thread, watcher, LINKS).pk
    assert a_reply(thread, known, LINKS.rsplit(" ", 1)[0]).pk
    assert a_reply(thread, known, "https://example.org/1 " * 9).pk


def test_a_slow_forum_says_when(thread, watcher, author, moderator):
    set_forum(thread.forum, slow_seconds=60)
    thread = fresh(thread)
    first = a_reply(thread, watcher)
    with pytest.raises(TooSoon) as refused:
        a_reply(thread, watcher)
    assert refused.value.until == first.posted_at + timedelta(seconds=60)
    assert a_reply(thread, moderator).pk
    assert a_reply(thread, moderator).pk
    Post.objects.filter(pk=first.pk).update(posted_at=timezone.now() - timedelta(seconds=60))
    assert a_reply(thread, watcher).pk


def test_two_posts_at_once_are_one_in_a_slow_forum(transactional_db, thread, watcher):
    set_forum(thread.forum, slow_seconds=60)
    refused = []

    def write():
        try:
            a_reply(fresh(thread), watcher)
        except TooSoon:
            refused.append(1)

    at_once(write, write, write)
    assert len(refused) == 2
    assert Post.objects.filter(author=watcher).count() == 1


def test_so_many_threads_a_day(forum, watcher, moderator):
    set_policy(threads_a_day=2)
    first = a_thread(forum, watcher)
    second = a_thread(forum, watcher)
    with pytest.raises(TooMany) as refused:
        a_thread(forum, watcher)
    assert refused.value.until == first.started_at + DAY
    assert a_reply(second, watcher).pk
    assert [a_thread(forum, moderator).pk for _ in range(3)]
    Thread.objects.filter(pk=first.pk).update(started_at=timezone.now() - DAY)
    assert a_thread(forum, watcher).pk


def test_what_is_sent_twice_is_held_once(newcomer, thread):
    submission = "7d3c1a50-0d5c-4d6b-9f0a-0f7c1d3e5b21"
    for _ in range(2):
        rules_of(a_reply, thread, newcomer, submission=submission)
    assert Matter.objects.count() == 1


def test_a_change_is_on_record(secretariat):
    assert PostingPolicy.objects.current().first_posts == 1
    policies.change_policy(by=secretariat, first_posts=2, before="nobody")
    line = AuditEntry.objects.get(action="posting_policy_changed")
    assert (line.actor, line.facts) == (secretariat, {"first_posts": [1, 2]})
    assert not WatchedWord.objects.exists()
