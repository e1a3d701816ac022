"""Announcements: the secretariat writes and ends them, each member can dismiss them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory import access
from directory.actions import announcements as actions
from directory.forms.publishing import AnnouncementForm
from directory.models import Announcement
from network.lib.written import Refused

RECENT = 20


@access.for_secretariat
def announcements(request):
    """What is shown now, what was, and a form for the next."""
    form = AnnouncementForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _announced(request, form):
        return redirect("secretariat_announcements")
    recent = Announcement.objects.select_related("made_by").newest_first()[:RECENT]
    status = 422 if form.errors else 200
    context = {"form": form, "announcements": recent}
    return render(request, "secretariat/announcements.html", context, status=status)


def _announced(request, form) -> bool:
    try:
        actions.announce(by=request.user, **form.cleaned_data)
    except Refused:
        form.add_error("text", _("That looks like a personal number. Nothing was shown."))
        return False
    messages.success(request, _("The announcement is on every page within half a minute."))
    return True


@access.for_secretariat
@require_POST
def end(request, pk):
    """Take one off every page before its time."""
    announcement = get_object_or_404(Announcement.objects.current(), pk=pk)
    actions.end(announcement=announcement, by=request.user)
    messages.success(request, _("The announcement is off every page within half a minute."))
    return redirect("secretariat_announcements")


@login_required
@require_POST
def dismiss(request, pk):
    """Not again for this member; back to the page they were on."""
    announcement = get_object_or_404(Announcement.objects.current(), pk=pk)
    actions.dismiss(announcement=announcement, member=request.user)
    back = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(back if here else "/")
