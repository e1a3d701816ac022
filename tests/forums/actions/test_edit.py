"""Editing: the next version and revision, or nothing."""

from functools import partial

import pytest

from forums.actions import posts
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.factories import a_reply
from tests.notifications.outcomes import at_once
from tests.numbers import CODE, DOUBTFUL


def edit(post, written="Better words.", **fields):
    return posts.edit(post=post, editor=post.author, written=written, written_as="text", **fields)


def test_an_edit_gives_the_next_version_and_revision(thread, author):
    post = a_reply(thread, author)
    edited = edit(thread.posts.get(number=1))
    thread.refresh_from_db()
    assert (edited.version, edited.revision, thread.revision) == (2, post.revision + 1, 3)
    assert edited.html == "<p>Better words.</p>"
    assert edited.edited_at  # somebody has replied
    line = AuditEntry.objects.get(action="post_edited")
    assert (line.actor, line.subject_id, line.facts) == (author, edited.pk, {"version": 2})


def test_an_edit_that_changes_nothing_is_none(thread):
    post = edit(thread.posts.get())
    assert edit(post).version == post.version == 2
    assert AuditEntry.objects.filter(action="post_edited").count() == 1


@pytest.mark.parametrize("how_long", [2, 4])
def test_an_edit_costs_the_same_in_a_long_thread(
    thread, author, how_long, django_assert_num_queries
):
    for _ in range(how_long - 1):
        a_reply(thread, author)
    opening = thread.posts.select_related("author").get(number=1)
    # Savepoint 2, author's lock, thread's lock, post's lock, what stood there, thread, post, audit.
    with django_assert_num_queries(11):
        edit(opening)


def test_a_refused_edit_leaves_the_words_as_they_were(thread):
    post = thread.posts.get()
    with pytest.raises(Refused):
        edit(post, f"It is about {CODE}.")
    post.refresh_from_db()
    assert (post.version, CODE in post.html) == (1, False)


def test_four_edits_at_once_are_four_versions(transactional_db, thread, author):
    post = thread.posts.get()
    at_once(*(partial(edit, post, f"Wording {number}.") for number in range(4)))
    post.refresh_from_db()
    thread.refresh_from_db()
    assert (post.version, post.revision, thread.revision) == (5, 5, 5)


def test_an_override_in_an_edit_is_audited(thread):
    edit(thread.posts.get(), DOUBTFUL, override_reason="A form of our ministry.")
    assert AuditEntry.objects.filter(action="warning_overridden").count() == 1
