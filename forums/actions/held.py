"""Words that a moderator must see first: kept sealed at the desk, and published from there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from directory.models import Country, Priority, SeatTerm
from forums import access
from forums.actions import files as attached
from forums.actions import posts, threads
from forums.models import Forum, Post, Thread
from network.lib.files.reading import ReadFile
from network.lib.files.scanned import findings, label_of
from network.lib.holding import NoLongerPossible, hold
from network.lib.markup import clean
from network.lib.scan import scan
from network.lib.scan.result import BLOCK
from network.lib.written import Refused

TEXT, TITLE, TAGS = "forums.Post.html", "forums.Thread.title", "taggit.Tag.name"
FILE = "forums.PostFile.name"


def hold_reply(
    *,
    thread: Thread,
    author,
    written: str,
    written_as: str,
    submission: UUID | None = None,
    term: SeatTerm | None = None,
    files: Sequence[ReadFile] = (),
):
    """Send a reply to a moderator instead of the thread.

    Args:
        thread: visible to the author; the caller has asked `access.may_reply`.
        The rest as for `posts.reply`.

    Returns:
        The desk's item.

    Raises:
        Refused: a file holds what nobody may publish; nothing of it is kept, sealed neither.
        FileRefused: as for `posts.reply`.
    """
    words = {TEXT: clean(written, written_as=written_as)}
    wish = {"language": thread.language_id, "term": term and term.pk}
    return _hold("reply", author, thread, words, wish, submission, files)


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
    files: Sequence[ReadFile] = (),
):
    """Send a thread to a moderator instead of the forum.

    Args:
        forum: visible to the author; the caller has asked `access.may_start`.
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
    return _hold("thread", author, forum, words, wish, submission, files)


def hold_edit(
    *,
    post: Post,
    editor,
    written: str,
    written_as: str,
    files: Sequence[ReadFile] = (),
    without: Sequence[int] = (),
):
    """Send new words of a post to a moderator; the old ones stay where they are."""
    words, wish = {TEXT: clean(written, written_as=written_as)}, {"without": list(without)}
    return _hold("edit", editor, post, words, wish, None, files)


def _hold(kind, author, subject, words: Mapping[str, str], wish: Mapping, submission, files):
    found = [scan(said) for said in words.values()]
    rules = {finding.rule for result in found for finding in result.findings}
    rules |= _rules_in(files)
    with transaction.atomic():
        attached.count_day(author, files)
        return hold(
            author=author,
            kind=kind,
            subject=subject,
            words=words,
            wish={**wish, "submission": submission},
            rules=sorted(rules),
            blocked=any(result.verdict == BLOCK for result in found),
            files={FILE: files},
        )


def _rules_in(files: Sequence[ReadFile]) -> set[str]:
    """What was found in files and their names. What blocks in a file is not even held."""
    attached.refuse_too_many(files, 0)
    rules = set()
    for file in files:
        found = (*scan(file.name).findings, *findings(file))
        if any(finding.severity == BLOCK for finding in found):
            raise Refused(label_of(file), found)
        rules |= {finding.rule for finding in found}
    return rules


def publish_reply(
    author, thread_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let a held reply through; the arguments are those of `network.lib.holding.Kind.publish`."""
    thread = Thread.objects.visible_to(author).select_related("forum").filter(pk=thread_id).first()
    if thread is None or not access.may_reply(author, thread):
        raise NoLongerPossible
    if files and not access.may_attach(thread):
        raise NoLongerPossible
    with _still_seated():
        return posts.reply(
            thread=thread,
            author=author,
            written=words[TEXT],
            written_as=forms[TEXT],
            language=wish["language"],
            term=_term(wish),
            files=files,
            released=True,
        )


def publish_thread(
    author, forum_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let a held thread through; likewise."""
    forum = Forum.objects.visible_to(author).select_related("priority").filter(pk=forum_id).first()
    if forum is None or not access.may_start(author, forum):
        raise NoLongerPossible
    priorities = Priority.objects.in_bulk(wish["priorities"])
    if not priorities:
        raise NoLongerPossible
    tags = [" ".join(tag.split()).lower() for tag in words.get(TAGS, "").split(",")]
    with _still_seated():
        return threads.start(
            forum=forum,
            author=author,
            title=words[TITLE],
            written=words[TEXT],
            written_as=forms[TEXT],
            language=wish["language"],
            priorities=[priorities[pk] for pk in wish["priorities"] if pk in priorities],
            countries=Country.objects.filter(pk__in=wish["countries"]),
            tags=[tag for tag in tags if tag],
            level=wish["level"],
            sensitivity=wish["sensitivity"],
            term=_term(wish),
            files=files,
            released=True,
        )


def publish_edit(
    author, post_id: int, words: Mapping, forms: Mapping, wish: Mapping, files=()
) -> Post:
    """Let new words of a post through; likewise."""
    post = Post.objects.visible_to(author).filter(pk=post_id).first()
    if post is None or not access.may_edit(author, post):
        raise NoLongerPossible
    return posts.edit(
        post=post,
        editor=author,
        written=words[TEXT],
        written_as=forms[TEXT],
        files=files,
        without=wish.get("without", ()),
        released=True,
    )


def _term(wish) -> SeatTerm | None:
    if wish["term"] is None:
        return None
    term = SeatTerm.objects.filter(pk=wish["term"]).first()
    if term is None:
        raise NoLongerPossible
    return term


@contextmanager
def _still_seated() -> Iterator[None]:
    try:
        yield
    except posts.TermOver:
        raise NoLongerPossible from None
