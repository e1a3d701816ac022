"""A committed fact: ids, never text; told once, after commit."""

import pytest
from django.db import models, transaction

from network.lib.activity import Activity, record, recorded
from tests.factories import a_reply


@pytest.fixture
def told():
    """The ids that the outbox was told."""
    ids = []

    def hear(sender, activity_id, **kwargs):
        ids.append(activity_id)

    recorded.connect(hear)
    yield ids
    recorded.disconnect(hear)


def test_a_fact_holds_ids_and_no_words(thread, author):
    post = thread.posts.get()
    activity = record("post_added", actor=author, subject=post)
    assert (activity.actor, activity.subject_type, activity.subject_id) == (
        author,
        "forums.post",
        post.pk,
    )
    assert activity.handled_at is None
    # No column could hold a sentence.
    assert not any(isinstance(f, models.TextField) for f in Activity._meta.fields)
    longest = max(f.max_length or 0 for f in Activity._meta.fields)
    assert longest <= 60


def test_a_kind_nobody_plugged_cannot_be_recorded(thread, author):
    with pytest.raises(LookupError, match="post_dreamt"):
        record("post_dreamt", actor=author, subject=thread.posts.get())


def test_the_outbox_is_told_after_commit_and_not_before(transactional_db, thread, author, told):
    told.clear()
    with transaction.atomic():
        activity = record("post_added", actor=author, subject=thread.posts.get())
        assert told == []
    assert told == [activity.pk]


def test_a_receiver_that_breaks_takes_nothing_back(transactional_db, thread, author, caplog):
    def break_down(sender, **kwargs):
        raise RuntimeError("the broker is gone")

    recorded.connect(break_down)
    try:
        post = a_reply(thread, author)
    finally:
        recorded.disconnect(break_down)
    assert Activity.objects.unhandled().filter(subject_id=post.pk).exists()
    assert "the broker is gone" in caplog.text


def test_a_pseudonym_is_remembered_as_such(thread, author):
    activity = record("post_added", actor=author, subject=thread.posts.get(), shown_as="pseudonym")
    assert Activity.objects.get(pk=activity.pk).shown_as == "pseudonym"
