"""Hiding a post, taking words out of it, and giving them back. A moderator's acts on others' words.

The words go into a seal before they leave their row, in one transaction. They stand in no other
row, so whatever reads this one, page, push, mail, copy or search, has lost them with the commit.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from directory.models import Country
from forums import fragments, live
from forums.actions import file_curation, quoting, stages
from forums.actions.places import locked_post
from forums.models import Draft, Post, PostFile, Thread
from forums.redaction import Span, without
from forums.taking_out import take_from_quotes
from moderation.actions import seals
from moderation.grounds import Ground
from moderation.models import Seal
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import through_scan


class Changed(ValueError):
    """The words are not (any more) those that the moderator saw."""


def hide(*, post: Post, by, reason: Ground, country: Country | None = None) -> Post:
    """Take a post out of sight; its number and its place in the thread stay.

    The caller has asked `access.may_curate`, or somebody has raised a concern.

    Args:
        by: None for a visitor.
        country: whose responders may open the words; without one, those of the author's.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: it has no words, or is hidden already.
    """
    reason = reason.scanned()
    with transaction.atomic():
        thread, post = locked_post(post)
        if post.hidden_at or not post.html:
            raise Changed
        sealed = seal_words(post, "forums.Post.html", post.html, by, country=country)
        _seal_earlier(post, by, country)
        file_curation.hide_with(post, sealed, by=by, country=country)
        post.html, post.hidden_at = "", timezone.now()
        if thread.answer_id == post.pk:
            stages.take_back_answer(thread=thread, by=by)
        if thread.last_shown == post.number:
            thread.last_shown = 0
        _save(thread, post, "html", "hidden_at")
        take_from_quotes(post)
        note("post_hidden", post, by, reason, sealed)
        # Nobody's doing: who hid it is in the audit alone.
        record("post_hidden", actor=None, subject=post)
    return post


def redact(
    *, post: Post, spans: Sequence[Span], by, reason: Ground, rules: Sequence[str] = ()
) -> Post:
    """Put a bar in place of words. The author is not shown as having edited.

    The caller has asked `access.may_curate`.

    Args:
        post: as the moderator saw it: the places count in this version of its words.
        spans: of `post.html`.
        rules: names of what the scan found there, if it did.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: it was edited or hidden meanwhile.
        ValueError: a place is outside of the words, or there is none.
    """
    seen, reason = post.version, reason.scanned()
    if not spans or any(not 0 <= span.start < span.end <= len(post.html) for span in spans):
        raise ValueError("no place, or one outside of the words")
    with transaction.atomic():
        thread, post = locked_post(post)
        if post.hidden_at or post.version != seen:
            raise Changed
        sealed = seal_words(post, "forums.Post.html", post.html, by, rules)
        _seal_earlier(post, by)
        post.html = without(post.html, list(spans))
        _save(thread, post, "html")
        take_from_quotes(post)
        note("post_redacted", post, by, reason, sealed, places=len(spans))
    return post


def restore(*, post: Post, by, seal: Seal, reason: Ground) -> Post:
    """Give the words back that were taken out last. The seal keeps none of them.

    The caller has asked `restoring.may_restore`, and `seal` is the first of `restorable` there; or
    the concern that hid it was unfounded.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: they are destroyed, or were given back meanwhile.
    """
    reason = reason.scanned()
    with transaction.atomic():
        thread, post = locked_post(post)
        try:
            words = seals.give_back(seal=seal, by=by, reason=reason.words)
            post.html = quoting.without_lost(words)
            file_curation.bring_back_with(post, by=by, reason=reason.words)
        except LookupError:
            raise Changed from None
        post.hidden_at = None
        _save(thread, post, "html", "hidden_at")
        note("post_restored", post, by, reason, seal)
    return post


def mend(*, post: Post, words: str, by) -> Post:
    """Put words that their author has mended in place of what a moderator took out of sight.

    The desk has decided so. The files that were hidden with the old words come back.

    Args:
        words: cleaned HTML, as it went through the scan when its author sent it.

    Raises:
        Refused: something in them is never published.
        Changed: the post is in sight again meanwhile.
    """
    words = through_scan("forums.Post.html", words, written_as="html", released=True).text
    try:
        quoted = quoting.look(words, author=post.author, place=post)
    except quoting.NotLetOut:
        raise Changed from None
    with transaction.atomic():
        thread, post = locked_post(post)
        if not post.hidden_at:
            raise Changed
        file_curation.bring_back_with(post, by=by, reason="mended by its author")
        post.html, post.hidden_at, post.edited_at = quoted.html, None, timezone.now()
        _save(thread, post, "html", "hidden_at", "edited_at")
        quoting.keep(post, quoted)
        audit("post_mended", actor=by, subject=post, version=post.version)
        for kept in Seal.objects.of(post).filter(field="forums.Post.html", destroyed_at=None):
            seals.decide(seal=kept, by=by)
    return post


def remove_file(*, file: PostFile, by, reason: Ground) -> PostFile:
    """Take one file out of a post. Its words and other files stay.

    The caller has asked `access.may_curate` about the post.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: it is gone already.
    """
    reason = reason.scanned()
    with transaction.atomic():
        thread, post = locked_post(file.post)
        shown = PostFile.objects.select_for_update(of=("self",)).select_related("post__author")
        file = shown.filter(pk=file.pk, gone="").first()
        if file is None or post.hidden_at:
            raise Changed
        [sealed] = file_curation.seal_away([file], by=by, gone=PostFile.Gone.REMOVED)
        _save(thread, post)
        note("file_removed", post, by, reason, sealed, file=file.pk)
    return file


def restore_file(*, file: PostFile, by, seal: Seal, reason: Ground) -> PostFile:
    """Give a file back that was taken out. The seal keeps nothing of it.

    The caller has asked `restoring.may_restore_file`.

    Raises:
        Refused: the privacy scan found something in the reason.
        Changed: it is destroyed, or was given back meanwhile.
    """
    reason = reason.scanned()
    with transaction.atomic():
        thread, post = locked_post(file.post)
        file = PostFile.objects.select_for_update().get(pk=file.pk)
        if file.gone != PostFile.Gone.REMOVED or post.hidden_at:
            raise Changed
        try:
            file_curation.put_back(file, seal, by=by, reason=reason.words)
        except LookupError:
            raise Changed from None
        _save(thread, post)
        note("file_restored", post, by, reason, seal, file=file.pk)
    return file


def seal_words(subject, field: str, words: str, by, rules=(), country=None) -> Seal:
    """Seal what stands in a field of a post or thread, for the responders of its author."""
    country = country or seals.country_for(subject.author)
    about = {"subject": subject, "author": subject.author, "country": country}
    return seals.seal(field=field, words=words, by=by, rules=rules, **about)


def _seal_earlier(post: Post, by, country=None) -> None:
    """What stood in the post before its edits goes too, as a whole: it may say the same."""
    if earlier := list(post.versions.newest_first().values_list("html", flat=True)):
        seal_words(post, "forums.PostVersion.html", "<hr>".join(earlier), by, country=country)
        post.versions.all().delete()


def _save(thread: Thread, post: Post, *fields: str) -> None:
    """As an edit does: the next revision, and open pages are told after the commit."""
    thread.revision += 1
    thread.save(update_fields=["revision", "last_shown"])
    post.version += 1
    post.revision = thread.revision
    post.save(update_fields=[*fields, "version", "revision"])
    # Its author may have begun to mend the words that are gone now.
    Draft.objects.at(post).delete()
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    # Nobody asks for the old version any more, but the cache would keep it for days.
    transaction.on_commit(lambda: fragments.forget({post.pk}), robust=True)


def note(action: str, subject, by, reason: Ground, seal: Seal, **facts) -> None:
    """Write the audit line, with the ground and the number of the seal."""
    facts = {"seal": seal.pk, **reason.cited, **facts}
    audit(action, actor=by, subject=subject, reason=reason.words, **facts)
