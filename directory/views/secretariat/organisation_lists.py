"""The secretariat enters a list of organisations: read it, look at it, enter it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from directory import access, listpages
from directory.actions import organisation_lists as actions
from directory.forms.invitation_lists import OrganisationListForm
from directory.models import OrganisationList
from directory.tables import Unreadable
from network.lib.limits import limited


@access.for_secretariat
@limited("organisation-lists", account=30, per=3600)
def new(request):
    """A file or pasted lines; read, and nothing entered."""
    form = OrganisationListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.read_list(by=request.user, raw=form.raw)
        except Unreadable as unreadable:
            form.refuse(unreadable.why)
        else:
            return redirect("organisation_list", pk=made.pk)
    status = 422 if form.errors else 200
    return render(request, "secretariat/organisation_list_new.html", {"form": form}, status=status)


@access.for_secretariat
def organisation_list(request, pk):
    """What will become of each line, and what has; a POST enters. Everybody sees their own."""
    shown = get_object_or_404(OrganisationList.objects.with_counts(), pk=pk, by=request.user)
    if request.method == "POST":
        if actions.send_off(listed=shown, by=request.user):
            messages.success(request, _("The organisations are being entered."))
        else:
            messages.info(request, _("This list was entered before. Nothing is entered twice."))
        return redirect("organisation_list", pk=pk)
    lines = shown.lines.select_related("country", "sector", "organisation")
    context = listpages.of(request, shown, lines)
    return render(request, "secretariat/organisation_list.html", context)
