"""Held words are sealed, then published in their writer's name or answered; never both."""

import random

import pytest
from django.db import connection

from directory.models import Priority
from forums.actions import held as forums_held
from forums.models import Post, Thread
from moderation.actions import held
from moderation.models import AuditEntry, Matter, Seal, SealReading
from network.lib.holding import NoLongerPossible
from network.lib.markup import clean
from network.lib.written import Refused
from tests import factories
from tests.moderation.conftest import HELD
from tests.network.lib.scan import generators

TEXT = "forums.Post.html"
NUMBER = generators.fi(random.Random(5))


def everything_stored() -> str:
    """All rows of all tables as text, but for the seals."""
    with connection.cursor() as cursor:
        names = [
            name for name in connection.introspection.table_names(cursor) if "seal" not in name
        ]
        rows = []
        for name in names:
            cursor.execute(f'SELECT t::text FROM "{name}" t')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def test_held_words_are_in_a_seal_and_nowhere_else(matter, thread):
    assert Seal.objects.of(matter).get().field == TEXT
    assert str(thread.title) in everything_stored()
    assert "Rakvere" not in everything_stored()
    assert thread.posts.count() == 1
    assert (matter.state, matter.country_id, matter.blocked) == ("open", "EE", False)


def test_a_second_press_is_the_same_matter(thread, writer, responder):
    submission = "8b0d2f5e-2f0e-4f5e-8d9f-1f2a3b4c5d6e"
    for _ in range(2):
        forums_held.hold_reply(
            thread=thread, author=writer, written=HELD, written_as="text", submission=submission
        )
    assert Matter.objects.count() == 1
    assert Seal.objects.count() == 1


def test_a_responder_opens_them_on_record(matter, responder):
    [opened] = held.open_words(matter=matter, reader=responder, reason="To decide")
    assert opened.words == HELD
    assert SealReading.objects.get().reader == responder


def test_words_that_are_not_changed_are_published_as_they_are(thread, writer, responder):
    written = clean(f"<p><strong>{HELD}</strong></p>", written_as="html")
    matter = forums_held.hold_reply(
        thread=thread, author=writer, written=written, written_as="html"
    )
    held.publish(matter=matter, by=responder, words={TEXT: HELD})

    post = Post.objects.get(number=2)
    assert (post.html, post.author) == (written, writer)
    matter.refresh_from_db()
    assert (matter.state, matter.was_changed, matter.subject_id) == ("published", False, post.pk)
    assert Seal.objects.of(matter).get().decided_at
    assert not AuditEntry.objects.filter(action="warning_overridden").exists()


def test_changed_words_are_published_and_the_writer_can_know_it(matter, responder):
    held.publish(matter=matter, by=responder, words={TEXT: "How do you prepare?"})
    assert Post.objects.get(number=2).html == "<p>How do you prepare?</p>"
    matter.refresh_from_db()
    assert matter.was_changed


def test_what_blocks_is_published_by_nobody(thread, writer, responder):
    matter = forums_held.hold_reply(
        thread=thread, author=writer, written=f"It is {NUMBER}", written_as="text"
    )
    assert matter.blocked
    with pytest.raises(Refused):
        held.publish(matter=matter, by=responder, words={TEXT: f"It is {NUMBER}"})
    matter.refresh_from_db()
    assert matter.is_open
    assert Post.objects.count() == 1


def test_the_first_decision_counts(matter, responder):
    held.give_back(matter=matter, by=responder, answer="Ask about the method, please.")
    with pytest.raises(held.Settled):
        held.publish(matter=matter, by=responder, words={TEXT: HELD})
    assert Post.objects.count() == 1


def test_the_answer_is_scanned(matter, responder):
    with pytest.raises(Refused):
        held.give_back(matter=matter, by=responder, answer=f"You wrote {NUMBER}")
    matter.refresh_from_db()
    assert (matter.is_open, matter.answer) == (True, "")


def test_where_the_writer_may_not_write_any_more_nothing_is_published(matter, responder, thread):
    thread.forum.replying = "managers"
    thread.forum.save(update_fields=["replying"])
    with pytest.raises(NoLongerPossible):
        held.publish(matter=matter, by=responder, words={TEXT: HELD})
    matter.refresh_from_db()
    assert matter.is_open


def test_a_held_thread_becomes_a_thread_with_all_it_was_to_have(forum, writer, responder):
    matter = forums_held.hold_thread(
        forum=forum,
        author=writer,
        title="A boy from Rakvere",
        written=HELD,
        written_as="text",
        language="en",
        priorities=[Priority.objects.get(slug="prevention")],
        tags=["early help"],
    )
    assert Thread.objects.count() == 0
    names = [opened.name for opened in held.fields_of(matter)]
    assert names == ["forums.Thread.title", TEXT, "taggit.Tag.name"]
    words = {
        "forums.Thread.title": "A first meeting",
        TEXT: "How?",
        "taggit.Tag.name": "early help",
    }
    held.publish(matter=matter, by=responder, words=words)

    thread = Thread.objects.get()
    assert (thread.title, thread.author, thread.language_id) == ("A first meeting", writer, "en")
    assert [tag.name for tag in thread.tags.all()] == ["early help"]


def test_held_new_words_of_a_post_leave_the_old_ones(thread, writer, responder):
    post = factories.a_reply(thread, writer, "Old words")
    matter = forums_held.hold_edit(post=post, editor=writer, written=HELD, written_as="text")
    post.refresh_from_db()
    assert post.html == "<p>Old words</p>"
    held.publish(matter=matter, by=responder, words={TEXT: "New words"})
    post.refresh_from_db()
    assert (post.html, post.version) == ("<p>New words</p>", 2)
