"""The unread list: what a member has not read in all forums together."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import Http404
from django.urls import reverse

from directory.models import Member
from directory.vocabularies import priorities_by_id
from forums import threadlist, visible
from forums.models import Thread, Watch
from forums.models.unread import alive, unread, with_unread
from network.lib.arrays import by_keys
from network.lib.kept import Kept
from network.lib.pages import Page, page_number

SIZE = 30
# Of so many of the newest that nobody has answered one is shown.
LOOKED_AT = 40


@dataclass(frozen=True)
class Scope:
    """What is looked for among the threads with the newest posts and those that are watched.

    Args:
        with_new: also what was never opened, not only what the member watches or tracks.
        looked_at: among how many of each.
        most: how many are wanted.
    """

    with_new: bool
    looked_at: int
    most: int | None = None


# What the page counts, filters and turns over.
ALL = Scope(with_new=True, looked_at=150)


@Kept
def _found(kind, member_id, forums):
    threads, reader = Thread.objects.in_forums(forums), visible.Reader.of(member_id)
    found = unread(threads, reader, with_new=kind.with_new, looked_at=kind.looked_at)
    link = Thread.priorities.through.objects.filter(thread=OuterRef("pk"))
    found = found.annotate(priority_ids=ArraySubquery(link.values("priority_id")))
    columns = ("pk", "forum_id", "priority_ids")
    return found.by_activity().values_list(*columns, named=True)[: kind.most]


@Kept
def _more(kind, forums):
    """A row where there are more than are looked at."""
    threads = alive(Thread.objects.in_forums(forums))
    return threads.values_list("pk")[kind.looked_at : kind.looked_at + 1]


@Kept
def _shown(kind, member_id, threads):
    reader = visible.Reader.of(member_id)
    found = threadlist.decorated_for_all(Thread.objects.filter(pk__in=threads))
    return with_unread(found, reader)


@Kept
def _question(kind, member_id, forums):
    reader = visible.Reader.of(member_id)
    works_on = Member.priorities.through.objects.filter(member=member_id).values("priority")
    speaks = Member.languages.through.objects.filter(member=member_id).values("language")
    newest = Thread.objects.in_forums(forums).unanswered().by_activity().values("pk")[:LOOKED_AT]
    threads = Thread.objects.all()
    # One after the other: how loud a thread is for somebody costs most.
    mine = by_keys(threads, newest).not_by(reader).in_languages(speaks).about(works_on)
    loud = by_keys(threads, mine.values("pk")).with_loudness(reader)
    first = loud.exclude(loudness=Watch.Volume.MUTED).by_activity().values("pk")[:1]
    return threadlist.decorated(by_keys(threads, first), reader)


def question(member, forums: list[int]) -> threadlist.ThreadRow | None:
    """The newest question nobody has answered, in what the member works on and reads. One query."""
    found = _question(member_id=member.pk, forums=forums)
    return threadlist.row(found[0], member) if found else None


@dataclass(frozen=True)
class Facet:
    """One value of a filter: how many threads there are, and the address that has only those."""

    label: str
    count: int
    url: str
    is_chosen: bool


def rows(member, forums: list[int], most: int) -> list[threadlist.ThreadRow]:
    """The newest unread threads of what the member follows. Two queries."""
    scope = Scope(with_new=False, looked_at=100, most=most)
    found = _found(scope, member_id=member.pk, forums=forums)
    return _rows(member, [row.pk for row in found])


def _rows(member, pks) -> list[threadlist.ThreadRow]:
    threads = {thread.pk: thread for thread in _shown(member_id=member.pk, threads=pks)}
    return [threadlist.unread_row(threads[pk]) for pk in pks if pk in threads]


def context(request) -> dict:
    """What the page shows of the forums the member may read: rows, facets, pages."""
    forums = visible.forums(request)
    forum_ids = visible.forum_ids(request)
    found = _found(ALL, member_id=request.user.pk, forums=forum_ids)
    forum = _chosen(request.GET.get("forum"), forums)
    priority = _chosen(request.GET.get("priority"), priorities_by_id().values())
    chosen = {key: row.slug for key, row in (("forum", forum), ("priority", priority)) if row}
    more = _more(ALL, forums=forum_ids)
    of_forum = [row for row in found if forum is None or row.forum_id == forum.pk]
    of_priority = [row for row in found if priority is None or priority.pk in row.priority_ids]
    both = [row for row in of_forum if priority is None or priority.pk in row.priority_ids]
    number = page_number(request.GET.get("page"))
    page = Page(
        number, max(1, -(-len(both) // SIZE)), reverse("unread"), filters=tuple(chosen.items())
    )
    if number > page.count:
        raise Http404
    on_page = both[(number - 1) * SIZE : number * SIZE]
    in_forums = Counter(row.forum_id for row in of_priority)
    with_priorities = Counter(pk for row in of_forum for pk in row.priority_ids)
    return {
        "rows": _rows(request.user, [row.pk for row in on_page]),
        "page": page,
        "total": len(both),
        "looked_at": ALL.looked_at if more else None,
        "forum": forum,
        "narrowed": chosen,
        "forums": _facets("forum", forums, in_forums, chosen),
        "priorities": _facets("priority", priorities_by_id().values(), with_priorities, chosen),
    }


def _chosen(slug, rows):
    """The one of the rows with that slug; None when none is asked for."""
    if not slug:
        return None
    for row in rows:
        if row.slug == slug:
            return row
    raise Http404


def _facets(name, rows, counts, chosen) -> list[Facet]:
    """Each value that has unread threads. A second press on the chosen one takes it away."""
    facets, address = [], reverse("unread")
    for row in rows:
        is_chosen = chosen.get(name) == row.slug
        if counts[row.pk] or is_chosen:
            others = {key: slug for key, slug in chosen.items() if key != name}
            query = urlencode(others if is_chosen else others | {name: row.slug})
            url = f"{address}?{query}" if query else address
            facets.append(Facet(str(row), counts[row.pk], url, is_chosen))
    return facets
