"""The rota: who is at the desk when, and handing over at the end of a shift."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from moderation import access
from moderation.actions import shifts as actions
from moderation.forms.desk import tells_too_much
from moderation.forms.shifts import GoHomeForm, ShiftForm
from moderation.models import Matter, Shift
from moderation.rota import days
from network.lib.limits import limited
from network.lib.written import Refused


@access.for_moderators
@require_GET
@never_cache
@in_own_time
def desk_rota(request):
    """The coming four weeks, in the reader's own time."""
    return _page(request)


@access.for_moderators
@require_POST
@never_cache
@in_own_time
def shift_take(request):
    form = ShiftForm(request.POST, auto_id="shift_%s")
    if form.is_valid():
        try:
            actions.take_shift(member=request.user, starts=form.starts, ends=form.ends)
        except actions.NoShift:
            told = _("At most a day long, in the coming four weeks, and beside no other of yours.")
            form.add_error(None, told)
        else:
            messages.success(request, _("The shift is yours."))
            return redirect("desk_rota")
    return _page(request, status=422, shift_form=form)


@access.for_moderators
@require_POST
def shift_give_back(request, pk):
    shift = get_object_or_404(Shift.objects.of(request.user), pk=pk)
    actions.give_back_shift(shift=shift, by=request.user)
    messages.success(request, _("Given back."))
    return redirect("desk_rota")


@access.for_moderators
@require_POST
@never_cache
@limited("handovers", account=20, per=3600)
@in_own_time
def desk_hand_over_all(request):
    """Everything one is on goes to a colleague."""
    form = GoHomeForm(request.POST, by=request.user, auto_id="over_%s")
    if form.is_valid():
        try:
            handed, kept = actions.hand_over_all(by=request.user, **form.cleaned_data)
        except Refused:
            tells_too_much(form)
        else:
            _say(request, handed, kept)
            return redirect("desk_rota")
    return _page(request, status=422, home_form=form)


def _say(request, handed: int, kept: int) -> None:
    done = ngettext("%(n)d matter was handed over.", "%(n)d matters were handed over.", handed)
    messages.success(request, done % {"n": handed})
    if kept:
        left = ngettext(
            "%(n)d stays with you: your colleague does not work on it.",
            "%(n)d stay with you: your colleague does not work on them.",
            kept,
        )
        messages.warning(request, left % {"n": kept})


def _page(request, status=200, **forms):
    mine = access.matters_of_desk(request.user).open().claimed_by(request.user)
    context = {
        "days": days(),
        "claims": mine.exclude(kind=Matter.Kind.HELD).count(),
        "shift_form": ShiftForm(auto_id="shift_%s"),
        "home_form": GoHomeForm(by=request.user, auto_id="over_%s"),
        **forms,
    }
    return render(request, "moderation/desk_rota.html", context, status=status)
