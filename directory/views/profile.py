"""One's own profile: an overview, and a page for each section, saved on its own."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access, hints
from directory.actions import profiles, role_names
from directory.forms.seen import OwnNameForm, RoleNameForm
from directory.models import Member
from directory.sections import SECTIONS
from network.lib.limits import limited
from network.lib.written import Refused


@login_required
@require_GET
def settings_profile(request):
    """What is there, section by section, and what each missing part would be good for."""
    shown = Member.objects.seen_by(request.user).get(pk=request.user.pk)
    hidden = hasattr(shown, "profile") and shown.profile.is_hint_closed
    context = {
        "shown": shown,
        "sections": SECTIONS.values(),
        "missing": [] if hidden else hints.missing(shown.seen),
        "may_use_role_name": access.may_use_role_name(request.user),
    }
    return render(request, "directory/settings_profile.html", context)


@login_required
@require_POST
def hint_close(request):
    """The owner does not want to read any more what is missing."""
    profiles.close_hint(member=request.user)
    return redirect("settings_profile")


@login_required
@limited("profile", account=60, per=3600)
def settings_section(request, section):
    """One section: its form, and saving it."""
    if section not in SECTIONS:
        raise Http404
    of = SECTIONS[section]
    # With nothing chosen nothing may be sent: a form all the same.
    form = of.form.of(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _saved(form, of.save, request.user):
        messages.success(request, _("Saved."))
        return redirect("settings_profile")
    context = {"form": form, "section": of}
    return render(request, of.template, context, status=422 if form.errors else 200)


@login_required
@limited("role-names", account=10, per=3600)
def settings_role_name(request):
    """Be listed under the name of a role, for whom it is meant; or under one's own again."""
    member = request.user
    if not access.may_use_role_name(member):
        raise Http404
    form = RoleNameForm(_sent(request, "role"), member=member)
    back = OwnNameForm(_sent(request, "back"), member=member)
    saved = form.is_valid() and _saved(form, role_names.list_under_role, member)
    if not saved and member.verified_name and back.is_valid():
        saved = _saved(back, role_names.list_under_name, member)
    if saved:
        messages.success(request, _("Saved. Your posts show it, too."))
        return redirect("settings_role_name")
    context = {"form": form, "back": back, "shown": member}
    status = 422 if form.errors or back.errors else 200
    return render(request, "directory/settings_role_name.html", context, status=status)


def _sent(request, button: str):
    """What was sent, if it was by that button of the two."""
    return request.POST if request.POST.get("as") == button else None


def _saved(form, save, member) -> bool:
    try:
        save(member=member, **form.said)
    except Refused as refused:
        message = _("%(field)s looks like a personal number. Nothing was saved.")
        form.add_error(None, message % {"field": refused.label})
        return False
    return True
