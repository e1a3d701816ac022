"""Posts and threads as things a concern can be about: found, named, hidden, put back."""

import pytest
from django.contrib.auth.models import AnonymousUser
from taggit.models import Tag

from directory.models import Country
from forums import access
from forums.actions import curation
from forums.actions.held import TAGS, TITLE
from forums.models import Post
from forums.redaction import bar
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib import subjects
from tests.factories import a_reply, a_thread

WORDS = "The words that should not stand here."


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, WORDS)


def hide(row, by):
    thing = subjects.kept(row._meta.label_lower, row.pk)
    estonia = Country.objects.get(pk="EE")
    thing.subject.hide(thing.row, by=by, country=estonia, reason="safeguarding concern")
    row.refresh_from_db()
    return thing


def restore(thing, by):
    thing.subject.restore(thing.row, by=by, reason="safeguarding concern closed")
    thing.row.refresh_from_db()


def named(row, reader):
    return subjects.asked_for(reader, f"{row._meta.label_lower}-{row.pk}")


def test_it_is_found_by_who_may_see_it_and_by_nobody_else(post, thread, watcher, stranger):
    for row in (post, thread):
        assert named(row, watcher).row == row
        assert named(row, stranger) is None
        assert named(row, AnonymousUser()) is None


def test_a_visitor_finds_what_is_public(public_forum, author):
    thread = a_thread(public_forum, author)
    assert named(thread, AnonymousUser()).row == thread
    assert named(thread.posts.get(), AnonymousUser()).row == thread.posts.get()


@pytest.mark.parametrize("word", ["", "forums.post", "forums.post-", "forums.post-x", "x-1", "-1"])
def test_nonsense_is_nothing(db, watcher, word):
    assert subjects.asked_for(watcher, word) is None


def test_a_pasted_link_leads_to_it(post, thread, watcher, settings):
    address = settings.HAVN_URL + post.get_absolute_url()
    assert subjects.linked(watcher, f" {address} ").row == post
    assert subjects.linked(watcher, thread.get_absolute_url()).row == thread
    assert subjects.linked(watcher, f"/members/{watcher.handle}/").row == watcher
    for other in ("https://example.org/threads/1/", "/forums/", "a forum", "http://[", ""):
        assert subjects.linked(watcher, other) is None


def test_the_card_says_which_it_is_without_a_members_word(post, thread):
    for row in (post, thread):
        thing = subjects.kept(row._meta.label_lower, row.pk)
        card = thing.subject.card(thing.row)
        assert str(thread.pk) in card
        assert "Common room" in card
        assert thread.title not in card


def test_a_hidden_post_says_so_and_open_pages_get_it(post, thread, watcher, author):
    before = thread.revision
    thing = hide(post, watcher)
    assert post.html == ""
    assert post.hidden_at
    assert not access.may_edit(author, post)
    thread.refresh_from_db()
    assert (post.revision, post.version) == (thread.revision, 2)
    assert thread.revision > before
    assert Post.objects.changed_since(before).filter(pk=post.pk).exists()
    restore(thing, watcher)
    assert WORDS in thing.row.html


def test_hiding_twice_keeps_the_words_once(post, watcher):
    hide(post, watcher)
    thing = hide(post, None)
    assert Seal.objects.of(post).count() == 1
    restore(thing, watcher)
    assert WORDS in thing.row.html
    hide(post, watcher)
    assert WORDS not in post.html


def test_what_a_moderator_hid_before_is_not_hidden_by_a_concern(post, moderator, watcher):
    curation.hide(post=post, by=moderator, reason=Ground("It points to one child."))
    thing = subjects.kept("forums.post", post.pk)
    estonia = Country.objects.get(pk="EE")
    assert not thing.subject.hide(thing.row, by=watcher, country=estonia, reason="concern")


def test_of_a_thread_title_address_and_opening_post_are_hidden(thread, watcher):
    title, opening = thread.title, thread.posts.get(number=1).html
    thing = hide(thread, watcher)
    assert (thread.title, thread.slug) == ("[removed by a moderator]", "removed-by-a-moderator")
    assert thread.posts.get(number=1).html != opening
    restore(thing, watcher)
    assert thing.row.title == title
    assert thread.posts.get(number=1).html == opening


def test_its_tags_are_hidden_and_come_back_and_other_threads_keep_theirs(forum, author, watcher):
    thread = a_thread(forum, author, tags=["kinship care", "red bicycle"])
    other = a_thread(forum, author, tags=["kinship care"])
    thing = hide(thread, watcher)
    assert list(thread.tags.names()) == []
    assert list(Tag.objects.values_list("name", flat=True)) == ["kinship care"]
    assert list(other.tags.names()) == ["kinship care"]
    restore(thing, watcher)
    assert sorted(thread.tags.names()) == ["kinship care", "red bicycle"]


def test_the_tags_of_a_title_that_was_taken_out_before_are_hidden(forum, author, watcher):
    thread = a_thread(forum, author, title=bar(), tags=["red bicycle"])
    thing = hide(thread, watcher)
    assert not Tag.objects.exists()
    restore(thing, watcher)
    assert list(thread.tags.names()) == ["red bicycle"]


def test_what_is_decided_of_a_hidden_title_is_decided_of_its_tags(forum, author, moderator):
    thread = a_thread(forum, author, tags=["red bicycle"])
    hide(thread, moderator)
    title, tags = (Seal.objects.of(thread).get(field=field) for field in (TITLE, TAGS))
    seals.decide(seal=title, by=moderator)
    tags.refresh_from_db()
    assert tags.decided_at
