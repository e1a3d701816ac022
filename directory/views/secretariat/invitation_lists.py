"""The secretariat invites a list of people: read it, look at it, send it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory import access
from directory.actions import invitation_lists as actions
from directory.forms.invitation_lists import InvitationListForm
from directory.invitation_csv import Unreadable
from directory.models import InvitationList
from network.lib.limits import limited
from network.lib.pages import Page, page_number

A_PAGE = 200


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
    only_bad = request.GET.get("show") == "bad"
    page = _page(request, shown.total - shown.good if only_bad else shown.total)
    start = (page.number - 1) * A_PAGE
    context = {
        "shown": shown,
        "lines": (lines.unused() if only_bad else lines)[start : start + A_PAGE],
        "only_bad": only_bad,
        "page": page,
        "bad": shown.total - shown.good,
        "is_finished": shown.sent_at and shown.done == shown.good,
    }
    return render(request, "secretariat/invitation_list.html", context)


def _page(request, total: int) -> Page:
    count = max(1, -(-total // A_PAGE))
    number = page_number(request.GET.get("page"))
    if number > count:
        raise Http404
    filters = (("show", "bad"),) if request.GET.get("show") == "bad" else ()
    return Page(number, count, request.path, filters)
