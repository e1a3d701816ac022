"""A closed thread stays to be read; nobody adds to it, also not a moment later."""

import pytest
from django.urls import reverse

from forums.actions import adding, locking, posts
from forums.models import Post, Thread
from network.lib.activity import Activity


def lock(thread, by):
    return locking.lock(thread=thread, by=by, reason="It goes round in circles.")


def test_readers_are_told_and_find_no_form(client, thread, watcher, moderator):
    client.force_login(watcher)
    assert 'id="reply"' in client.get(thread.get_absolute_url()).content.decode()
    lock(thread, moderator)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "A moderator has closed this thread" in page
    assert "<textarea" not in page
    assert client.post(reverse("reply", args=[thread.pk]), {"text": "But"}).status_code == 403
    assert Post.objects.count() == 1


def test_a_reply_that_was_on_its_way_is_not_added(thread, watcher, moderator):
    before = Thread.objects.get(pk=thread.pk)
    lock(thread, moderator)
    with pytest.raises(adding.Locked):
        posts.reply(thread=before, author=watcher, written="But wait.")
    assert Post.objects.count() == 1


def test_it_is_closed_once_and_opened_again(thread, watcher, moderator):
    assert lock(thread, moderator).heading == thread.heading + 1
    lock(thread, moderator)
    assert Activity.objects.filter(kind="thread_locked").count() == 1
    locking.unlock(thread=thread, by=moderator, reason="They agree.")
    assert posts.reply(thread=thread, author=watcher, written="Thank you.").number == 2
