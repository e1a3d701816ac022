"""Words that a moderator must see first: kept sealed at the desk (published: released.py)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction

from directory.models import Country, SeatTerm, Spokesperson
from forums import authors
from forums.actions import files as attached
from forums.actions.writers import lock_writer
from forums.models import Forum, Post, Thread
from moderation.actions.seals import country_for
from moderation.models import Matter
from network.lib.files.reading import ReadFile
from network.lib.files.scanned import findings, label_of
from network.lib.holding import hold
from network.lib.markup import clean
from network.lib.scan import scan
from network.lib.scan.result import BLOCK
from network.lib.written import Refused


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
ENGLISH = "forums.Thread.english"
FILE = "forums.PostFile.name"


def hold_reply(
    *,
    thread: Thread,
    author,
    written: str,
    written_as: str,
    submission: UUID | None = None,
    term: SeatTerm | None = None,
    spokesperson: Spokesperson | None = None,
    language: str = "",
    files: Sequence[ReadFile] = (),
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
        Refused: a file holds what nobody may publish; nothing of it is kept, sealed neither.
        FileRefused: as for `posts.reply`.
    """
    words = {TEXT: clean(written, written_as=written_as)}
    wish = {"language": language or thread.language_id, "term": term and term.pk}
    wish["spokesperson"] = spokesperson and spokesperson.pk
    as_whom = partial(authors.stands_as, author, thread)
    return _hold("reply", author, as_whom, thread, words, wish, submission, files, rules)


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
    kind: str = Thread.Kind.DISCUSSION,
    deadline: date | None = None,
    sensitivity: str = "",
    english: str = "",
    submission: UUID | None = None,
    term: SeatTerm | None = None,
    spokesperson: Spokesperson | None = None,
    without_name: bool = False,
    files: Sequence[ReadFile] = (),
    rules: Iterable[str] = (),
):
    """Send a thread to a moderator instead of the forum.

    Args:
        forum: visible to the author; the caller has asked `access.may_start`.
        rules: as for `hold_reply`.
        The rest as for `threads.start`.
    """
    text = clean(written, written_as=written_as)
    words = {TITLE: title.strip(), ENGLISH: english.strip(), TEXT: text, TAGS: ", ".join(tags)}
    wish = {
        "language": language,
        "term": term and term.pk,
        "level": level,
        "kind": kind,
        "deadline": deadline and deadline.isoformat(),
        "sensitivity": sensitivity,
        "priorities": [priority.pk for priority in priorities],
        "countries": [country.pk for country in countries],
        "spokesperson": spokesperson and spokesperson.pk,
        "without_name": without_name,
    }

    def as_whom():
        return authors.a_voice(author, forum, language) if without_name else author

    return _hold("thread", author, as_whom, forum, words, wish, submission, files, rules)


def hold_edit(
    *,
    post: Post,
    editor,
    written: str,
    written_as: str,
    files: Sequence[ReadFile] = (),
    without: Sequence[int] = (),
    rules: Iterable[str] = (),
):
    """Send new words of a post to a moderator; the old ones stay where they are."""
    words, wish = {TEXT: clean(written, written_as=written_as)}, {"without": list(without)}
    as_whom = partial(authors.stands_as, editor, post.thread)
    return _hold("edit", editor, as_whom, post, words, wish, None, files, rules)


def _hold(
    kind,
    author,
    as_whom,
    subject,
    words: Mapping[str, str],
    wish: Mapping,
    submission,
    files,
    rules,
):
    """
    Args:
        as_whom: () -> whom the desk sees as their author; asked in the transaction.
    """
    found = [scan(said) for said in words.values()]
    rules = {*rules, *_rules_in(files)}
    rules |= {finding.rule for result in found for finding in result.findings}
    with transaction.atomic():
        lock_writer(author)
        attached.count_day(author, files)
        made = Matter.objects.of(author).filter(submission=submission).first()
        if submission and made:
            return made
        return hold(
            author=_with_country(as_whom()),
            kind=kind,
            subject=subject,
            words=words,
            wish={**wish, "submission": submission},
            rules=sorted(rules),
            blocked=any(result.verdict == BLOCK for result in found),
            files={FILE: files},
        )


def _with_country(author):
    """Where a voice shows no country, the secretariat's responders read what it says."""
    if author.country_id is None:
        author.country = Country.objects.get(pk=country_for(author).pk)
    return author


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
