"""Replying and editing. Each is one transaction with a constant number of rows."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from directory.models import SeatTerm, Spokesperson
from forums import authors, live, policies
from forums.actions import files as attached
from forums.actions import mentioning, quoting, versions
from forums.actions.adding import may_still_speak, new_post, put_at_end, term_for
from forums.actions.answered import note_call, note_overrides
from forums.actions.held import Held, hold_edit, hold_reply
from forums.actions.once import once
from forums.actions.places import locked_post
from forums.actions.writers import MustBeHeld, lock_writer
from forums.models import Post, Thread
from network.lib.audit import audit
from network.lib.files.reading import ReadFile
from network.lib.written import Words, calls_for_help, through_scan


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
    spokesperson: Spokesperson | None = None,
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
        looked_again: the writer was asked to because of a watched word, and sends all the same.
        released: a moderator has read the words and answers for them.
        term: the seat term it is written under, in a forum for seats. When not given it is the
            author's first: as holder before as alternate before as advisor.
        spokesperson: as the author is named, if it is said for an organisation. Neither where
            the author asks without a name: that holds for all they say there.
        files: the caller has asked `access.may_attach`.
        at: when it was said, for the demo community and imports.

    Raises:
        CallsForHelp: the words call for help for a child now, and nobody was shown who answers.
        Refused: the privacy scan found what may not be stored.
        FileRefused: more files than a post, or a day, can have.
        TermOver, SpeaksNoMore: the author has no such term, or does not speak for it (any more).
        Locked: a moderator has closed the thread meanwhile, or it is concluded.
        NotNow: the author may not write now.
        LookAgain, Held: a posting policy asks the writer, or lets a moderator read it first.
        NotLetOut, QuotedChanged: words of another post that may not stand there, or not any more.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text, attached.said(looked))
    text, named = mentioning.look(words.text, thread)
    quoted = quoting.look(text, author=author, place=thread)
    at, language = at or timezone.now(), language or thread.language_id

    def write():
        writer = lock_writer(author)
        if not released:
            policies.ask(writer, thread.forum, said, looked_again=looked_again, at=at)
            attached.count_day(author, looked)
        voice, said_for = authors.stands_as(author, thread), {}
        if voice == author:
            may_still_speak(author, spokesperson)
            said_for = {"term": term_for(thread.forum, author, term, at)}
            said_for["spokesperson"] = spokesperson
        with attached.on_disk(looked) as stored:
            sent = (quoted, language, submission, at)
            post = new_post(thread, author, *sent, fact="post_added", voice=voice, **said_for)
            attached.keep(post, looked, stored)
            if not released:
                note_overrides(voice, post, [words, *looked], reason)
                note_call(voice, post, calls)
            mentioning.keep(post, named, by=voice, at=at)
            put_at_end(post, author, quoted)
        return post

    try:
        return once(author, submission, write)
    except MustBeHeld as must:
        sent = {"written": words.text, "written_as": "html", "language": language, "term": term}
        sent |= {"spokesperson": spokesperson, "submission": submission}
        sent |= {"files": files, "rules": must.rules}
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
        NotNow: the editor may not write now.
        LookAgain, Held, NotLetOut, QuotedChanged: as for `reply`.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text, attached.said(looked))
    text, named = mentioning.look(words.text, post)
    quoted = quoting.look(text, author=editor, place=post, before=post.html)

    def write(stored):
        writer = lock_writer(editor)
        if not released:
            attached.count_day(editor, looked)
        quoting.lock_others(quoted, post.thread_id)
        thread, row = locked_post(post)
        if row.hidden_at:
            raise Hidden
        says_more = row.html != quoted.html or looked
        if says_more and not released:
            policies.ask(writer, thread.forum, said, is_new=False, looked_again=looked_again)
        lost = attached.take_off(row, without) if without else 0
        if not says_more and not lost:
            return row
        attached.keep(row, looked, stored)
        voice = authors.stands_as(editor, thread)
        now = timezone.now()
        if row.html != quoted.html and versions.keep_before(row, thread, now):
            row.edited_at = now
        thread.revision += 1
        thread.save(update_fields=["revision"])
        row.html = quoted.html
        row.version += 1
        row.revision = thread.revision
        row.save(update_fields=["html", "version", "revision", "edited_at"])
        quoting.keep(row, quoted)
        mentioning.keep(row, named, by=voice, at=now)
        if not released:
            note_overrides(voice, row, [words, *looked], reason)
            note_call(voice, row, calls)
        audit("post_edited", actor=voice, subject=row, version=row.version)
        transaction.on_commit(lambda: live.post_saved(row.pk), robust=True)
        return row

    try:
        with attached.on_disk(looked) as stored, transaction.atomic():
            return write(stored)
    except MustBeHeld as must:
        sent = {"written": words.text, "written_as": "html", "rules": must.rules}
        sent |= {"files": files, "without": without}
        raise Held(hold_edit(post=post, editor=editor, **sent), must.rules) from None


def _scanned(written: str, written_as: str, override_reason: str, released: bool) -> Words:
    answered = {"overridden": bool(override_reason), "released": released}
    return through_scan("forums.Post.html", written, written_as=written_as, **answered)
