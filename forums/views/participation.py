"""Who takes part, by country and sector."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from directory.access import for_secretariat
from directory.own_time import in_own_time
from forums.participation import lines, sides, tables
from moderation.forms.overview import PeriodForm
from network.lib.tablefile import table_file


@for_secretariat
@require_GET
@never_cache
@in_own_time
def participation(request):
    """All numbers: whoever is asked here may look at every member anyway."""
    form = PeriodForm.of(request.GET)
    context = {"form": form, "tables": tables(sides(form.period))}
    status = 422 if form.errors else 200
    return render(request, "secretariat/participation.html", context, status=status)


@for_secretariat
@require_safe
@never_cache
@in_own_time
def participation_csv(request):
    """The same for a report, without small numbers."""
    period = PeriodForm.of(request.GET).period
    name = f"havn-participation-{period.since:%Y-%m-%d}"
    return table_file(name, lines(sides(period)))
