"""Starting a thread."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.text import slugify

from directory.models import Member, Spokesperson
from forums import authors, policies
from forums.actions import files as attached
from forums.actions import mentioning, quoting
from forums.actions.adding import may_still_speak, new_post, put_at_end, term_for
from forums.actions.answered import note_call, note_overrides
from forums.actions.held import Held, hold_thread
from forums.actions.once import already_made, once
from forums.actions.sensitivity import own_of
from forums.actions.writers import MustBeHeld, lock_writer
from forums.kinds import FORMS
from forums.models import Forum, Post, Thread
from network.lib.files.reading import ReadFile
from network.lib.languages import fold
from network.lib.written import calls_for_help, through_scan

ACTS = {
    *("reply", "read", "sensitivity", "since", "watch", "redact", "restore", "record", "stage"),
    *("pin", "lock", "unlock", "labels", "move", "split", "join", "summary", "paper", "related"),
}


def start(
    *,
    forum: Forum,
    author,
    title: str,
    written: str,
    written_as: str = "text",
    language: str,
    priorities: Sequence,
    countries: Sequence = (),
    tags: Sequence[str] = (),
    level: str | None = None,
    kind: str = Thread.Kind.DISCUSSION,
    deadline: date | None = None,
    sensitivity: str = "",
    english: str = "",
    submission: UUID | None = None,
    override_reason: str = "",
    help_read: bool = False,
    looked_again: bool = False,
    released: bool = False,
    term=None,
    spokesperson: Spokesperson | None = None,
    without_name: bool = False,
    voice: Member | None = None,
    files: Sequence[ReadFile] = (),
    at=None,
) -> Post:
    """Start a thread and return its opening post.

    Args:
        forum: visible to the author; the caller has asked `access.may_start`.
        priorities: one to three of the mandate in use; the forum's own is put first.
        countries, tags, level: what it is about.
        kind: what it is for; the caller has asked `access.kinds_open_to`.
        deadline: the last day to answer, for the kinds that have one.
        sensitivity: where less of it may leave than the forum lets out.
        english: in a sentence or two, for who does not read its language.
        without_name: others see a question by somebody like the author, and not who it is. It
            holds for all the author says in the thread; neither term nor spokesperson do then.
        voice: made for the author while the words were with a moderator.
        The rest as for `reply`.

    Raises:
        CallsForHelp: as for `reply`.
        Refused: the privacy scan found something in the title, the text, a tag or a file.
        FileRefused: as for `reply`.
        ValueError: not one to three priorities; more may leave than the forum lets out; a
            deadline is missing, or has no place; or nobody asks without a name there.
        TermOver, SpeaksNoMore: as for `reply`.
        NotNow: the author may not write now.
        LookAgain, Held, NotLetOut, QuotedChanged: as for `reply`.
    """
    priorities = with_forums_own(forum, priorities)
    if not 1 <= len(priorities) <= 3:
        raise ValueError("a thread has one to three priorities")
    own, kind = own_of(forum, sensitivity), Thread.Kind(kind)
    if FORMS[kind].has_deadline != (deadline is not None):
        raise ValueError("some kinds of threads have a deadline, and the others none")
    if without_name and not forum.lets_ask_without_name(kind):
        raise ValueError("only questions are asked without a name, and not among seats")
    calls = calls_for_help(title, written, help_read=help_read or released)
    answered = {"overridden": bool(override_reason), "released": released}
    heading = through_scan("forums.Thread.title", title, **answered)
    words = through_scan("forums.Post.html", written, written_as=written_as, **answered)
    briefly = through_scan("forums.Thread.english", english, **answered)
    labels = [through_scan("taggit.Tag.name", tag, released=released).text for tag in tags]
    looked = attached.look(files, **answered)
    reason = through_scan("moderation.AuditEntry.reason", override_reason).text
    text, named = mentioning.look(words.text, forum)
    quoted = quoting.look(text, author=author, place=forum)
    at = at or timezone.now()

    def write():
        writer, as_whom = lock_writer(author), author
        if without_name:
            # Each press makes a voice of its own, so the table does not tell them apart.
            if made := already_made(author, submission):
                return made
            as_whom = voice or authors.a_voice(writer, forum, language)
        if not released:
            said = policies.Words(
                words.text, (heading.text, briefly.text, *labels, *attached.said(looked))
            )
            again = {"looked_again": looked_again}
            policies.ask(writer, forum, said, starts=kind, at=at, **again)
            attached.count_day(author, looked)
        thread = Thread.objects.create(
            forum=forum,
            title=heading.text,
            english=briefly.text,
            slug=slug_of(heading.text),
            author=as_whom,
            without_name=without_name,
            language_id=language,
            level_id=level,
            kind=kind,
            deadline=deadline,
            sensitivity=own,
            started_at=at,
            last_post_at=at,
        )
        set_priorities(thread, priorities)
        thread.countries.set(countries)
        thread.tags.set(labels)
        said_for = {}
        if not without_name:
            may_still_speak(author, spokesperson)
            said_for = {"term": term_for(forum, author, term, at), "spokesperson": spokesperson}
        with attached.on_disk(looked) as stored:
            sent = (quoted, language, submission, at)
            said_for |= {"fact": "thread_started", "voice": as_whom}
            post = new_post(thread, author, *sent, **said_for)
            attached.keep(post, looked, stored)
            if not released:
                note_overrides(as_whom, post, [heading, briefly, words, *looked], reason)
                note_call(as_whom, post, calls)
            mentioning.keep(post, named, by=as_whom, at=at)
            put_at_end(post, author, quoted)
        return post

    try:
        return once(author, submission, write)
    except MustBeHeld as must:
        matter = hold_thread(
            forum=forum,
            author=author,
            title=heading.text,
            english=briefly.text,
            written=words.text,
            written_as="html",
            language=language,
            priorities=priorities,
            countries=countries,
            tags=labels,
            level=level,
            kind=kind,
            deadline=deadline,
            sensitivity=own,
            submission=submission,
            term=term,
            spokesperson=spokesperson,
            without_name=without_name,
            files=files,
            rules=must.rules,
        )
        raise Held(matter, must.rules) from None


def slug_of(title: str) -> str:
    """Return the readable end of a thread's address.

    Folded first: slugify alone drops ø and ł. Cyrillic leaves nothing, and some words are
    addresses of acts (`/threads/42/reply/`): both become "thread".
    """
    slug = slugify(fold(title))[:80].strip("-")
    return slug if slug not in {"", *ACTS} else "thread"


def with_forums_own(forum, priorities) -> list:
    """A forum's priority counts as its threads' first."""
    if not forum.priority:
        return list(priorities)
    return [forum.priority, *(p for p in priorities if p != forum.priority)]


def set_priorities(thread, priorities):
    """In their order, which `set` would lose."""
    link = Thread.priorities.through
    link.objects.bulk_create(link(thread=thread, priority=priority) for priority in priorities)
