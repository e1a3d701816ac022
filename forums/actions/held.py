"""Words that a moderator must see first: kept sealed at the desk (published: released.py)."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import transaction

from directory.models import SeatTerm
from forums.actions.writers import lock_writer
from forums.models import Forum, Post, Thread
from network.lib.holding import hold
from network.lib.markup import clean
from network.lib.scan import scan
from network.lib.scan.result import BLOCK


class Held(Exception):
    """A posting policy lets a moderator read it first. Nothing is published; the desk has it.

    Attributes:
        matter: the desk's item.
        rules: names of the policies.
    """

    def __init__(self, matter, rules: Sequence[str]):
        super().__init__(", ".join(rules))
        self.matter, self.rules = matter, tuple(rules)


TEXT, TITLE, TAGS = "forums.Post.html", "forums.Thread.title", "taggit.Tag.name"


def hold_reply(
    *,
    thread: Thread,
    author,
    written: str,
    written_as: str,
    submission: UUID | None = None,
    term: SeatTerm | None = None,
    language: str = "",
    rules: Iterable[str] = (),
):
    """Send a reply to a moderator instead of the thread.

    Args:
        thread: visible to the author; the caller has asked `access.may_reply`.
        rules: of the posting policies, by which it is held; none when the writer asks for it.
        The rest as for `posts.reply`.

    Returns:
        The desk's item.

    Raises:
        NotNow: the author may not write now.
    """
    words = {TEXT: clean(written, written_as=written_as)}
    wish = {"language": language or thread.language_id, "term": term and term.pk}
    return _hold("reply", author, thread, words, wish, submission, rules)


def hold_thread(
    *,
    forum: Forum,
    author,
    title: str,
    written: str,
    written_as: str,
    language: str,
    priorities: Sequence,
    countries: Sequence = (),
    tags: Sequence[str] = (),
    level: str | None = None,
    sensitivity: str = "",
    submission: UUID | None = None,
    term: SeatTerm | None = None,
    rules: Iterable[str] = (),
):
    """Send a thread to a moderator instead of the forum.

    Args:
        forum: visible to the author; the caller has asked `access.may_start`.
        rules: as for `hold_reply`.
        The rest as for `threads.start`.
    """
    text = clean(written, written_as=written_as)
    words = {TITLE: title.strip(), TEXT: text, TAGS: ", ".join(tags)}
    wish = {
        "language": language,
        "term": term and term.pk,
        "level": level,
        "sensitivity": sensitivity,
        "priorities": [priority.pk for priority in priorities],
        "countries": [country.pk for country in countries],
    }
    return _hold("thread", author, forum, words, wish, submission, rules)


def hold_edit(*, post: Post, editor, written: str, written_as: str, rules: Iterable[str] = ()):
    """Send new words of a post to a moderator; the old ones stay where they are."""
    words = {TEXT: clean(written, written_as=written_as)}
    return _hold("edit", editor, post, words, {}, None, rules)


def _hold(kind, author, subject, words: Mapping[str, str], wish: Mapping, submission, rules):
    found = [scan(said) for said in words.values()]
    with transaction.atomic():
        lock_writer(author)
        return hold(
            author=author,
            kind=kind,
            subject=subject,
            words=words,
            wish={**wish, "submission": submission},
            rules=sorted({*rules, *(f.rule for result in found for f in result.findings)}),
            blocked=any(result.verdict == BLOCK for result in found),
        )
