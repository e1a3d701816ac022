"""A member's profile, and changing one's own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access
from directory.actions import applications, members
from directory.forms.members import ProfileForm
from directory.models import Member
from network.lib.ports import member_sections
from network.lib.written import Refused


@login_required
@require_GET
def member(request, handle):
    """Who somebody is, for members; the plugs of other apps below it."""
    visible = Member.objects.visible_to(request.user).with_card().select_related("profile")
    shown = get_object_or_404(visible, handle=handle)
    context = {
        "shown": shown,
        "priorities": shown.priorities.in_use(),
        "languages": shown.languages.all(),
        "seats": shown.seat_terms.current().select_related("seat__party", "seat__body"),
        "sections": [section(request.user, shown) for section in member_sections],
        "may_edit": access.may_edit_profile(request.user, shown),
        "may_admit": access.may_admit(request.user, shown),
    }
    return render(request, "directory/member.html", context)


@login_required
@require_POST
def admit(request, handle):
    """The secretariat lets a member in."""
    if not access.is_secretariat(request.user):
        raise Http404
    newcomer = get_object_or_404(Member, handle=handle)
    if not access.may_admit(request.user, newcomer):
        raise PermissionDenied
    applications.admit(member=newcomer, by=request.user)
    messages.success(request, _("%(name)s is admitted.") % {"name": newcomer.name})
    return redirect("member", handle=handle)


@require_GET
def settings(request):
    return redirect("settings_profile")


@login_required
def settings_profile(request):
    """What colleagues see of me, and what my digest follows."""
    form = ProfileForm.of(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            members.change_face(member=request.user, **form.cleaned_data)
        except Refused as refused:
            message = _("%(field)s looks like a personal number. Nothing was saved.")
            form.add_error(None, message % {"field": refused.label})
        else:
            messages.success(request, _("Your profile is saved."))
            return redirect("settings_profile")
    status = 422 if form.errors else 200
    return render(request, "directory/settings_profile.html", {"form": form}, status=status)


@login_required
def settings_confirm(request):
    """Once a year: is what colleagues see of your work still right?"""
    if not access.is_admitted(request.user):
        raise Http404
    if not access.may_confirm(request.user):
        return redirect("settings_employer")
    if request.method == "POST":
        members.confirm(member=request.user)
        messages.success(request, _("Thank you. We ask again in a year."))
        return redirect("home")
    shown = Member.objects.with_card().get(pk=request.user.pk)
    context = {
        "shown": shown,
        "seats": shown.seat_terms.in_time().select_related("seat__party", "seat__body"),
        "has_lapsed": access.has_lapsed(shown),
    }
    return render(request, "directory/settings_confirm.html", context)
