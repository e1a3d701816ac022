"""Replying and editing. Each is one transaction with a constant number of rows."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from directory.models import SeatTerm
from forums import access, live, policies
from forums.actions import files as attached
from forums.actions.answered import note_call, note_overrides
from forums.actions.held import Held, hold_edit, hold_reply
from forums.actions.once import once
from forums.actions.places import locked_post
from forums.actions.reading import mark_read, watch_if_new
from forums.actions.writers import MustBeHeld, lock_writer
from forums.models import Forum, Participant, Post, Thread
from forums.models.kinds import Stage
from network.lib.activity import record
from network.lib.audit import audit
from network.lib.files.reading import ReadFile
from network.lib.written import Words, calls_for_help, through_scan


class TermOver(ValueError):
    """The member does not sit there (any more)."""


class Locked(ValueError):
    """Nobody replies in the thread any more.

    Attributes:
        stage: how far it has come; it is open where a moderator has closed it.
    """

    def __init__(self, stage: str):
        super().__init__(stage)
        self.stage = Stage(stage)


class Moved(ValueError):
    """The thread was taken to another forum, or merged into another thread, meanwhile: others may
    read what is written there."""


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
        files: the caller has asked `access.may_attach`.
        at: when it was said, for the demo community and imports.

    Raises:
        CallsForHelp: the words call for help for a child now, and nobody was shown who answers.
        Refused: the privacy scan found what may not be stored.
        FileRefused: more files than a post, or a day, can have.
        TermOver: the author has no such term (any more).
        Locked: a moderator has closed the thread meanwhile, or it is concluded.
        NotNow: the author may not write now.
        LookAgain, Held: a posting policy asks the writer, or lets a moderator read it first.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text, attached.said(looked))
    at, language = at or timezone.now(), language or thread.language_id

    def write():
        writer = lock_writer(author)
        if not released:
            policies.ask(writer, thread.forum, said, looked_again=looked_again, at=at)
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

    try:
        return once(author, submission, write)
    except MustBeHeld as must:
        sent = {"written": words.text, "written_as": "html", "language": language, "term": term}
        sent |= {"submission": submission, "files": files, "rules": must.rules}
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
        LookAgain, Held: as for `reply`.
    """
    calls = calls_for_help(written, help_read=help_read or released)
    words = _scanned(written, written_as, override_reason, released)
    looked = attached.look(files, overridden=bool(override_reason), released=released)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    said = policies.Words(words.text, attached.said(looked))

    def write(stored):
        writer = lock_writer(editor)
        if not released:
            attached.count_day(editor, looked)
        thread, row = locked_post(post)
        if row.hidden_at:
            raise Hidden
        says_more = row.html != words.text or looked
        if says_more and not released:
            policies.ask(writer, thread.forum, said, is_new=False, looked_again=looked_again)
        lost = attached.take_off(row, without) if without else 0
        if not says_more and not lost:
            return row
        attached.keep(row, looked, stored)
        thread.revision += 1
        thread.save(update_fields=["revision"])
        row.html = words.text
        row.version += 1
        row.revision = thread.revision
        row.edited_at = timezone.now()
        row.save(update_fields=["html", "version", "revision", "edited_at"])
        if not released:
            note_overrides(editor, row, [words, *looked], reason)
            note_call(editor, row, calls)
        audit("post_edited", actor=editor, subject=row, version=row.version)
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
    before, thread = thread, Thread.objects.select_for_update(of=("self",)).get(pk=thread.pk)
    if thread.forum_id != before.forum_id or thread.merged_into_id:
        raise Moved
    if not thread.is_open:
        raise Locked(thread.stage)
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
