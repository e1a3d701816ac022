"""Hiding while others write, read and are mailed: whatever comes first, they are gone."""

from contextlib import suppress

import pytest
from django.core import mail
from django.core.cache import caches
from django.urls import reverse

from forums import fragments
from forums.actions import curation, posts
from forums.models import Post, Thread
from forums.redaction import bar
from moderation.grounds import Ground
from network.lib import subjects
from notifications.actions.mail import send
from notifications.models import Mail
from tests.factories import a_forum, a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, counts, deliver_all, digest_of, wants_digest
from tests.notifications.outcomes import watches as watching

WORD = "kvxbicycle"
WHY = Ground("It says too much.")
ROUNDS = 5


@pytest.fixture
def scene(transactional_db):
    """(forum, author, reader, moderator), whose rows other threads see."""
    members = [a_member(), a_member(), a_member(role="moderator")]
    return a_forum("common-room", audience="members"), *members


def told_of(forum, author):
    return a_thread(
        forum, author, title=f"The {WORD} case", tags=[WORD], written=f"<p>A {WORD}.</p>"
    )


def hide_thread(thread, by):
    thing = subjects.kept("forums.thread", thread.pk)
    thing.subject.hide(thing.row, by=by, country=thread.author.country, reason=WHY.words)


def seen(client, thread) -> str:
    """The thread, what changed in it, its forum and the inbox, as a reader sees them."""
    addresses = [thread.get_absolute_url(), reverse("since", args=[thread.pk]) + "?revision=0"]
    addresses += [thread.forum.get_absolute_url(), reverse("notifications")]
    return " ".join(client.get(address).content.decode().lower() for address in addresses)


def test_a_reply_that_comes_while_the_thread_is_hidden_stands_in_it_and_shows_nothing(
    client, scene
):
    forum, author, reader, moderator = scene
    client.force_login(reader)
    for _round in range(ROUNDS):
        thread = told_of(forum, author)
        watching(reader, thread)
        assert WORD in seen(client, thread)
        at_once(
            lambda thread=thread: hide_thread(thread, moderator),
            lambda thread=thread: posts.reply(thread=thread, author=author, written="And now?"),
        )
        thread = Thread.objects.select_related("forum").get(pk=thread.pk)
        deliver_all()
        assert (thread.title, thread.last_number, thread.post_count) == (bar(), 2, 2)
        said = seen(client, thread)
        assert WORD not in said
        assert "and now?" in said


def test_an_edit_that_comes_while_the_post_is_hidden_does_not_bring_words_back(client, scene):
    forum, author, reader, moderator = scene
    client.force_login(reader)
    for _round in range(ROUNDS):
        thread = a_thread(forum, author)
        post = a_reply(thread, author, f"A {WORD}.")

        def edit(post=post):
            with suppress(posts.Hidden):
                posts.edit(post=post, editor=author, written=f"A {WORD}, too.", written_as="text")

        at_once(lambda post=post: curation.hide(post=post, by=moderator, reason=WHY), edit)
        assert Post.objects.get(pk=post.pk).html == ""
        assert WORD not in seen(client, thread)


def test_a_page_that_is_read_while_the_post_is_hidden_leaves_nothing_to_the_next(client, scene):
    """The fragment cache may be filled from a row that is no more: nobody asks for it again."""
    forum, author, reader, moderator = scene
    client.force_login(reader)
    for _round in range(ROUNDS):
        thread = a_thread(forum, author)
        post = a_reply(thread, author, f"A {WORD}.")
        caches["fragments"].clear()
        at_once(
            lambda post=post: curation.hide(post=post, by=moderator, reason=WHY),
            *[lambda thread=thread: fragments.render(_rows(thread), fragments.MEMBERS)] * 2,
        )
        assert WORD not in seen(client, thread)
        assert WORD not in " ".join(fragments.render(_rows(thread), fragments.MEMBERS).values())


def _rows(thread):
    return fragments.page_rows(thread.pk, 1, 20)


def test_a_mail_that_waits_is_sent_without_what_was_hidden_meanwhile(scene):
    forum, author, reader, moderator = scene
    wants_digest(reader)
    hidden, stays = told_of(forum, author), a_thread(forum, author, title="What stays")
    a_reply(hidden, author, "And now?")
    for thread in (hidden, stays):
        watching(reader, thread)
    made = digest_of(reader)
    hide_thread(hidden, moderator)
    assert send(made.pk)
    [letter] = mail.outbox
    said = " ".join([letter.subject, letter.body, letter.alternatives[0].content]).lower()
    assert WORD not in said
    assert "what stays" in said
    assert bar() in said


def test_a_mail_of_which_nothing_is_left_is_not_sent(scene):
    forum, author, reader, moderator = scene
    wants_digest(reader)
    thread = told_of(forum, author)
    watching(reader, thread)
    made = digest_of(reader)
    hide_thread(thread, moderator)
    assert not send(made.pk)
    assert mail.outbox == []
    assert Mail.objects.get(pk=made.pk).dropped


def test_told_and_hidden_at_once_a_line_tells_of_nothing(scene):
    """Whether the worker tells first or the moderator hides first."""
    forum, author, reader, moderator = scene
    for _round in range(ROUNDS):
        thread = a_thread(forum, author)
        watching(reader, thread)
        post = a_reply(thread, author)
        at_once(deliver_all, lambda post=post: curation.hide(post=post, by=moderator, reason=WHY))
        deliver_all()
        unread = reader.notifications.filter(read_at=None)
        assert not unread.filter(about_id=thread.pk).exists(), counts(reader)
