"""The secretariat decides about new employers, new addresses and corrections."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from directory import access
from directory.asked import told_of_change
from directory.forms.changes import ChangeFilter
from directory.forms.deciding import change_form
from directory.models import Change
from directory.own_time import in_own_time
from directory.views.secretariat.deciding import page_of
from network.lib.pages import listed


@access.for_secretariat
@require_GET
def changes(request):
    """What members told of; who has waited longest comes first."""
    form = ChangeFilter(request.GET)
    found = narrowed(form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, changes=found.with_card().oldest_first())
    return render(request, "secretariat/changes.html", context)


def narrowed(chosen: dict):
    """Apply the filters that were chosen."""
    found = Change.objects.all()
    if kind := chosen.get("kind"):
        found = found.filter(kind=kind)
    state = chosen.get("state") or ChangeFilter.UNDECIDED
    return found.undecided() if state == ChangeFilter.UNDECIDED else found.filter(state=state)


@access.for_secretariat
@in_own_time
def change(request, pk):
    """One of them, what is known of the member, and the log; a POST decides."""
    shown = get_object_or_404(Change.objects.with_card(), pk=pk)
    told = told_of_change(shown)
    return page_of(request, shown, "secretariat/change.html", change_form, told)
