"""Moderation in figures, for everybody."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from moderation import transparency as figures
from network.lib.tablefile import table_file

HOUR = 3600


@require_GET
def transparency(request):
    """Which years there are, and how the numbers are made."""
    return _kept(
        request, render(request, "moderation/transparency.html", {"years": figures.years()})
    )


@require_GET
def transparency_year(request, year):
    """One year."""
    context = {"year": _found(year)}
    return _kept(request, render(request, "moderation/transparency_year.html", context))


@require_GET
def transparency_csv(request, year):
    """The same numbers, for a table of one's own."""
    found = _found(year)
    lines = [[_("Table"), _("What"), _("Number")]]
    for table in found.tables:
        lines += [[table.title, row.label, row.cells[0]] for row in table.rows]
    more = [(_("Median of hours until a matter was closed"), found.median)]
    more.append((_("Held words let through as they were, of 100"), found.false))
    for label, number in more:
        lines.append([_("More"), label, _("not given") if number is None else number])
    return _kept(request, table_file(f"havn-transparency-{year}", lines))


def _found(number: int) -> figures.Year:
    last = figures.years().get(number)
    if last is None:
        raise Http404
    return figures.year(number, last)


def _kept(request, response):
    """Visitors' pages are kept for an hour; a member's has their menu on it."""
    if not request.user.is_authenticated:
        patch_cache_control(response, public=True, max_age=HOUR)
    return response
