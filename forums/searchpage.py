"""What the search page shows, gathered in a constant number of queries."""

from dataclasses import dataclass, field

from django.db import OperationalError, transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from psycopg.errors import QueryCanceled

from directory.models.visibility import FACE_TO
from forums import access, facets, hitrow, quotes, visible
from forums.facets import Chosen, address, said
from forums.hitrow import HitRow
from forums.models import Post, hits, sensitivity
from network.lib.kept import Kept
from network.lib.markup import plain
from network.lib.pages import Page, page_number
from network.lib.ports import search_sources
from network.lib.search import marking, tsquery
from network.lib.search.choices import Choice, Facet
from network.lib.search.sources import NEWEST, Found, Source
from network.lib.search.wanted import LONGEST, Wanted, read

A_PAGE = 20
# Of people and organisations, beside threads and posts.
A_FEW = 3
# Milliseconds that one statement may take.
PATIENCE = 3000
# Letters of a post that are looked through for an excerpt.
LOOKED_THROUGH = 20_000
NEWEST_FIRST = "newest"
# Of many columns those that a hit shows.
OF_A_HIT = [
    *("number", "html", "language", "posted_at"),
    *(f"thread__{name}" for name in ("title", "slug", "language", "forum", "sensitivity")),
    *(f"author__{name}" for name in ("name", "email", "left_at", "country", *FACE_TO)),
]
LABELS = {hits.THREADS: _("Threads"), hits.POSTS: _("Posts")}


@dataclass(frozen=True)
class Section:
    """What one source has found."""

    source: Source
    found: Found
    url: str

    @property
    def said(self):
        return said(self.found.total)


@dataclass
class SearchPage:
    """All of the page. `took_too_long`, `wanted` and `rows` say which state it is in."""

    typed: str
    wanted: Wanted
    query: dict
    chosen: Chosen
    kind: str = ""
    by_date: bool = False
    tabs: list[Choice] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    rows: list[HitRow] = field(default_factory=list)
    page: Page | None = None
    took_too_long: bool = False

    @property
    def taken_back(self):
        return self.chosen.without(self.query)

    @property
    def facets_html(self):
        return facets.drawn(self.facets)

    @property
    def is_empty(self):
        """Whether nothing of what was asked for is there."""
        return not self.rows and not any(section.found.rows for section in self.sections)

    @property
    def everything_url(self):
        return address(self.query, {"kind": ""})

    @property
    def best_url(self):
        return address(self.query, {"order": ""})

    @property
    def newest_url(self):
        return address(self.query, {"order": NEWEST_FIRST})


def look(request) -> SearchPage:
    """Search for what the address says.

    Raises:
        Http404: it names what this reader does not know, or a page that is not there.
    """
    # What is no character of a text cannot come back in a page either.
    typed = request.GET.get("q", "").replace("\0", " ").strip()
    wanted, chosen = read(typed), Chosen(request)
    kind, order = request.GET.get("kind", ""), request.GET.get("order", "")
    kinds = [*LABELS, *(source.kind for source in search_sources)]
    if kind not in ("", *kinds) or order not in ("", NEWEST_FIRST):
        raise Http404
    query = {"q": typed[:LONGEST], "kind": kind, "order": order} | chosen.asked
    page = SearchPage(typed[:LONGEST], wanted, query, chosen, kind, bool(order))
    number = page_number(request.GET.get("page"))
    if (number - 1) * A_PAGE >= NEWEST:
        raise Http404
    if wanted.groups:
        _search(request, page, number)
    return page


def _search(request, page, number):
    try:
        with transaction.atomic(savepoint=False):
            total = _find(request, page, (number - 1) * A_PAGE)
    except OperationalError as failure:
        if not isinstance(failure.__cause__, QueryCanceled):
            raise
        page.took_too_long = True
        return
    count = max(1, -(-min(total, NEWEST) // A_PAGE))
    if number > count:
        raise Http404
    kept = tuple((name, value) for name, value in page.query.items() if value)
    page.page = Page(number, count, reverse("search"), kept)


def _find(request, page, first) -> int:
    """Fill the page in; return how many hits its kind has."""
    queries = tsquery.queries(page.wanted, PATIENCE)
    sought = page.chosen.sought(page.wanted)
    found = hits.find(
        queries,
        sought,
        visible.forum_ids(request),
        kind=page.kind or None,
        by_date=page.by_date,
        first=first,
        size=A_PAGE,
    )
    page.sections = [
        _section(source, request.user, sought, page, first) for source in search_sources
    ]
    page.rows = _rows(request, page, queries, found.page)
    page.facets = page.chosen.facets(found.counts, page.query)
    page.tabs = _tabs(page, found.counts["kind"])
    return _total(page, found)


def _section(source, viewer, sought, page, first) -> Section:
    """A few on the page of everything, a page of its own, and else only how many."""
    if page.kind == source.kind:
        found = source.find(viewer, sought, first, A_PAGE)
    else:
        found = source.find(viewer, sought, 0, 0 if page.kind else A_FEW)
    return Section(source, found, address(page.query, {"kind": source.kind, "order": ""}))


def _total(page, found) -> int:
    own = [section for section in page.sections if section.source.kind == page.kind]
    return own[0].found.total if own else found.total


def _tabs(page, counts) -> list[Choice]:
    numbers = [(kind, label, counts[kind]) for kind, label in LABELS.items()]
    numbers += [(s.source.kind, s.source.label, s.found.total) for s in page.sections]
    tabs = [
        Choice(kind, label, said(number), address(page.query, {"kind": kind}), kind == page.kind)
        for kind, label, number in numbers
    ]
    everything = Choice(
        "all", _("Everything"), "", address(page.query, {"kind": ""}), not page.kind
    )
    return [everything, *tabs]


def _rows(request, page, queries, found) -> list[HitRow]:
    """Two queries: the posts, and which of their words were found."""
    if not found:
        return []
    names = access.may_see_names(request.user)
    posts = {post.pk: post for post in _posts(names, posts=[hit.post for hit in found])}
    forums = {forum.pk: forum for forum in visible.forums(request)}
    shown = [(hit, posts[hit.post]) for hit in found if hit.post in posts]
    words = {}
    for _hit, post in shown:
        post.thread.forum = forums[post.thread.forum_id]
        words[post.pk] = _words(post)
    texts = [(post.thread.title, post.thread.language_id) for _hit, post in shown]
    texts += [(words[post.pk], post.language_id) for _hit, post in shown]
    marker = marking.marker(page.wanted, queries, texts)
    return [
        hitrow.shown(hit.kind, post, words[post.pk], marker, names=names) for hit, post in shown
    ]


@Kept
def _posts(names, posts):
    about, said = ("author__organisation", "name") if names else ("author__sector", "label")
    found = Post.objects.select_related("thread", about).filter(pk__in=posts)
    return found.only(*OF_A_HIT, f"{about}__{said}")


def _words(post) -> str:
    """What an excerpt may be taken from; nothing where the words stay in their thread."""
    may = sensitivity.may_leave(post.thread, sensitivity.Way.SEARCH_EXCERPT)
    return plain(quotes.own(post.html))[:LOOKED_THROUGH] if may else ""
