"""Who has just sent something takes it back: nobody sees it, nobody is told, no word is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import drafts, undo
from forums.models import Draft, Participant, Post, PostFile, Thread
from moderation.actions import reports
from network.lib import subjects
from network.lib.files.reading import read
from notifications.models import Notification
from tests.attachments import upload
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, deliver_all, watches

ROUNDS = 5


def take_back(post, by=None):
    return undo.undo(post=post, by=by or post.author)


def test_the_words_go_out_of_sight_and_into_the_form(thread, watcher):
    post = a_reply(thread, watcher, "<p>We <strong>begin</strong>.</p>", written_as="html")
    assert take_back(post) == thread
    row = Post.objects.get(pk=post.pk)
    assert (row.html, row.number, row.version) == ("", 2, 2)
    assert row.hidden_at == row.withdrawn_at is not None
    assert Draft.objects.of(watcher).at(thread).get().html == "<p>We <strong>begin</strong>.</p>"


def test_the_thread_counts_as_before_and_gives_no_number_twice(thread, author, watcher):
    a_reply(thread, author)
    before = Thread.objects.get(pk=thread.pk)
    take_back(a_reply(thread, watcher))
    after = Thread.objects.get(pk=thread.pk)
    for name in ("post_count", "last_post_at", "last_author", "last_shown"):
        assert getattr(after, name) == getattr(before, name)
    assert after.revision > before.revision
    assert not Participant.objects.filter(thread=thread, member=watcher).exists()
    again = a_reply(thread, watcher)
    assert again.number == 4
    assert Thread.objects.get(pk=thread.pk).post_count == 3
    assert Participant.objects.get(thread=thread, member=watcher).posts == 1


def test_two_taken_back_one_after_the_other_leave_what_was_before(thread, author):
    first = a_reply(thread, author)
    before = Thread.objects.get(pk=thread.pk)
    for _ in range(2):
        take_back(a_reply(thread, author))
    after = Thread.objects.get(pk=thread.pk)
    assert (after.last_post_at, after.post_count) == (first.posted_at, before.post_count)


def test_what_was_begun_meanwhile_stays_behind_it(thread, author):
    post = a_reply(thread, author, "Sent.")
    drafts.keep(member=author, place=thread, written="Next.")
    take_back(post)
    assert Draft.objects.get().html == "<p>Sent.</p><p>Next.</p>"


def test_its_files_go_for_good(thread, author):
    take_back(a_reply(thread, author, files=[read(upload("plan.txt", b"words"))]))
    assert not PostFile.objects.exists()


def test_a_thread_that_nobody_answered_goes_as_a_whole_and_its_form_is_full_again(forum, author):
    thread = a_thread(forum, author, title="Who first?", tags=["school"], countries=["EE"])
    assert take_back(thread.posts.get()) == forum
    assert not Thread.objects.filter(pk=thread.pk).exists()
    draft = Draft.objects.of(author).at(forum).get()
    assert (draft.title, draft.tags, draft.kind) == ("Who first?", "school", "discussion")
    assert draft.choices["countries"] == ["EE"]
    assert draft.choices["language"] == "en"


def test_too_late(thread, author, watcher):
    old = a_reply(thread, author, at=timezone.now() - timedelta(seconds=21))
    with pytest.raises(undo.TooLate):
        take_back(old)
    answered = a_reply(thread, author)
    a_reply(thread, watcher)
    with pytest.raises(undo.TooLate):
        take_back(answered)
    with pytest.raises(undo.TooLate):
        take_back(thread.posts.get(number=1))
    assert not Post.objects.exclude(withdrawn_at=None).exists()


def test_a_second_press_changes_nothing(thread, author):
    post = a_reply(thread, author)
    take_back(post)
    with pytest.raises(undo.TooLate):
        take_back(post)
    assert Post.objects.get(pk=post.pk).version == 2


def test_what_somebody_has_reported_stays_for_the_desk(thread, author, watcher):
    post = a_reply(thread, author)
    reports.report(thing=subjects.kept("forums.post", post.pk), member=watcher, reason="advert")
    with pytest.raises(undo.TooLate):
        take_back(post)
    assert Post.objects.get(pk=post.pk).html


def told(member) -> list[int]:
    lines = Notification.objects.unread().filter(member=member)
    return list(lines.values_list("count", flat=True))


def test_who_was_told_already_is_told_of_it_no_more(thread, author, watcher):
    watches(watcher, thread)
    kept, post = a_reply(thread, author), a_reply(thread, author)
    deliver_all()
    assert told(watcher) == [2]
    take_back(post)
    deliver_all()
    assert told(watcher) == [1]
    assert kept.number == 2


def test_taken_back_and_told_at_once_nobody_is_told(transactional_db):
    """Whether the worker tells first or the author is quicker."""
    author, watcher = a_member(), a_member()
    forum = a_forum()
    for _round in range(ROUNDS):
        thread = a_thread(forum, author)
        watches(watcher, thread)
        post = a_reply(thread, author)
        at_once(deliver_all, lambda post=post: take_back(post))
        deliver_all()
        assert told(watcher) == []


def test_taken_back_and_answered_at_once_one_of_them_is_first(transactional_db):
    author, other, forum = a_member(), a_member(), a_forum()
    for _round in range(ROUNDS):
        thread = a_thread(forum, author)
        post, late = a_reply(thread, author), []

        def press(post=post, late=late):
            try:
                take_back(post)
            except undo.TooLate:
                late.append(True)

        at_once(press, lambda thread=thread: a_reply(thread, other))
        row = Post.objects.get(pk=post.pk)
        assert bool(late) == bool(row.html)
        thread.refresh_from_db()
        assert thread.last_number == 3
        assert thread.post_count == (3 if late else 2)
        assert thread.last_author == other
