"""Posts on their way from one thread to another, with all that is counted with them.

The rows of the posts stay, so whatever points at a post goes with it: files, bookmarks, thanks,
seals, matters, notices. Numbers are never given twice: each that it had leads on.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count, Max

from directory.models import Member
from forums import live
from forums.actions.curation import Changed
from forums.actions.stages import take_back_answer
from forums.actions.told import tell
from forums.models import (
    Forum,
    ImportedMessage,
    MovedPost,
    Participant,
    Post,
    ReadMarker,
    Thread,
    Watch,
)
from forums.models.appending import END, ends_with
from moderation.actions.matters import stand_in
from network.lib.activity import record
from network.lib.audit import audit

# At once. More wait for one another too long.
MOST = 1_000


class TooMany(ValueError):
    """More posts than are carried at once."""


def ready(posts: Iterable[Post], forum: Forum, into: Thread | None = None) -> list[int]:
    """Lock what others lock before a thread's row, in their order, and return whose posts they are.

    The desk locks its matter first; who writes is locked next, and takes part then.

    Args:
        into: the thread they come to; none where it is new.

    Raises:
        TooMany: see there.
    """
    posts = list(posts)
    if len(posts) > MOST:
        raise TooMany
    authors = sorted({post.author_id for post in posts})
    stand_in(forum.pk, subject_type="forums.post", subjects=[post.pk for post in posts])
    writers = Member.objects.select_for_update(no_key=True).filter(pk__in=authors).order_by("pk")
    list(writers.values_list("pk"))
    if into:
        Participant.objects.bulk_create(
            [Participant(thread=into, member_id=pk) for pk in authors], ignore_conflicts=True
        )
    return authors


def locked(*seen: Thread) -> tuple[Thread, ...]:
    """Both threads, locked in the order of their ids: two acts at once do not wait in a ring.

    Args:
        seen: as the moderator saw them.

    Raises:
        Changed: one stands elsewhere, or its head is another, meanwhile.
    """
    rows = Thread.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in seen])
    found = {row.pk: row for row in rows.order_by("pk")}
    for one in seen:
        row = found.get(one.pk)
        if row is None or row.merged_into_id or _place(row) != _place(one):
            raise Changed
    return tuple(found[one.pk] for one in seen)


def _place(thread: Thread) -> tuple[int, int]:
    return thread.forum_id, thread.heading


def still(source: Thread, posts: Sequence[Post]) -> list[Post]:
    """The posts as they are now, locked, in order.

    Raises:
        Changed: one is not in the thread any more, or is another member's.
    """
    rows = Post.objects.select_for_update(of=("self",)).filter(thread=source)
    rows = list(rows.filter(pk__in=[post.pk for post in posts]).order_by("number"))
    seen = {(post.pk, post.author_id) for post in posts}
    if {(row.pk, row.author_id) for row in rows} != seen:
        raise Changed
    return rows


def carry(posts: Sequence[Post], source: Thread, target: Thread, *, by, everybody: bool) -> None:
    """Take them there, in the caller's transaction, both rows locked.

    Args:
        posts: from `still`.
        everybody: whether all who watch the source watch the target, or only who wrote them.
    """
    authors, numbers = sorted({post.author_id for post in posts}), [post.number for post in posts]
    pks, before = [post.pk for post in posts], target.last_number
    if source.answer_id in pks:
        take_back_answer(thread=source, by=by)
        source.answer = None
    MovedPost.objects.bulk_create(
        MovedPost(thread=source, number=post.number, post=post) for post in posts
    )
    Post.objects.all().carry(pks, target)
    ImportedMessage.objects.filter(post__in=pks).update(thread=target)
    ReadMarker.objects.carry(source.pk, target.pk, numbers, before)
    Watch.objects.all().carry(source.pk, target.pk, None if everybody else authors)
    # Nobody's doing: who did it is told beside.
    record("posts_left", actor=None, subject=source)
    target.last_number += len(posts)
    target.revision += len(posts)
    for thread in (source, target):
        _count_again(thread, authors)
    last = pks[-1]
    # The others are asked for by whoever sees that revisions are missing in between.
    transaction.on_commit(lambda: live.post_saved(last), robust=True)


def _count_again(thread: Thread, authors: Sequence[int]) -> None:
    """From its posts: how many, whose is the newest, and who wrote how often."""
    there = Post.objects.filter(thread=thread, withdrawn_at=None)
    newest = there.order_by("-posted_at", "-number").first()
    thread.post_count = there.count()
    if newest:
        ends_with(thread, newest)
    thread.save(update_fields=["last_number", "revision", "post_count", *END])
    wrote = there.filter(author__in=authors).order_by().values("author")
    found = {row["author"]: row for row in wrote.annotate(n=Count("pk"), last=Max("posted_at"))}
    people = Participant.objects.filter(thread=thread, member__in=authors)
    people.exclude(member__in=found).delete()
    Participant.objects.bulk_create(
        [
            Participant(thread=thread, member_id=pk, posts=row["n"], last_at=row["last"])
            for pk, row in sorted(found.items())
        ],
        update_conflicts=True,
        unique_fields=["thread", "member"],
        update_fields=["posts", "last_at"],
    )


def note(action: str, kind: str, posts: Sequence[Post], *, about: Thread, by, reason, **facts):
    """What is kept on record, and told: to whose thread it is, and to each who wrote the posts.

    Args:
        action: of the audit; its subject and the activity's is the thread `about`.
    """
    audit(action, actor=by, subject=about, reason=reason.words, **facts)
    record(kind, actor=by, subject=about)
    firsts = {post.author_id: post for post in reversed(posts) if post.author_id != about.author_id}
    for author_id in sorted(firsts):
        record("post_moved", actor=by, subject=firsts[author_id])
    tell(about)
