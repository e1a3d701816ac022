"""Replying and editing. Each is one transaction with a constant number of rows."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.models import SeatTerm
from forums import access, live, policies
from forums.actions.held import Held, hold_edit, hold_reply
from forums.actions.reading import mark_read, watch_if_new
from forums.actions.writers import MustBeHeld, lock_writer
from forums.models import Forum, Participant, Post, Thread
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.written import Words, calls_for_help, through_scan


class TermOver(ValueError):
    """The member does not sit there (any more)."""


class Locked(ValueError):
    """A moderator has closed the conversation meanwhile."""


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
    looked_again: bool = False,
    released: bool = False,
    term: SeatTerm | None = None,
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
        looked_again: the writer was asked to because of a watched word, and sends all the same.
        released: a moderator has read the words and answers for them.
        term: the seat term it is written under, in a forum for seats. When not given it is the
            author's first: as holder before as alternate before as advisor.
        at: when it was said, for the demo community and imports.

    Raises:
        CallsForHelp: the words call for help for a child now, and nobody was shown who answers.
        Refused: the privacy scan found what may not be stored.
        TermOver: the author has no such term (any more).
        Locked: a moderator has closed the thread meanwhile.
        NotNow: the author may not write now.
        LookAgain, Held: a posting policy asks the writer, or lets a moderator read it first.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text)
    at, language = at or timezone.now(), language or thread.language_id

    def write():
        writer = lock_writer(author)
        if not released:
            policies.ask(writer, thread.forum, said, looked_again=looked_again, at=at)
        under = term_for(thread.forum, author, term, at)
        post = add_post(thread, author, words, language, submission, at, under)
        if not released:
            note_override(author, post, words, reason)
            note_call(author, post, calls)
        record("post_added", actor=author, subject=post, at=at)
        Forum.objects.touch(thread.forum_id, at)
        return post

    try:
        return once(author, submission, write)
    except MustBeHeld as must:
        sent = {"written": words.text, "written_as": "html", "language": language, "term": term}
        sent |= {"submission": submission, "rules": must.rules}
        matter = hold_reply(thread=thread, author=author, **sent)
        raise Held(matter, must.rules) from None


def edit(
    *,
    post: Post,
    editor,
    written: str,
    written_as: str,
    override_reason: str = "",
    help_read: bool = False,
    looked_again: bool = False,
    released: bool = False,
) -> Post:
    """Replace the words of a post; open pages get the new version.

    Raises:
        CallsForHelp: as for `reply`.
        Refused: the privacy scan found what may not be stored.
        Hidden: a moderator has hidden the post.
        NotNow: the editor may not write now.
        LookAgain, Held: as for `reply`.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text)

    def write():
        writer = lock_writer(editor)
        thread = Thread.objects.select_for_update(of=("self",)).select_related("forum")
        thread = thread.get(pk=post.thread_id)
        row = Post.objects.select_for_update().get(pk=post.pk)
        if row.hidden_at:
            raise Hidden
        if row.html == words.text:
            return row
        if not released:
            policies.ask(writer, thread.forum, said, is_new=False, looked_again=looked_again)
        thread.revision += 1
        thread.save(update_fields=["revision"])
        row.html = words.text
        row.version += 1
        row.revision = thread.revision
        row.edited_at = timezone.now()
        row.save(update_fields=["html", "version", "revision", "edited_at"])
        if not released:
            note_override(editor, row, words, reason)
            note_call(editor, row, calls)
        audit("post_edited", actor=editor, subject=row, version=row.version)
        transaction.on_commit(lambda: live.post_saved(row.pk), robust=True)
        return row

    try:
        with transaction.atomic():
            return write()
    except MustBeHeld as must:
        sent = {"written": words.text, "written_as": "html", "rules": must.rules}
        raise Held(hold_edit(post=post, editor=editor, **sent), must.rules) from None


def _scanned(written: str, written_as: str, override_reason: str, released: bool) -> Words:
    answered = {"overridden": bool(override_reason), "released": released}
    return through_scan("forums.Post.html", written, written_as=written_as, **answered)


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
    if thread.locked_at:
        raise Locked
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


def note_override(member, post, words: Words, reason: str) -> None:
    if words.warned:
        rules = sorted({finding.rule for finding in words.warned})
        audit("warning_overridden", actor=member, subject=post, reason=reason, rules=rules)


def note_call(member, post, calls: bool) -> None:
    """Who was shown who helps at once, and sent a call for help all the same."""
    if calls:
        audit("call_for_help_sent", actor=member, subject=post)
