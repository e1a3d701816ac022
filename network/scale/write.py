"""Writing a Shape by COPY: batched, resumable, with progress."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.db import connection, transaction

from directory.models import Country, Member, Priority, Sector
from forums.models import Forum, Participant, Post, ReadMarker, Thread, Watch
from network.lib.languages import sort_key
from network.scale.shape import OFFSET, SPAN, Shape, ThreadRow

BATCH = 500


def write(shape: Shape, say: Callable[[str], None]) -> None:
    """Write members, then threads by 500; a batch that is there is passed over, and what was begun
    on another day goes on up to that day.

    Raises:
        ValueError: another shape has been written into this database, or it has no forum.
    """
    shape = _as_begun(shape)
    everybodys = [Forum.Audience.PUBLIC, Forum.Audience.MEMBERS]
    forums = list(Forum.objects.filter(audience__in=everybodys).order_by("pk"))
    if not forums:
        raise ValueError("There is no forum to write into. Run `manage.py demo` first.")
    _members(shape)
    say(f"{shape.members:,} members")
    priorities = list(Priority.objects.in_use())
    rows = iter(shape.threads(len(forums), len(priorities)))
    written = 0
    while batch := list(islice(rows, BATCH)):
        if not Thread.objects.filter(pk=batch[-1].id).exists():
            _threads(batch, forums, priorities)
        written += sum(len(thread.posts) for thread in batch)
        say(f"{written:,} of {shape.posts:,} posts")
    _newest(forums)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _as_begun(shape):
    made = Member.objects.filter(pk__gte=OFFSET).count()
    if made not in (0, shape.members):
        raise ValueError(
            f"This database already holds a community of {made // 100} thousand posts. "
            "Use an empty one for another size."
        )
    return replace(shape, newest=newest()) if made else shape


def newest() -> datetime:
    """The moment up to which the community in this database goes."""
    return Member.objects.get(pk=OFFSET).joined_at + SPAN


def copy(model, fields: str, rows: Iterable[tuple]) -> None:
    """Write rows of some fields by COPY, which runs no default of Python."""
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(
        connection.ops.quote_name(model._meta.get_field(name).column) for name in fields.split()
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row(row)


@transaction.atomic
def _members(shape):
    if Member.objects.filter(pk__gte=OFFSET).exists():
        return
    countries = list(Country.objects.filter(region=True).values_list("pk", flat=True))
    sectors = list(Sector.objects.values_list("pk", flat=True))
    copy(
        Member,
        "id email handle name sort_key headline role country sector "
        "timezone language face_version admitted_at confirmed_at is_active joined_at password",
        (_member(n, countries, sectors, shape.newest) for n in range(shape.members)),
    )
    priorities = list(Priority.objects.in_use().values_list("pk", flat=True))
    copy(
        Member.priorities.through,
        "member priority",
        ((OFFSET + n, priorities[n % len(priorities)]) for n in range(shape.members)),
    )
    copy(
        Member.languages.through,
        "member language reads_well writes",
        ((OFFSET + n, "en", True, 2) for n in range(shape.members)),
    )


def _member(n, countries, sectors, newest):
    name, joined = f"Member {n}", newest - SPAN
    return (
        *(OFFSET + n, f"scale-{n}@scale.invalid", f"scale-{n}", name, sort_key(name), "Colleague"),
        *("member", countries[n % len(countries)], sectors[n % len(sectors)]),
        *("Europe/Helsinki", "en", 1, joined, newest, True, joined, "!"),
    )


@transaction.atomic
def _threads(batch: list[ThreadRow], forums, priorities):
    copy(
        Thread,
        "id forum title slug author language sensitivity started_at "
        "last_number post_count revision last_shown last_post_at last_author",
        (_thread(thread, forums) for thread in batch),
    )
    copy(
        Thread.priorities.through,
        "thread priority",
        ((thread.id, priorities[thread.priority].pk) for thread in batch),
    )
    copy(
        Post,
        "id thread number author html language version revision posted_at",
        (
            (p.id, thread.id, p.number, p.author, p.html, "en", 1, p.number, p.at)
            for thread in batch
            for p in thread.posts
        ),
    )
    _people(batch)


def _thread(thread, forums):
    posts = thread.posts
    return (
        *(thread.id, forums[thread.forum].pk, thread.title, f"scale-{thread.id - OFFSET}"),
        *(thread.author, "en", "", posts[0].at),
        *(len(posts), len(posts), len(posts), len(posts)),
        *(posts[-1].at, posts[-1].author),
    )


def _people(batch):
    """Who wrote watches, and has read up to the end in two threads of three."""
    people = [row for thread in batch for row in _wrote(thread)]
    copy(
        Participant,
        "thread member posts last_at",
        ((t.id, who, n, at) for t, who, n, at in people),
    )
    copy(Watch, "thread member volume", ((t.id, who, 3) for t, who, _, _ in people))
    copy(
        ReadMarker,
        "thread member number",
        (
            (t.id, who, len(t.posts) if (t.id + who) % 3 else len(t.posts) // 2)
            for t, who, _, _ in people
        ),
    )


def _wrote(thread):
    """(thread, member, how many posts, when last) of each who wrote in it."""
    last = {post.author: post.at for post in thread.posts}
    counts = Counter(post.author for post in thread.posts)
    return [(thread, who, count, last[who]) for who, count in counts.items()]


def _newest(forums):
    for forum in forums:
        newest = Thread.objects.in_forums([forum.pk]).by_activity().first()
        if newest:
            Forum.objects.touch(forum.pk, newest.last_post_at)
