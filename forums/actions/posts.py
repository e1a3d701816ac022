"""Replying and editing. Each is one transaction with a constant number of rows."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import SeatTerm
from forums import access, live
from forums.actions import files as attached
from forums.actions.reading import mark_read, watch_if_new
from forums.models import Forum, Participant, Post, Thread
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.files.reading import ReadFile
from network.lib.written import Words, calls_for_help, through_scan


class TermOver(ValueError):
    """The member does not sit there (any more)."""


class Hidden(ValueError):
    """A moderator has hidden the post meanwhile."""


def reply(
    *,
    thread: Thread,
    author,
    written: str,
    written_as: str = "text",
    language: str = "",
    submission: UUID | None = None,
    override_reason: str = "",
    help_read: bool = False,
    released: bool = False,
    term: SeatTerm | None = None,
    files: Sequence[ReadFile] = (),
    at=None,
) -> Post:
    """Add a reply to a thread the author may write in.

    Args:
        thread: visible to the author; the caller has asked `access.may_reply`.
        written: the words as sent; `written_as` is "text" or "html".
        language: of these words; the thread's when empty.
        submission: made by the form; the same one again returns the post it made.
        override_reason: why the scan's warnings are no person's number.
        help_read: the writer was shown who helps a child now, and sends all the same.
        released: a moderator has read the words and answers for them.
        term: the seat term it is written under, in a forum for seats. When not given it is the
            author's first: as holder before as alternate before as advisor.
        files: the caller has asked `access.may_attach`.
        at: when it was said, for the demo community and imports.

    Raises:
        CallsForHelp: the words call for help for a child now, and nobody was shown who answers.
        Refused: the privacy scan found what may not be stored.
        FileRefused: more files than a post, or a day, can have.
        TermOver: the author has no such term (any more).
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = through_scan(
        "forums.Post.html",
        written,
        written_as=written_as,
        overridden=bool(override_reason),
        released=released,
    )
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    at, language = at or timezone.now(), language or thread.language_id

    def write():
        if not released:
            attached.count_day(author, looked)
        under = term_for(thread.forum, author, term, at)
        with attached.on_disk(looked) as stored:
            post = add_post(thread, author, words, language, submission, at, under)
            attached.keep(post, looked, stored)
        if not released:
            note_overrides(author, post, [words, *looked], reason)
            note_call(author, post, calls)
        record("post_added", actor=author, subject=post, at=at)
        Forum.objects.touch(thread.forum_id, at)
        return post

    return once(author, submission, write)


def edit(
    *,
    post: Post,
    editor,
    written: str,
    written_as: str,
    override_reason: str = "",
    help_read: bool = False,
    released: bool = False,
    files: Sequence[ReadFile] = (),
    without: Sequence[int] = (),
) -> Post:
    """Replace the words of a post; open pages get the new version.

    Args:
        files: that come to those it has.
        without: ids of those it loses, for good.

    Raises:
        CallsForHelp: as for `reply`.
        Refused: the privacy scan found what may not be stored.
        FileRefused: as for `reply`.
        Hidden: a moderator has hidden the post.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = through_scan(
        "forums.Post.html",
        written,
        written_as=written_as,
        overridden=bool(override_reason),
        released=released,
    )
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    with attached.on_disk(looked) as stored, transaction.atomic():
        if not released:
            attached.count_day(editor, looked)
        thread = Thread.objects.select_for_update().get(pk=post.thread_id)
        post = Post.objects.select_for_update().get(pk=post.pk)
        if post.hidden_at:
            raise Hidden
        lost = attached.take_off(post, without) if without else 0
        if post.html == words.text and not looked and not lost:
            return post
        attached.keep(post, looked, stored)
        thread.revision += 1
        thread.save(update_fields=["revision"])
        post.html = words.text
        post.version += 1
        post.revision = thread.revision
        post.edited_at = timezone.now()
        post.save(update_fields=["html", "version", "revision", "edited_at"])
        if not released:
            note_overrides(editor, post, [words, *looked], reason)
            note_call(editor, post, calls)
        audit("post_edited", actor=editor, subject=post, version=post.version)
        transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    return post


def once(author, submission: UUID | None, write: Callable[[], Post]) -> Post:
    """Write in one transaction, unless an earlier press of the same form has: then return its post.

    Args:
        submission: made by the form; None writes always.
        write: makes the post and all that goes with it.
    """
    if made := _already_made(author, submission):
        return made
    try:
        with transaction.atomic():
            return write()
    except IntegrityError:
        # Both presses were on their way at once, and the other was first.
        if made := _already_made(author, submission):
            return made
        raise


def _already_made(author, submission: UUID | None) -> Post | None:
    if submission is None:
        return None
    return Post.objects.filter(author=author, submission=submission).first()


def term_for(forum, author, chosen: SeatTerm | None, at) -> SeatTerm | None:
    """The seat term that a post is written under; None where nobody writes for a party.

    Raises:
        TermOver: the chosen one does not run (any more).
    """
    terms = access.terms_in(author, forum, at)
    if chosen is None:
        return terms[0] if terms else None
    if chosen not in terms:
        raise TermOver
    return chosen


def add_post(thread, author, words: Words, language, submission, at, term=None) -> Post:
    """Write the post and everything counted with it, in the caller's transaction.

    The thread's row is locked last and briefly: all replies of one thread meet there.
    """
    participant, _ = Participant.objects.get_or_create(thread=thread, member=author)
    watch_if_new(thread, author)
    thread = Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    thread.last_number += 1
    thread.post_count += 1
    thread.revision += 1
    thread.last_post_at = max(thread.last_post_at, at)
    thread.last_author = author
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number,
        revision=thread.revision,
        author=author,
        term=term,
        html=words.text,
        language_id=language,
        submission=submission,
        posted_at=at,
    )
    thread.save(
        update_fields=["last_number", "post_count", "revision", "last_post_at", "last_author"]
    )
    Participant.objects.counted(participant, at)
    # First of what follows the commit: others wait for it with an open page.
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    mark_read(thread, author, thread.last_number)
    return post


def note_overrides(member, post, words: Sequence[Words | attached.Looked], reason: str) -> None:
    """One line for all warnings that were answered, whatever they were found in."""
    rules = sorted({finding.rule for one in words for finding in one.warned})
    if rules:
        audit("warning_overridden", actor=member, subject=post, reason=reason, rules=rules)


def note_call(member, post, calls: bool) -> None:
    """Who was shown who helps at once, and sent a call for help all the same."""
    if calls:
        audit("call_for_help_sent", actor=member, subject=post)
