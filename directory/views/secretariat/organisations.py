"""The secretariat keeps organisations right: their names, their mail domains, and each once."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import organisations as actions
from directory.forms.organisations import MergeFilter, OrganisationFilter, OrganisationForm
from directory.models import Organisation
from network.lib.pages import listed, whole_number
from network.lib.written import Refused

MOST_FOUND = 20


@access.for_secretariat
@require_GET
def organisations(request):
    """All of them by name, narrowed by name, country and sector."""
    form = OrganisationFilter(request.GET)
    found = narrowed(form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, organisations=found.with_card().by_name())
    return render(request, "secretariat/organisations.html", context)


def narrowed(chosen: dict):
    """Apply the filters that were chosen."""
    found = Organisation.objects.all()
    if words := chosen.get("name"):
        found = found.named(words)
    if country := chosen.get("country"):
        found = found.in_country(country.pk)
    if sector := chosen.get("sector"):
        found = found.in_sector(sector.pk)
    return found


@access.for_secretariat
def new(request):
    """An organisation that is not there yet."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (made := _saved(request, form)):
        messages.success(request, _("%(name)s is entered.") % {"name": made.name})
        return redirect("secretariat_organisation", pk=made.pk)
    status = 422 if form.errors else 200
    return render(request, "secretariat/organisation.html", {"form": form}, status=status)


@access.for_secretariat
def organisation(request, pk):
    """One organisation; a POST brings it up to date."""
    shown = get_object_or_404(Organisation.objects.with_card(), pk=pk)
    form = OrganisationForm(request.POST or None, organisation=shown)
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, form, shown)):
        messages.success(request, _("%(name)s is saved.") % {"name": saved.name})
        return redirect("secretariat_organisation", pk=pk)
    status = 422 if form.errors else 200
    points = shown.contact_points.open().select_related("function").order_by("name", "pk")
    context = {"shown": shown, "form": form, "points": points}
    return render(request, "secretariat/organisation.html", context, status=status)


def _saved(request, form, shown: Organisation | None = None) -> Organisation | None:
    """What was saved; None when the form has to be looked at again."""
    try:
        if shown is None:
            return actions.make(by=request.user, **form.known)
        return actions.change(organisation=shown, by=request.user, **form.known)
    except Refused as refused:
        form.refuse(refused)
    except IntegrityError:  # after the form had looked
        form.add_error(None, _("Somebody saved something like it a moment ago. Look again."))
    return None


@access.for_secretariat
def merge(request, pk):
    """Find the other, read what will happen, then do it."""
    shown = get_object_or_404(Organisation.objects.with_card(), pk=pk)
    others = Organisation.objects.exclude(pk=pk)
    if request.method == "POST":
        into = get_object_or_404(others, pk=whole_number(request.POST.get("into"), 0))
        return _merged(request, shown, into)
    form = MergeFilter(request.GET)
    words = form.cleaned_data["name"] if form.is_valid() else ""
    chosen = whole_number(request.GET.get("into"), 0)
    context = {
        "shown": shown,
        "form": form,
        "words": words,
        "found": others.named(words).with_card().by_name()[:MOST_FOUND] if words else [],
        "into": get_object_or_404(others.with_card(), pk=chosen) if chosen else None,
        "moves": actions.what_moves(shown) if chosen else None,
    }
    return render(request, "secretariat/organisation_merge.html", context)


def _merged(request, shown: Organisation, into: Organisation):
    try:
        actions.merge(organisation=shown, into=into, by=request.user)
    except Organisation.DoesNotExist:
        raise Http404 from None
    names = {"name": shown.name, "into": into.name}
    messages.success(request, _("%(name)s is now part of %(into)s.") % names)
    return redirect("secretariat_organisation", pk=into.pk)
