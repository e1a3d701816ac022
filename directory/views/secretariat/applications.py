"""The secretariat decides who is let in."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from directory import access
from directory.asked import told_of_application
from directory.entrance import ApplicationFilter
from directory.forms.deciding import application_form
from directory.models import Application
from directory.own_time import in_own_time
from directory.views.secretariat.deciding import page_of
from network.lib.pages import listed


@access.for_secretariat
@require_GET
def applications(request):
    """Who asks to be let in; who has waited longest comes first."""
    form = ApplicationFilter(request.GET)
    found = narrowed(form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, applications=found.with_card().oldest_first())
    return render(request, "secretariat/applications.html", context)


def narrowed(chosen: dict):
    """Apply the filters that were chosen."""
    found = Application.objects.confirmed()
    if country := chosen.get("country"):
        found = found.in_country(country.pk)
    if sector := chosen.get("sector"):
        found = found.in_sector(sector.pk)
    state = chosen.get("state") or ApplicationFilter.UNDECIDED
    return found.undecided() if state == ApplicationFilter.UNDECIDED else found.filter(state=state)


@access.for_secretariat
@in_own_time
def application(request, handle):
    """One application and its log; a POST decides."""
    shown = get_object_or_404(Application.objects.with_card(), member__handle=handle)
    told = told_of_application(shown)
    return page_of(request, shown, "secretariat/application.html", application_form, told)
