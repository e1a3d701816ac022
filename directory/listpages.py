"""The lines of a list that was read, a page at a time: all of them, or those that are not used."""

from django.http import Http404

from network.lib.pages import Page, page_number

A_PAGE = 200
BAD = "bad"


def of(request, shown, lines) -> dict:
    """What the template of a list needs.

    Args:
        shown: the list, `with_counts`.
        lines: its lines, with what each shows.

    Raises:
        Http404: there is no such page.
    """
    only_bad = request.GET.get("show") == BAD
    total = shown.total - shown.good if only_bad else shown.total
    page = Page(
        number=page_number(request.GET.get("page")),
        count=max(1, -(-total // A_PAGE)),
        url=request.path,
        filters=(("show", BAD),) if only_bad else (),
    )
    if page.number > page.count:
        raise Http404
    start = (page.number - 1) * A_PAGE
    return {
        "shown": shown,
        "lines": (lines.unused() if only_bad else lines)[start : start + A_PAGE],
        "only_bad": only_bad,
        "page": page,
        "bad": shown.total - shown.good,
        "is_finished": shown.sent_at and shown.done == shown.good,
    }
