"""What a writer is told by the posting policies, and the secretariat's screen of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.models import Member, Priority
from forums.actions import policies
from forums.models import Forum, Post, PostingPolicy, WatchedWord
from tests.factories import a_reply, a_thread
from tests.numbers import CODE

SCREEN = reverse("secretariat_posting")
WATCH = reverse("secretariat_watch")
SAID = {"text": "Half an hour of work.", "written_as": "text"}
KEPT = "Half an hour of work."


@pytest.fixture
def writing(client, watcher):
    client.force_login(watcher)
    return client


@pytest.fixture
def office(client, secretariat):
    client.force_login(secretariat)
    return client


def is_new(member):
    Member.objects.filter(pk=member.pk).update(admitted_at=timezone.now())


def reply_to(thread):
    return reverse("reply", args=[thread.pk])


@pytest.mark.parametrize("htmx", [False, True])
def test_a_newcomer_is_told_why_the_first_post_waits(writing, thread, watcher, htmx):
    is_new(watcher)
    headers = {"HX-Request": "true"} if htmx else {}
    said = writing.post(reply_to(thread), SAID, headers=headers, follow=not htmx)
    told = said.content.decode()
    assert "Your first posts are read by a moderator before others see them." in told.replace(
        "&#x27;", "'"
    )
    assert not Post.objects.filter(author=watcher).exists()


def test_a_newcomers_first_thread_waits_too(writing, forum, watcher):
    is_new(watcher)
    said = SAID | {"title": "How do you begin?", "priorities": [a_priority()], "language": "en"}
    told = writing.post(reverse("thread_new", args=[forum.slug]), said, follow=True)
    assert "Your first posts are read by a moderator" in told.content.decode()


def a_priority():
    return Priority.objects.get(slug="prevention").pk


@pytest.mark.parametrize("htmx", [False, True])
def test_in_a_slow_forum_nothing_typed_is_lost(writing, thread, watcher, htmx):
    a_reply(thread, watcher)
    Forum.objects.update(slow_seconds=600)
    headers = {"HX-Request": "true"} if htmx else {}
    answer = writing.post(reply_to(thread), SAID, headers=headers)
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "This forum is slow for now. You can send this after" in told
    assert KEPT in told


def test_too_many_threads_say_when_the_next_may_be(writing, forum, watcher, secretariat):
    policies.change_policy(by=secretariat, threads_a_day=1)
    a_thread(forum, watcher)
    said = SAID | {"title": "Another", "priorities": [a_priority()], "language": "en"}
    answer = writing.post(reverse("thread_new", args=[forum.slug]), said)
    assert answer.status_code == 422
    assert "You have started many threads in a day." in answer.content.decode()
    assert KEPT in answer.content.decode()


def test_a_warned_writer_looks_again_and_sends(writing, thread, watcher, secretariat):
    policies.watch_word(phrase="work", act="warn", note="Adverts", by=secretariat)
    answer = writing.post(reply_to(thread), SAID)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert 'name="looked_again" value="1"' in told
    assert KEPT in told
    assert "Adverts" not in told
    assert writing.post(reply_to(thread), SAID | {"looked_again": "1"}).status_code == 302
    assert Post.objects.filter(author=watcher).count() == 1


def test_the_secretariat_sets_what_holds_everywhere(office):
    said = {"before": "everyone", "newcomer_days": 7, "first_posts": 2, "newcomer_links": 1}
    answer = office.post(SCREEN, said | {"threads_a_day": 0}, follow=True)
    assert "Saved. It holds from now on." in answer.content.decode()
    policy = PostingPolicy.objects.current()
    assert (policy.before, policy.first_posts, policy.threads_a_day) == ("everyone", 2, 0)
    assert office.post(SCREEN, said | {"threads_a_day": -1}).status_code == 422


def test_countries_where_nobody_reads_what_is_held_are_said(office):
    assert "Nobody is named to read what is held" in office.get(SCREEN).content.decode()


def test_words_are_watched_and_taken_out(office):
    said = {"phrase": "cheap loans", "act": "hold", "note": "Adverts of March"}
    shown = office.post(WATCH, said, follow=True).content.decode()
    assert "cheap loans" in shown
    assert "Adverts of March" in shown
    assert "It is in the list already." in office.post(WATCH, said).content.decode()
    word = WatchedWord.objects.get()
    office.post(reverse("secretariat_unwatch", args=[word.pk]))
    assert not WatchedWord.objects.exists()


@pytest.mark.parametrize("wrong", [{"phrase": ""}, {"phrase": "!"}, {"act": "censor"}])
def test_a_wrong_word_is_not_watched(office, wrong):
    said = {"phrase": "cheap loans", "act": "hold"} | wrong
    assert office.post(WATCH, said).status_code == 422
    assert not WatchedWord.objects.exists()


def test_a_number_is_not_watched(office):
    assert office.post(WATCH, {"phrase": CODE, "act": "hold"}).status_code == 422
    assert not WatchedWord.objects.exists()


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_screen_costs_the_same(office, secretariat, how_many, django_assert_num_queries):
    for number in range(how_many):
        policies.watch_word(phrase=f"word {number}", act="hold", by=secretariat)
    office.get(SCREEN)
    with django_assert_num_queries(6):
        office.get(SCREEN)
