"""The work of the desk in figures."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from directory.access import is_secretariat
from directory.own_time import in_own_time
from moderation import access, findingspage
from moderation.forms.overview import PeriodForm
from moderation.overview import tables, totals


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def desk_overview(request):
    """Moderators see the figures of what they work on, the secretariat those of everything."""
    form = PeriodForm.of(request.GET)
    shown = tables(request.user, form.period)
    context = {
        "form": form,
        "tables": shown,
        "total": totals(shown),
        "sees_all": is_secretariat(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "moderation/desk_overview.html", context, status=status)


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def desk_findings(request):
    """How often each rule of the scan was wrong. Of all countries: a rule is the same for all."""
    form = PeriodForm.of(request.GET)
    context = {"form": form, "tables": findingspage.tables(form.period)}
    status = 422 if form.errors else 200
    return render(request, "moderation/desk_findings.html", context, status=status)
