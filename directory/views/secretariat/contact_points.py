"""The secretariat keeps the contact points right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access
from directory.actions import contact_points as actions
from directory.forms.contact_points import ContactPointForm
from directory.forms.narrowing import ContactPointNarrowing
from directory.models import ContactPoint, Organisation
from directory.views.contact_points import narrowed
from network.lib.pages import listed
from network.lib.written import Refused


@access.for_secretariat
@require_GET
def contact_points(request):
    """All of them, what nobody has looked at for longest first."""
    form = ContactPointNarrowing(request.GET)
    form.offer_all()
    found = narrowed(ContactPoint.objects.all(), form.chosen)
    shown = found.with_card().order_by("closed_at", "checked_on", "pk")
    context = listed(request, form, found, points=shown)
    context["to_check"] = ContactPoint.objects.to_check().count()
    return render(request, "secretariat/contact_points.html", context)


@access.for_secretariat
def contact_point(request, pk):
    """One of them; saving says that it was looked at today."""
    shown = get_object_or_404(ContactPoint.objects.with_card(), pk=pk)
    form = ContactPointForm.of(shown, request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(request, form, shown):
        return redirect("kept_points")
    return _page(request, {"shown": shown, "form": form, "organisation": shown.organisation})


@access.for_secretariat
def new(request, pk):
    """An office of an organisation that is not there yet."""
    organisation = get_object_or_404(Organisation.objects.select_related("country"), pk=pk)
    form = ContactPointForm(request.POST or None)
    unsaved = ContactPoint(organisation=organisation)
    if request.method == "POST" and form.is_valid() and _kept(request, form, unsaved):
        return redirect("kept_points")
    return _page(request, {"form": form, "organisation": organisation})


@access.for_secretariat
@require_POST
def right(request, pk):
    """Somebody has looked, and nothing had to be changed."""
    shown = get_object_or_404(ContactPoint.objects.open(), pk=pk)
    actions.still_right(contact_point=shown, by=request.user)
    messages.success(request, _("%(name)s is checked today.") % {"name": shown.name})
    return redirect("kept_points")


@access.for_secretariat
@require_POST
def close(request, pk):
    """It does not answer for this any more."""
    shown = get_object_or_404(ContactPoint.objects.open(), pk=pk)
    actions.close(contact_point=shown, by=request.user)
    messages.success(request, _("%(name)s is no longer shown.") % {"name": shown.name})
    return redirect("kept_points")


def _kept(request, form, contact_point) -> bool:
    try:
        actions.keep(contact_point=contact_point, by=request.user, **form.known)
    except Refused as refused:
        form.refuse(refused)
        return False
    messages.success(request, _("%(name)s is checked today.") % {"name": contact_point.name})
    return True


def _page(request, context):
    status = 422 if context["form"].errors else 200
    return render(request, "secretariat/contact_point.html", context, status=status)
