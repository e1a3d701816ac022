"""Messages of an archive become posts: many in one transaction, and nobody is told.

Beside `threads.start` and `posts.reply`, which write one post each, record an activity and mark
what is read. This keeps what those promise of the rows: the scan (before, in forums/arriving.py),
numbers, revisions, counters, languages, seat terms. It records no activity, so there is no line
in an inbox, no push and no mail; and `Thread.imported_to` says that everybody has read it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from directory.models import Member
from forums import access
from forums.actions.files import Looked, keep
from forums.actions.senders import authors_of, gone_among
from forums.actions.threads import slug_of
from forums.models import Forum, ImportedMessage, ImportRun, Participant, Post, Thread
from forums.models.appending import END, ends_with
from network.lib.languages import spoken

Outcome = ImportedMessage.Outcome


@dataclass
class Arrived:
    """One message that was read and scanned, and what is to become of it.

    Args:
        row: the account of it, not saved yet.
        root: the same for all of one conversation.
        title: of the thread, should this be its first post.
        files: (what was looked at, its name in the store).
    """

    row: ImportedMessage
    root: bytes
    sender: str = field(default="", repr=False)
    title: str = field(default="", repr=False)
    html: str = field(default="", repr=False)
    language: str = "en"
    files: Sequence[tuple[Looked, str]] = ()
    author: Member | None = None
    thread: Thread | None = None

    @property
    def at(self) -> datetime:
        return self.row.said_at


def take(
    *,
    run: ImportRun,
    arrived: Sequence[Arrived],
    threads: Mapping[bytes, int],
    priorities: Sequence,
    named: Mapping[str, Member],
    hold=None,
) -> dict[bytes, int]:
    """Write a batch and the account of it; return the thread of each conversation in it.

    Args:
        threads: those that are there, by the root of their conversation.
        priorities: of new threads.
        named: who the operator says an address belongs to.
        hold: (arrived, forum) -> None sends one to the desk; called in the transaction.
    """
    with transaction.atomic():
        # Two imports of one archive follow one another.
        ImportRun.objects.select_for_update().get(pk=run.pk)
        known = ImportedMessage.objects.known(run.forum_id, [a.row.key for a in arrived])
        arrived = [each for each in arrived if bytes(each.row.key) not in known]
        _leave_out_the_gone(arrived)
        taken = [each for each in arrived if each.row.outcome == Outcome.TAKEN]
        said = [a for a in arrived if a.row.outcome in (Outcome.TAKEN, Outcome.HELD)]
        authors = authors_of({each.sender for each in said}, named)
        for each in said:
            each.author = authors[each.sender]
        found = write(run.forum, taken, threads, priorities)
        for each in arrived:
            each.row.run, each.row.forum_id = run, run.forum_id
            each.row.thread_id = found.get(each.root) or threads.get(each.root)
            if each.row.outcome == Outcome.HELD and hold:
                hold(each, run.forum)
        ImportedMessage.objects.bulk_create(each.row for each in arrived)
        if taken:
            Forum.objects.touch(run.forum_id, max(each.at for each in taken))
    return found


def _leave_out_the_gone(arrived: Iterable[Arrived]) -> None:
    """Nothing is taken of who has asked for erasure; the sweep removes their files."""
    gone = gone_among({each.sender for each in arrived if each.sender})
    for each in arrived:
        if each.sender in gone:
            each.row.outcome, each.html, each.title, each.files = Outcome.ERASED, "", "", ()
            each.row.findings, each.row.files_left = [], []


def title_without_words(at: datetime, language: str) -> str:
    """Of a thread whose first letter has no subject that may stand there."""
    with override(spoken(language)):
        return _("From the mailing list, %(day)s") % {"day": date_format(at, "j F Y")}


def write(
    forum: Forum, taken: Sequence[Arrived], threads: Mapping[bytes, int], priorities: Sequence
) -> dict[bytes, int]:
    """Write posts and all that is counted with them, in the caller's transaction.

    Returns:
        The thread of each conversation, by its root.
    """
    there = {each.root: threads[each.root] for each in taken if each.root in threads}
    # As a reply does: who takes part first, the threads' rows then.
    people = {(there[a.root], a.author.pk) for a in taken if a.root in there}
    Participant.objects.bulk_create(
        [Participant(thread_id=t, member_id=m, posts=0) for t, m in sorted(people)],
        ignore_conflicts=True,
    )
    locked = Thread.objects.select_for_update(of=("self",)).filter(pk__in=set(there.values()))
    by_pk = {thread.pk: thread for thread in locked.order_by("pk")}
    by_root = {root: by_pk[pk] for root, pk in there.items() if pk in by_pk}
    new = _new_threads(forum, [each for each in taken if each.root not in by_root])
    by_root |= new
    for each in taken:
        each.thread = by_root[each.root]
    posts = [_post(forum, each) for each in taken]
    _save_threads(new.values(), by_pk.values(), priorities)
    _save_posts(posts, taken)
    _count(taken, by_pk)
    return {root: thread.pk for root, thread in by_root.items()}


def _new_threads(forum, taken: Sequence[Arrived]) -> dict[bytes, Thread]:
    new: dict[bytes, Thread] = {}
    for each in taken:
        if each.root not in new:
            title = each.title or title_without_words(each.at, each.language)
            new[each.root] = Thread(
                forum=forum,
                title=title,
                slug=slug_of(title),
                author=each.author,
                language_id=each.language,
                started_at=each.at,
                last_post_at=each.at,
            )
    return new


def _save_threads(new: Iterable[Thread], old: Iterable[Thread], priorities: Sequence) -> None:
    Thread.objects.bulk_create(new)
    link = Thread.priorities.through
    link.objects.bulk_create(
        link(thread=thread, priority=priority) for thread in new for priority in priorities
    )
    counters = ["last_number", "post_count", "revision", "imported_to"]
    Thread.objects.bulk_update(old, [*counters, *END])


def _save_posts(posts: Sequence[Post], taken: Sequence[Arrived]) -> None:
    Post.objects.bulk_create(posts)
    for each, post in zip(taken, posts, strict=True):
        each.row.post = post
        if each.files:
            keep(post, [f for f, _name in each.files], [n for _f, n in each.files], at=each.at)


def _post(forum, each: Arrived) -> Post:
    """The next one of its thread, whose row is locked or new."""
    thread = each.thread
    terms = access.terms_in(each.author, forum, each.at)
    if thread.imported_to == thread.last_number:
        # Nobody has answered here meanwhile: what follows is no news either.
        thread.imported_to += 1
    thread.last_number += 1
    thread.post_count += 1
    thread.revision += 1
    post = Post(
        thread=thread,
        number=thread.last_number,
        revision=thread.revision,
        author=each.author,
        term=terms[0] if terms else None,
        html=each.html,
        language_id=each.language,
        posted_at=each.at,
    )
    if each.at >= thread.last_post_at:
        ends_with(thread, post)
    return post


def _count(taken: Iterable[Arrived], old: Mapping[int, Thread]) -> None:
    """Who wrote how often where."""
    wrote: dict[tuple[int, int], list[datetime]] = defaultdict(list)
    for each in taken:
        wrote[each.thread.pk, each.author.pk].append(each.at)
    Participant.objects.bulk_create(
        Participant(thread_id=thread, member_id=member, posts=len(ats), last_at=max(ats))
        for (thread, member), ats in wrote.items()
        if thread not in old
    )
    for (thread, member), ats in wrote.items():
        if thread in old:
            theirs = Participant.objects.filter(thread=thread, member=member)
            # One that was made a moment ago has no last time of its own.
            theirs.filter(posts=0).update(last_at=max(ats))
            last = Greatest("last_at", max(ats))
            theirs.update(posts=F("posts") + len(ats), last_at=last)
