"""A group: its door, who is in, and how one comes in and goes out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from forums import access, grouppage
from forums.actions import groups as actions
from forums.forms.groups import AddForm
from forums.models import Forum, ForumMember, JoinRequest
from network.lib.limits import limited


def door(request, slug):
    """What those outside see of a group: what it is called, what it is for, how to come in."""
    group = get_object_or_404(Forum.objects.listed_to(request.user), slug=slug)
    context = {
        "forum": group,
        "asked": JoinRequest.objects.filter(forum=group, member=request.user).first(),
        "may_join": access.may_join(request.user, group),
        "may_ask": access.may_ask(request.user, group),
    }
    return render(request, "forums/group_door.html", context)


@login_required
@require_POST
@limited("joins", account=30, per=3600)
def join(request, slug):
    """Come in where the group is open, ask where its managers decide."""
    group = get_object_or_404(Forum.objects.listed_to(request.user), slug=slug)
    if access.may_join(request.user, group):
        actions.join(forum=group, member=request.user)
        messages.success(request, _("You are now in “%(title)s”.") % {"title": group.title})
    elif access.may_ask(request.user, group):
        actions.ask(forum=group, member=request.user)
        messages.success(request, _("The managers are told, and you will hear from them."))
    else:
        raise PermissionDenied
    return redirect(group)


@login_required
def leave(request, slug):
    """Go out; the last manager is told what that means first."""
    group = grouppage.get_group(request, slug)
    row = get_object_or_404(ForumMember, forum=group, member=request.user)
    is_last = row.is_last_manager
    if request.method == "POST":
        try:
            actions.leave(row=row, telling="telling" in request.POST)
        except actions.LastManager:
            is_last = True
        else:
            messages.success(request, _("You have left “%(title)s”.") % {"title": group.title})
            return redirect("forums")
    return render(request, "forums/group_leave.html", {"forum": group, "is_last": is_last})


@login_required
@require_GET
def members(request, slug):
    """Who is in; for those who manage it, who asks, and the form that adds."""
    group = grouppage.get_group(request, slug)
    return render(request, "forums/group.html", grouppage.context(request, group))


@login_required
@require_POST
@limited("group-changes", account=200, per=3600)
def add(request, slug):
    """Let a colleague in by handle or name; of several with that name one is chosen."""
    group = _managed(request, slug)
    form = AddForm(request.POST)
    if form.is_valid():
        found = grouppage.found(request.user, group, form.cleaned_data["who"])
        if len(found) == 1:
            actions.add(forum=group, member=found[0], by=request.user)
            messages.success(request, _("%(name)s is in.") % {"name": found[0].name})
            return redirect("forum_members", slug=slug)
        if not found:
            form.add_error("who", _("No member who is not in already has this handle or name."))
        context = grouppage.context(request, group, form=form, found=found)
    else:
        context = grouppage.context(request, group, form=form)
    return render(request, "forums/group.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@limited("group-changes", account=200, per=3600)
def change(request, slug, handle):
    """Take a member out, or make them a manager, or no longer one."""
    group = _managed(request, slug)
    rows = ForumMember.objects.shown_to(request.user).select_related("member", "forum")
    row = get_object_or_404(rows, forum=group, member__handle=handle)
    acts = {
        "remove": (actions.remove, _("%(name)s is out.")),
        "manager": (actions.make_manager, _("%(name)s manages the group now.")),
        "member": (actions.unmake_manager, _("%(name)s does not manage the group any more.")),
    }
    if request.POST.get("act") not in acts:
        raise Http404
    act, told = acts[request.POST["act"]]
    try:
        act(row=row, by=request.user)
    except actions.LastManager:
        messages.error(request, _("Nothing was changed: nobody would manage the group."))
    else:
        messages.success(request, told % {"name": row.member.name})
    return redirect("forum_members", slug=slug)


@login_required
@require_POST
@limited("group-changes", account=200, per=3600)
def decide(request, slug, handle):
    """Say yes or no to a member who asks."""
    group = _managed(request, slug)
    waiting = JoinRequest.objects.to_decide_by(request.user).select_related("member", "forum")
    asked = get_object_or_404(waiting, forum=group, member__handle=handle)
    if request.POST.get("answer") == "yes":
        actions.add(forum=group, member=asked.member, by=request.user)
        messages.success(request, _("%(name)s is in.") % {"name": asked.member.name})
    else:
        actions.decline(request=asked, by=request.user)
        messages.success(
            request, _("%(name)s is told that it is a no.") % {"name": asked.member.name}
        )
    return redirect("forum_members", slug=slug)


def _managed(request, slug):
    group = grouppage.get_group(request, slug)
    if not access.may_manage(request.user, group):
        raise PermissionDenied
    return group
