"""A post and all that is counted with it: what every way to write one does in the end."""

from django.db import transaction

from directory.models import Member, SeatTerm, Spokesperson
from forums import access, live
from forums.actions import quoting
from forums.actions.quoting import Quoting
from forums.actions.reading import mark_read, watch_if_new
from forums.models import Participant, Post, Thread
from forums.models.kinds import Stage


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


def add_post(
    thread, author, quoted: Quoting, language, submission, at, *, voice: Member, **written_for
) -> Post:
    """Write the post and everything counted with it, in the caller's transaction.

    The thread's row is locked last and briefly: all replies of one thread meet there.

    Args:
        voice: whom others see; the author, unless they ask without a name.
        written_for: the seat term, and who it makes speak for an organisation.
    """
    quoting.lock_others(quoted, thread.pk)
    participant, _ = Participant.objects.get_or_create(thread=thread, member=voice)
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
    thread.last_author = voice
    post = Post.objects.create(
        thread=thread,
        number=thread.last_number,
        revision=thread.revision,
        author=voice,
        **written_for,
        html=quoted.html,
        language_id=language,
        submission=submission,
        posted_at=at,
    )
    thread.save(
        update_fields=["last_number", "post_count", "revision", "last_post_at", "last_author"]
    )
    quoting.keep(post, quoted)
    Participant.objects.counted(participant, at)
    # First of what follows the commit: others wait for it with an open page.
    transaction.on_commit(lambda: live.post_saved(post.pk), robust=True)
    mark_read(thread, author, thread.last_number)
    return post
