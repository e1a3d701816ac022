"""What stood in a post before an edit is kept, and goes when a moderator takes words out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums.actions import curation, posts, undo
from forums.models import PostVersion
from forums.redaction import Span
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib.ports import exports
from tests.factories import a_reply

WHY = Ground("It points to one child.")


def an_old_post(thread, author, written="We met on Monday."):
    return a_reply(thread, author, written, at=timezone.now() - timedelta(hours=1))


def edit(post, written="We met on Tuesday."):
    return posts.edit(post=post, editor=post.author, written=written, written_as="text")


def test_an_edit_keeps_what_stood_there_and_since_when(thread, author):
    post = an_old_post(thread, author)
    first = edit(post)
    second = edit(post, "We met on Friday.")
    kept = [(row.number, row.html, row.written_at) for row in post.versions.order_by("number")]
    assert kept == [
        (1, "<p>We met on Monday.</p>", post.posted_at),
        (2, "<p>We met on Tuesday.</p>", first.edited_at),
    ]
    assert second.edited_at == post.versions.get(number=2).replaced_at


def test_a_slip_mended_at_once_is_no_edit_unless_somebody_has_replied(thread, author, watcher):
    post = a_reply(thread, author)
    mended = edit(post)
    assert (mended.version, mended.edited_at, post.versions.count()) == (2, None, 0)
    a_reply(thread, watcher)
    assert edit(post, "We met on Friday.").edited_at
    assert post.versions.get().html == "<p>We met on Tuesday.</p>"


def test_what_a_moderator_has_touched_is_no_slip(thread, author, moderator):
    """Else the words that were taken out could be given back over those of the author."""
    post = a_reply(thread, author, "We met on Monday.")
    curation.redact(post=post, spans=[Span(3, 5)], by=moderator, reason=WHY)
    assert edit(post).edited_at
    assert "removed by a moderator" in post.versions.get().html


@pytest.mark.parametrize("act", ["redact", "hide"])
def test_with_the_words_a_moderator_takes_out_go_those_of_before_into_a_seal(
    thread, author, moderator, act
):
    post = an_old_post(thread, author)
    edit(post)
    post = edit(post, "We met on Friday.")
    assert post.versions.count() == 2
    if act == "redact":
        curation.redact(post=post, spans=[Span(3, 5)], by=moderator, reason=WHY)
    else:
        curation.hide(post=post, by=moderator, reason=WHY)
    assert not PostVersion.objects.exists()
    [kept] = Seal.objects.of(post).filter(field="forums.PostVersion.html")
    assert seals.words_of(kept) == "<p>We met on Tuesday.</p><hr><p>We met on Monday.</p>"
    assert (kept.author, kept.country) == (author, author.country)


def test_what_is_taken_back_leaves_nothing(thread, author):
    post = a_reply(thread, author, "We met on Monday.")
    PostVersion.objects.create(post=post, number=1, html="<p>x</p>", written_at=post.posted_at)
    undo.undo(post=post, by=author)
    assert not PostVersion.objects.exists()


@pytest.mark.parametrize("words_go", [False, True])
def test_who_leaves_takes_them_along_with_their_words(thread, author, words_go):
    post = an_old_post(thread, author)
    edit(post)
    [part] = [part for part in exports if part.name == "earlier_words"]
    part.on_leaving(part.rows(author), words_go)
    assert post.versions.exists() != words_go
