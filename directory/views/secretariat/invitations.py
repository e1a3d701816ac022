"""The secretariat invites, reminds, and takes back."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access
from directory.actions import invitations as actions
from directory.entrance import InvitationFilter, InvitationForm
from directory.models import Invitation, Letter, Member
from network.lib.pages import listed


@access.for_secretariat
@require_GET
def invitations(request):
    """Everybody's invitations, the newest first, by state."""
    form = InvitationFilter(request.GET)
    state = form.cleaned_data.get("state") if form.is_valid() else ""
    found = Invitation.objects.in_state(state) if state else Invitation.objects.all()
    context = listed(request, form, found, invitations=found.with_card().newest_first())
    return render(request, "secretariat/invitations.html", context)


@access.for_secretariat
def new(request):
    """Invite one address, or make a link."""
    roles = [
        (value, label)
        for value, label in Member.Role.choices
        if access.may_invite(request.user, value)
    ]
    form = InvitationForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        invitation = actions.invite(by=request.user, **form.cleaned_data)
        if invitation.email:
            messages.success(request, _("The invitation is on its way."))
        else:
            messages.success(request, _("The link is made. Copy it and send it yourself."))
        return redirect("invitation", pk=invitation.pk)
    status = 422 if form.errors else 200
    return render(request, "secretariat/invitation_new.html", {"form": form}, status=status)


@access.for_secretariat
@require_GET
def invitation(request, pk):
    """One invitation: its state, its letters, who came by it."""
    shown = get_object_or_404(Invitation.objects.with_card(), pk=pk)
    context = {
        "shown": shown,
        # The link of a mailed invitation proves the address: nobody else gets to see it.
        "link": "" if shown.email or not shown.is_open else _address(shown),
        "letters": shown.letters.order_by("pk"),
        "uses": shown.used_by.select_related("member").order_by("pk"),
        "may_remind": _may_remind(shown),
    }
    return render(request, "secretariat/invitation.html", context)


@access.for_secretariat
@require_POST
def revoke(request, pk):
    actions.revoke(invitation=get_object_or_404(Invitation, pk=pk), by=request.user)
    messages.success(request, _("The invitation is taken back."))
    return redirect("invitation", pk=pk)


@access.for_secretariat
@require_POST
def remind(request, pk):
    """Mail it once more; never a third time."""
    shown = get_object_or_404(Invitation.objects.with_card(), pk=pk)
    if not actions.remind(invitation=shown, by=request.user):
        raise PermissionDenied
    messages.success(request, _("The reminder is on its way."))
    return redirect("invitation", pk=pk)


def _address(invitation: Invitation) -> str:
    return settings.HAVN_URL + reverse("join", args=[invitation.token])


def _may_remind(invitation: Invitation) -> bool:
    reminders = invitation.letters.filter(kind=Letter.Kind.REMINDER)
    return bool(invitation.email) and invitation.is_open and not reminders.exists()
