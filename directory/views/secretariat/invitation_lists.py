"""The secretariat invites a list of people: read it, look at it, send it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory import access, listpages
from directory.actions import invitation_lists as actions
from directory.forms.invitation_lists import InvitationListForm
from directory.invitation_csv import Unreadable
from directory.models import InvitationList
from network.lib.limits import limited


@access.for_secretariat
@limited("invitation-lists", account=30, per=3600)
def new(request):
    """A file or pasted lines; read, and nothing sent."""
    form = InvitationListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.read_list(by=request.user, raw=form.raw)
        except Unreadable as unreadable:
            form.refuse(unreadable.why)
        else:
            return redirect("invitation_list", pk=made.pk)
    status = 422 if form.errors else 200
    return render(request, "secretariat/invitation_list_new.html", {"form": form}, status=status)


@access.for_secretariat
def invitation_list(request, pk):
    """What will become of each line, and what has; a POST sends. Everybody sees their own lists."""
    shown = get_object_or_404(InvitationList.objects.with_counts(), pk=pk, by=request.user)
    if request.method == "POST":
        if actions.send_off(invitations=shown, by=request.user):
            told = ngettext(
                "%(n)d invitation is on its way.", "%(n)d invitations are on their way.", shown.good
            )
            messages.success(request, told % {"n": shown.good})
        else:
            messages.info(request, _("This list was sent before. Nobody is invited twice."))
        return redirect("invitation_list", pk=pk)
    lines = shown.lines.select_related("country", "sector", "organisation")
    context = listpages.of(request, shown, lines)
    return render(request, "secretariat/invitation_list.html", context)
