"""Moderators decide about members: who is kept from what now, the history, and the form."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory.models import Member
from directory.own_time import in_own_time
from moderation import access
from moderation.actions import sanctions as actions
from moderation.forms.grounds import ReasonForm
from moderation.forms.sanctions import SanctionForm
from moderation.models import Sanction
from moderation.sanctionpage import lines
from network.lib.limits import limited
from network.lib.written import Refused

SHOWN = 200


@login_required
@require_GET
def desk_sanctions(request):
    """Who may not write or come in now, and the way to a member by handle or name."""
    _for_moderators(request)
    words = request.GET.get("q", "").strip()
    found = Member.objects.present().called(words).with_card().by_name()[:20] if words else None
    running = Sanction.objects.running().with_people().newest_first()[:SHOWN]
    context = {"running": running, "found": found, "words": words}
    return render(request, "moderation/desk_sanctions.html", context)


@login_required
@in_own_time
@limited("sanctions", account=60, per=3600)
def desk_member(request, handle):
    """What was decided about a member so far; whoever may, decides more."""
    _for_moderators(request)
    shown = get_object_or_404(Member.objects.present().with_card(), handle=handle)
    may = access.may_sanction(request.user, shown)
    if request.method == "POST" and not may:
        raise PermissionDenied
    form = SanctionForm(request.POST or None) if may else None
    if request.method == "POST" and form.is_valid():
        try:
            _decide(form, shown, request.user)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Done. %(name)s is told.") % {"name": shown.name})
            return redirect("desk_member", handle=handle)
    history = Sanction.objects.of(shown).with_ground().with_people().newest_first()
    context = {"shown": shown, "form": form, "lines": lines(history, may_lift=may)}
    status = 422 if form and form.errors else 200
    return render(request, "moderation/desk_member.html", context, status=status)


def _decide(form, member, by):
    about = {"member": member, "by": by, "ground": form.ground}
    match form.cleaned_data["kind"]:
        case Sanction.Kind.WARNING:
            actions.warn(**about)
        case Sanction.Kind.MUTE:
            actions.mute(**about, until=form.until)
        case Sanction.Kind.SUSPENSION:
            actions.suspend(**about, until=form.until)


@login_required
@in_own_time
def sanction_lift(request, pk):
    """End a mute or a suspension before its time, and say why."""
    _for_moderators(request)
    sanction = get_object_or_404(Sanction.objects.select_related("member", "version"), pk=pk)
    member = sanction.member
    if not access.may_sanction(request.user, member):
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.lift(sanction=sanction, by=request.user, ground=form.ground)
        except Refused as refused:
            form.refuse(refused)
        except actions.Over:
            messages.info(request, _("It was over already."))
            return redirect("desk_member", handle=member.handle)
        else:
            messages.success(request, _("Lifted. %(name)s is told.") % {"name": member.name})
            return redirect("desk_member", handle=member.handle)
    [line] = lines([sanction])
    context = {"shown": member, "form": form, "line": line}
    status = 422 if form.errors else 200
    return render(request, "moderation/sanction_lift.html", context, status=status)


def _for_moderators(request) -> None:
    """For everybody else it is not there."""
    if not access.may_moderate(request.user):
        raise Http404
