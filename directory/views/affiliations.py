"""Where else I work and worked. The main employer has a page of its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.actions import affiliations
from directory.forms.affiliations import AffiliationForm, EndForm
from directory.models import Affiliation
from network.lib.limits import limited
from network.lib.written import Refused


@login_required
@limited("affiliations", account=30, per=3600)
def settings_affiliations(request):
    """All of them; a POST tells of one more."""
    form = AffiliationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            affiliations.tell_of(member=request.user, **form.cleaned_data)
        except Refused as refused:
            message = _("%(field)s looks like a personal number. Nothing was saved.")
            form.add_error(None, message % {"field": refused.label})
        else:
            messages.success(request, _("Saved."))
            return redirect("settings_affiliations")
    return _page(request, form=form)


@login_required
def affiliation_end(request, pk):
    """It is over: until when?"""
    affiliation = _own(request, pk)
    form = EndForm(request.POST or None, affiliation=affiliation)
    if request.method == "POST" and form.is_valid():
        affiliations.end(affiliation=affiliation, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("settings_affiliations")
    context = {"form": form, "line": affiliation}
    status = 422 if form.errors else 200
    return render(request, "directory/settings_affiliation_end.html", context, status=status)


@login_required
@require_POST
def affiliation_remove(request, pk):
    """It is not said any more."""
    affiliations.take_out(affiliation=_own(request, pk))
    messages.success(request, _("It is taken out."))
    return redirect("settings_affiliations")


def _own(request, pk) -> Affiliation:
    """One of mine beside the main employer, which only the secretariat verifies."""
    mine = Affiliation.objects.select_related("organisation", "member")
    return get_object_or_404(mine, pk=pk, member=request.user, main=False)


def _page(request, form):
    mine = request.user.affiliations.select_related("organisation")
    context = {"form": form, "affiliations": mine.current_first()}
    status = 422 if form.errors else 200
    return render(request, "directory/settings_affiliations.html", context, status=status)
