"""The unread list: what a member has not read in all forums together, in two queries."""

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
from forums.models.unread import unread, with_unread
from network.lib.kept import Kept
from network.lib.pages import Page, page_number

# So many of the newest are looked at: what is counted, filtered and paged is among them.
MOST = 1000
SIZE = 30
# Of so many of the newest that nobody has answered one is shown.
LOOKED_AT = 300
# Everything unread; or only what the member watches or tracks.
ALL, FOLLOWED = "all", "followed"


@Kept
def _found(kind, member_id, forums):
    scope, most = kind
    threads = Thread.objects.in_forums(forums)
    found = unread(threads, visible.Reader.of(member_id), with_new=scope == ALL).by_activity()
    link = Thread.priorities.through.objects.filter(thread=OuterRef("pk")).order_by("pk")
    found = found.annotate(priority_ids=ArraySubquery(link.values("priority_id")))
    return found.values_list("pk", "forum_id", "priority_ids")[:most]


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
    threads = Thread.objects.filter(pk__in=newest).not_by(reader)
    threads = threads.in_languages(speaks).about(works_on)
    threads = threads.with_loudness(reader).exclude(loudness=Watch.Volume.MUTED)
    return threadlist.decorated(threads.by_activity(), reader)[:1]


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
    found = _found((FOLLOWED, most), member_id=member.pk, forums=forums)
    return _rows(member, [pk for pk, _forum, _priorities in found])


def _rows(member, pks) -> list[threadlist.ThreadRow]:
    threads = {thread.pk: thread for thread in _shown(member_id=member.pk, threads=pks)}
    return [threadlist.unread_row(threads[pk]) for pk in pks if pk in threads]


def context(request) -> dict:
    """What the page shows of the forums the member may read: rows, facets, pages."""
    forums = visible.forums(request)
    found = _found(
        (ALL, MOST + 1), member_id=request.user.pk, forums=[forum.pk for forum in forums]
    )
    more, found = len(found) > MOST, found[:MOST]
    forum = _chosen(request.GET.get("forum"), forums)
    priority = _chosen(request.GET.get("priority"), priorities_by_id().values())
    chosen = {key: row.slug for key, row in (("forum", forum), ("priority", priority)) if row}
    of_forum = [row for row in found if forum is None or row[1] == forum.pk]
    of_priority = [row for row in found if priority is None or priority.pk in row[2]]
    both = [row for row in of_forum if priority is None or priority.pk in row[2]]
    number = page_number(request.GET.get("page"))
    page = Page(
        number, max(1, -(-len(both) // SIZE)), reverse("unread"), filters=tuple(chosen.items())
    )
    if number > page.count:
        raise Http404
    on_page = both[(number - 1) * SIZE : number * SIZE]
    in_forums = Counter(row[1] for row in of_priority)
    with_priorities = Counter(pk for row in of_forum for pk in row[2])
    return {
        "rows": _rows(request.user, [pk for pk, _forum, _priorities in on_page]),
        "page": page,
        "total": len(both),
        "more": more,
        "most": MOST,
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
    facets = []
    for row in rows:
        is_chosen = chosen.get(name) == row.slug
        if counts[row.pk] or is_chosen:
            others = {key: slug for key, slug in chosen.items() if key != name}
            query = urlencode(others if is_chosen else others | {name: row.slug})
            url = reverse("unread") + (f"?{query}" if query else "")
            facets.append(Facet(str(row), counts[row.pk], url, is_chosen))
    return facets
