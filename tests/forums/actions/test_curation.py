"""Hiding, redacting and giving back: the words leave their row for a seal, and come back whole."""

import threading
from contextlib import suppress

import pytest

from directory.models import Country
from forums import access, restoring
from forums.actions import curation, posts
from forums.actions.curation import Changed
from forums.models import Post
from forums.redaction import Span
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import AuditEntry, Responder, Seal, SealReading
from network.lib.written import Refused
from tests.factories import a_member, a_reply
from tests.notifications.outcomes import at_once
from tests.numbers import CODE

WHY = Ground("It points to one child.", "2.2", 1)
WORDS = "<p>We met the girl with the red bicycle on Monday.</p>"


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, WORDS, written_as="html")


@pytest.fixture
def responder(author):
    member = a_member("Riina R.", country_id="FI")
    Responder.objects.create(member=member, country=author.country)
    return member


def place(post, words="the girl with the red bicycle"):
    start = post.html.index(words)
    return Span(start, start + len(words))


def redact(post, by, **fields):
    return curation.redact(post=post, spans=[place(post)], by=by, reason=WHY, **fields)


def hide(post, by):
    return curation.hide(post=post, by=by, reason=WHY)


def restore(post, by):
    seal = restoring.restorable(by, post).get()
    return curation.restore(post=post, by=by, seal=seal, reason=Ground("A mistake."))


def test_redacted_words_are_in_a_seal_and_a_bar_in_their_place(post, moderator):
    redact(post, moderator, rules=["trace-object"])
    post.refresh_from_db()
    assert "bicycle" not in post.html
    assert "[removed by a moderator]</span> on Monday." in post.html
    seal = Seal.objects.of(post).get()
    assert seals.open_seal(seal=seal, reader=moderator, reason="To look.") == WORDS
    assert (seal.country_id, seal.author, seal.rules) == ("FI", post.author, ["trace-object"])


def test_a_hidden_post_has_no_words_and_keeps_its_number(post, moderator):
    hide(post, moderator)
    post.refresh_from_db()
    assert (post.html, post.number, post.hidden_at is None) == ("", 2, False)
    assert a_reply(post.thread, post.author).number == 3


@pytest.mark.parametrize("act", [hide, redact])
def test_it_takes_the_next_version_and_revision_and_is_no_edit(act, post, moderator, thread):
    thread.refresh_from_db()
    act(post, moderator)
    before, post = post, Post.objects.get(pk=post.pk)
    assert (post.version, post.revision) == (before.version + 1, thread.revision + 1)
    assert post.edited_at is None


def test_who_and_why_are_in_the_audit_and_never_the_words(post, moderator):
    redact(post, moderator)
    line = AuditEntry.objects.get(action="post_redacted")
    assert (line.actor, line.reason) == (moderator, "It points to one child.")
    assert (line.facts["guideline"], line.facts["version"], line.facts["places"]) == ("2.2", 1, 1)
    lines = AuditEntry.objects.values_list("reason", "facts")
    assert not any("bicycle" in str(line) for line in lines)


def test_a_reason_that_names_somebody_is_refused_and_nothing_is_done(post, moderator):
    with pytest.raises(Refused):
        curation.hide(post=post, by=moderator, reason=Ground(f"hetu {CODE}"))
    post.refresh_from_db()
    assert post.hidden_at is None
    assert not Seal.objects.exists()


def test_words_of_an_author_without_a_country_are_the_secretariats(thread, moderator):
    post = a_reply(thread, a_member(country_id=None), WORDS, written_as="html")
    hide(post, moderator)
    assert Seal.objects.get().country == Country.objects.get(pk="SE")


def test_what_changed_meanwhile_is_not_redacted_at_the_wrong_place(post, moderator):
    seen = Post.objects.get(pk=post.pk)
    posts.edit(post=post, editor=post.author, written="<p>Other words.</p>", written_as="html")
    with pytest.raises(Changed):
        redact(seen, moderator)
    assert not Seal.objects.exists()


@pytest.mark.parametrize("span", [Span(-1, 4), Span(4, 4), Span(0, 10_000)])
def test_a_place_outside_of_the_words_is_refused(post, moderator, span):
    with pytest.raises(ValueError, match="place"):
        curation.redact(post=post, spans=[span], by=moderator, reason=WHY)


def test_a_hidden_post_is_not_hidden_redacted_or_edited_again(post, moderator):
    seen = Post.objects.get(pk=post.pk)
    hidden = hide(post, moderator)
    for act in (hide, redact):
        with pytest.raises(Changed):
            act(Post.objects.get(pk=seen.pk) if act is hide else seen, moderator)
    assert not access.may_edit(post.author, hidden)
    with pytest.raises(posts.Hidden):
        posts.edit(post=seen, editor=post.author, written="Again.", written_as="text")


@pytest.mark.parametrize("act", [hide, redact])
def test_a_responder_gives_the_words_back_and_the_seal_keeps_none(act, post, moderator, responder):
    act(post, moderator)
    restore(Post.objects.get(pk=post.pk), responder)
    post.refresh_from_db()
    assert (post.html, post.hidden_at) == (WORDS, None)
    seal = Seal.objects.get()
    assert bytes(seal.words) == b""
    assert SealReading.objects.get().reader == responder
    assert not restoring.may_restore(responder, post)


def test_two_acts_are_undone_one_after_the_other(post, moderator, responder):
    redacted = redact(post, moderator).html
    hide(post, moderator)
    assert restore(Post.objects.get(pk=post.pk), responder).html == redacted
    assert restore(Post.objects.get(pk=post.pk), responder).html == WORDS


def test_only_a_responder_gives_back(post, moderator, responder, secretariat):
    hide(post, moderator)
    assert restoring.may_restore(responder, post)
    for other in (moderator, secretariat, post.author):
        assert not restoring.may_restore(other, post)


def test_nothing_is_given_back_over_what_the_author_wrote_since(post, moderator, responder):
    redact(post, moderator)
    post = posts.edit(post=post, editor=post.author, written="<p>Better.</p>", written_as="html")
    assert not restoring.may_restore(responder, post)


def test_nothing_is_given_back_once_a_later_seal_is_destroyed(post, moderator, responder):
    redact(post, moderator)
    hide(post, moderator)
    Seal.objects.filter(pk=Seal.objects.of(post).first().pk).update(
        words=b"", decided_at="2026-01-01T00:00Z", destroyed_at="2026-02-01T00:00Z"
    )
    assert not restoring.may_restore(responder, post)


def test_nothing_of_who_has_left_is_given_back(post, moderator, responder):
    hide(post, moderator)
    post.author.left_at = post.posted_at
    assert not restoring.may_restore(responder, post)


def test_who_may_curate(post, moderator, secretariat, watcher, thread):
    assert access.may_curate(moderator, post)
    assert access.may_curate(secretariat, post)
    assert not access.may_curate(watcher, post)
    own = a_reply(thread, moderator)
    assert not access.may_curate(moderator, own)
    assert access.may_curate(secretariat, own)


def test_an_edit_and_a_hiding_at_once_leave_no_words(transactional_db, post, moderator):
    ready = threading.Event()

    def edit():
        ready.wait(5)
        with suppress(posts.Hidden):
            posts.edit(post=post, editor=post.author, written="Again.", written_as="text")

    def hiding():
        ready.set()
        hide(Post.objects.get(pk=post.pk), moderator)

    at_once(edit, hiding)
    post.refresh_from_db()
    assert (post.html, post.hidden_at is None) == ("", False)
