"""The secretariat looks after members: who waits, who has which role."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions.exporting import export_members
from directory.actions.members import change_role
from directory.forms.members import ExportForm, MemberFilter, RoleForm
from directory.mailed_code import still_you
from directory.models import Application, Member
from network.lib.limits import limited
from network.lib.pages import listed
from network.lib.tablefile import table_file


@access.for_secretariat
@require_GET
def members(request):
    """Everybody, by state, role and name; who has waited longest comes first."""
    form = MemberFilter(request.GET)
    found = narrowed(Member.objects.all(), form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, members=found.with_card())
    return render(request, "secretariat/members.html", context)


def narrowed(members, chosen: dict):
    """Apply the filters that were chosen."""
    if role := chosen.get("role"):
        members = members.filter(role=role)
    if words := chosen.get("name"):
        members = members.named(words) | members.verified_as(words)
    state = chosen.get("state") or MemberFilter.WAITING
    if state == MemberFilter.WAITING:
        return members.waiting().order_by("joined_at", "pk")
    if state == MemberFilter.ADMITTED:
        return members.let_in().by_name()
    if state == MemberFilter.RESTRICTED:
        return members.restricted().by_name()
    return members.gone().by_name()


@access.for_secretariat
@still_you(allow_get=True)
@limited("members-export", account=10, per=3600)
def members_export(request):
    """A page that says what goes on record; its form gives the list as a file."""
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = 422 if form.errors else 200
        return render(request, "secretariat/members_export.html", {"form": form}, status=status)
    lines = export_members(
        by=request.user,
        purpose=form.cleaned_data["purpose"],
        chosen=form.chosen,
        with_email=form.cleaned_data["with_email"],
    )
    return table_file(f"havn-members-{timezone.localdate():%Y-%m-%d}", lines)


@access.for_secretariat
def member(request, handle):
    """One member, as only the secretariat sees them; a POST changes the role."""
    shown = get_object_or_404(Member.objects.with_card(), handle=handle)
    form = RoleForm(request.POST or None, initial={"role": shown.role})
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        if not access.may_change_role(request.user, shown, role):
            raise PermissionDenied
        change_role(member=shown, role=role, by=request.user)
        told = _("%(name)s is now: %(role)s.")
        messages.success(request, told % {"name": shown.name, "role": shown.get_role_display()})
        return redirect("secretariat_member", handle=handle)
    context = {
        "shown": shown,
        "form": form,
        "application": Application.objects.filter(member=shown).first(),
        "may_admit": access.may_admit(request.user, shown),
        "may_change_role": access.may_change_role(request.user, shown, shown.role),
    }
    status = 422 if form.errors else 200
    return render(request, "secretariat/member.html", context, status=status)
