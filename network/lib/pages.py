"""Page numbers from a query string, and the links between pages."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404

A_PAGE = 50


def whole_number(value: str | None, default: int) -> int:
    """Return a number of the query string, `default` when there is none.

    Raises:
        Http404: it is not a whole number from 0 to 999,999,999.
    """
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or len(value) > 9:
        raise Http404
    return int(value)


def page_number(value: str | None) -> int:
    """Return the page asked for, 1 when none is.

    Raises:
        Http404: it is no page number.
    """
    if (number := whole_number(value, 1)) < 1:
        raise Http404
    return number


@dataclass(frozen=True)
class Page:
    """Where the reader is in a list.

    Args:
        number: this page, from 1.
        count: of pages, at least 1.
        url: of the list without `page`.
        filters: kept in every link.
        size: rows a page.
    """

    number: int
    count: int
    url: str
    filters: tuple[tuple[str, str], ...] = ()
    size: int = A_PAGE

    def of(self, rows):
        """Those of the list's rows that stand on it."""
        start = (self.number - 1) * self.size
        return rows[start : start + self.size]

    def link(self, number: int) -> str:
        query = [*self.filters, *([("page", str(number))] if number > 1 else [])]
        return f"{self.url}?{urlencode(query)}" if query else self.url

    @property
    def previous_url(self):
        return self.link(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self):
        return self.link(self.number + 1) if self.number < self.count else ""

    @property
    def numbers(self) -> list[tuple[int, str]]:
        """The first, the last and those around this one; 0 marks a gap."""
        near = {1, self.count, *range(self.number - 2, self.number + 3)}
        shown = sorted(n for n in near if 1 <= n <= self.count)
        links = []
        for n in shown:
            if links and n - links[-1][0] > 1:
                links.append((0, ""))
            links.append((n, self.link(n)))
        return links


def asked(
    request,
    total: int,
    *,
    size: int = A_PAGE,
    url: str = "",
    filters: tuple[tuple[str, str], ...] = (),
    most: int | None = None,
) -> Page:
    """The page of a list that the address asks for.

    Args:
        total: how many rows the list has, `size` of them a page.
        url, filters: as in Page; the request's own path where none is given.
        most: pages after it are not shown.

    Raises:
        Http404: the list has no such page.
    """
    count = max(1, -(-total // size))
    page = Page(
        number=page_number(request.GET.get("page")),
        count=count if most is None else min(count, most),
        url=url or request.path,
        filters=filters,
        size=size,
    )
    if page.number > page.count:
        raise Http404
    return page


def listed(request, form, found: QuerySet, **shown: QuerySet) -> dict:
    """One page of a list that a form narrows, as its template wants it.

    Args:
        form: its fields that are filled in stay in the links.
        found: what is counted.
        shown: the same, as it is shown, under the name it has in the template.

    Raises:
        Http404: the list has no such page.
    """
    total = found.count()
    filters = tuple((k, v) for k, v in request.GET.items() if v and k in form.fields)
    page = asked(request, total, filters=filters)
    rows = {name: page.of(those) for name, those in shown.items()}
    return {"form": form, "total": total, "page": page, **rows}
