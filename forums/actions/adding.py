"""A post and all that is counted with it: what every way to write one does in the end."""

from copy import copy

from django.db import transaction

from directory.models import Member, SeatTerm, Spokesperson
from forums import access, live
from forums.actions import quoting
from forums.actions.quoting import Quoting
from forums.actions.reading import tell_read, watch_if_new
from forums.models import Participant, Post, Thread
from forums.models.appending import append, next_key
from forums.models.kinds import Stage
from network.lib.activity import record


class TermOver(ValueError):
    """The member does not sit there (any more)."""


class SpeaksNoMore(ValueError):
    """The member does not speak for the organisation (any more)."""


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


def may_still_speak(author, spokesperson: Spokesperson | None) -> None:
    """Asked in the transaction that writes.

    Raises:
        SpeaksNoMore: the author is not named so (any more).
    """
    if spokesperson is None:
        return
    named = Spokesperson.objects.current().filter(pk=spokesperson.pk, member=author)
    if not named.exists():
        raise SpeaksNoMore


def new_post(
    thread,
    author,
    quoted: Quoting,
    language,
    submission,
    at,
    *,
    fact: str,
    voice: Member,
    **written_for,
) -> Post:
    """Make a post that stands nowhere yet, in the caller's transaction; `put_at_end` writes it.

    Between them comes what only needs its primary key, for all replies of one thread wait for each
    other from there on.

    Args:
        fact: the kind of Activity that it is.
        voice: whom others see; the author, unless they ask without a name.
        written_for: the seat term, and who it makes speak for an organisation.
    """
    quoting.lock_others(quoted, thread.pk)
    Participant.objects.get_or_create(thread=thread, member=voice)
    watch_if_new(thread, author)
    post = Post(
        pk=next_key(),
        # What the caller knows of it stays as it was.
        thread=copy(thread),
        author=voice,
        **written_for,
        html=quoted.html,
        language_id=language,
        submission=submission,
        posted_at=at,
    )
    # First of what follows the commit: others wait for it with an open page.
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    record(fact, actor=voice, subject=post, at=at)
    return post


def put_at_end(post: Post, author, quoted: Quoting) -> None:
    """Write the post and everything counted with it: the last of what the caller writes.

    Raises:
        Locked, Moved: the thread is not where, or as open as, the caller has seen it.
        QuotedChanged: what was checked is not so any more.
    """
    if not append(post, reader=author.pk):
        raise _why_not(post.thread)
    quoting.keep(post, quoted)
    tell_read(post.thread_id, author.pk, post.number)


def _why_not(before: Thread) -> Moved | Locked:
    thread = Thread.objects.get(pk=before.pk)
    if thread.forum_id != before.forum_id or thread.merged_into_id:
        return Moved()
    return Locked(thread.stage)
