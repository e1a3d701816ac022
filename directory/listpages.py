"""The lines of a list that was read, a page at a time: all of them, or those that are not used."""

from network.lib import pages

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
    filters = (("show", BAD),) if only_bad else ()
    page = pages.asked(request, total, size=A_PAGE, filters=filters)
    return {
        "shown": shown,
        "lines": page.of(lines.unused() if only_bad else lines),
        "only_bad": only_bad,
        "page": page,
        "bad": shown.total - shown.good,
        "is_finished": shown.sent_at and shown.done == shown.good,
    }
