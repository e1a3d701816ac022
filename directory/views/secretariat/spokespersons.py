"""The secretariat says who may write for an organisation."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory import access
from directory.actions import spokespersons as actions
from directory.forms.spokespersons import SpokespersonForm
from directory.models import Organisation, Spokesperson


@access.for_secretariat
def spokespersons(request, pk):
    """Those who write for one organisation; a POST names one more of who works there."""
    organisation = get_object_or_404(Organisation, pk=pk)
    form = SpokespersonForm(request.POST or None, organisation=organisation, by=request.user)
    if request.method == "POST" and form.is_valid():
        member = form.cleaned_data["member"]
        try:
            about = {"organisation": organisation, "by": request.user}
            actions.name_spokesperson(member=member, **about)
        except actions.WorksElsewhere:
            form.add_error("member", _("They do not work there any more."))
        else:
            told = _("%(name)s can write for %(organisation)s now.")
            messages.success(request, told % {"name": member.name, "organisation": organisation})
            return redirect("secretariat_spokespersons", pk=pk)
    named = Spokesperson.objects.filter(organisation=organisation)
    context = {
        "organisation": organisation,
        "form": form,
        "running": named.running().with_people().newest_first(),
        "ended": named.ended().with_people().newest_first()[:20],
    }
    status = 422 if form.errors else 200
    return render(request, "secretariat/spokespersons.html", context, status=status)


@access.for_secretariat
@require_POST
def spokesperson_end(request, pk):
    """From now on they write for themselves alone."""
    rows = Spokesperson.objects.select_related("member")
    named = get_object_or_404(rows, pk=pk)
    actions.end_spokesperson(spokesperson=named, by=request.user)
    messages.success(request, _("%(name)s writes for it no more.") % {"name": named.member.name})
    return redirect("secretariat_spokespersons", pk=named.organisation_id)
