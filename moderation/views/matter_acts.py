"""What a moderator does with one matter. Each answer is the page again, or the next matter."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from moderation import access
from moderation.actions import decisions
from moderation.actions import matters as actions
from moderation.deskpage import colleagues, decision_form
from moderation.forms.desk import (
    HandOverForm,
    KeepOpenForm,
    NoteForm,
    SecondForm,
    tells_too_much,
    with_text,
)
from moderation.models import Decision
from moderation.queue import next_after
from moderation.views.matters import found, page
from network.lib import subjects
from network.lib.limits import limited
from network.lib.written import Refused


@access.for_moderators
@require_POST
def claim(request, pk):
    """Take it on; the open page asks again and again, and is answered with nothing."""
    shown = found(request, pk)
    try:
        actions.claim(matter=shown, by=request.user)
    except actions.Taken:
        messages.info(request, _("A colleague is on it."))
    except actions.Settled:
        messages.info(request, _("It is decided already."))
    if "renew" in request.POST:
        return HttpResponse(status=204)
    return _back(request, pk, "item")


@access.for_moderators
@require_POST
def release(request, pk):
    actions.release(matter=found(request, pk), by=request.user)
    return _back(request, pk)


@access.for_moderators
@require_POST
def note(request, pk):
    shown, form = found(request, pk), NoteForm(request.POST, auto_id="note_%s")
    if form.is_valid():
        try:
            actions.note(matter=shown, by=request.user, **form.cleaned_data)
        except Refused:
            tells_too_much(form)
        else:
            return _back(request, pk, "history")
    return page(request, shown, status=422, note_form=form)


@access.for_moderators
@require_POST
def hand_over(request, pk):
    shown = found(request, pk)
    form = HandOverForm(request.POST, colleagues=colleagues(request.user, shown), auto_id="over_%s")
    if form.is_valid():
        try:
            actions.hand_over(matter=shown, by=request.user, **form.cleaned_data)
        except Refused:
            tells_too_much(form)
        except actions.Settled as settled:
            form.add_error(None, meanwhile(settled))
        else:
            messages.success(request, _("Handed over. Your colleague is told by mail."))
            return onwards(request, shown)
    return page(request, shown, status=422, hand_over_form=form)


@access.for_moderators
@require_POST
@limited("decisions", account=120, per=600)
def decide(request, pk):
    """Decide, and go on with the next. What was typed stays, whatever happened meanwhile."""
    shown = found(request, pk)
    if shown.is_office:
        raise Http404
    form = decision_form(request.user, shown, _thing(shown), with_text(request.POST))
    if "text" in request.POST:
        return page(request, shown, uncovered=True, decision_form=form.unjudged())
    if form.is_valid():
        said = form.cleaned_data
        seen = {"seen": said["seen"], "thing_seen": said["thing_seen"]}
        try:
            decision = decisions.decide(
                matter=shown,
                by=request.user,
                kind=said["kind"],
                ground=form.ground,
                beside=said["beside"],
                days=said["days"] or 0,
                **seen,
            )
        except Refused as refused:
            form.refuse(refused)
        except decisions.Unseen:
            form.add_error(None, _("The words were changed meanwhile. Read them again."))
        except decisions.Settled as settled:
            return _too_late(request, pk, form, settled)
        except decisions.MayNot:
            form.add_error("kind", _("This cannot be decided here any more."))
        else:
            return _decided(request, shown, decision)
    return page(request, shown, status=422, uncovered=True, decision_form=form)


@access.for_moderators
@require_POST
def agree(request, pk):
    """The second of two persons says the same."""
    shown, form = found(request, pk), SecondForm(request.POST)
    if not form.is_valid():
        return page(request, shown, status=422)
    try:
        decision = decisions.agree(
            decision=_proposal(shown, form), by=request.user, seen=form.cleaned_data["seen"]
        )
    except decisions.MayNot:
        raise PermissionDenied from None
    except decisions.Settled as settled:
        messages.warning(request, meanwhile(settled))
        return _back(request, pk)
    return _decided(request, shown, decision)


@access.for_moderators
@require_POST
def keep_open(request, pk):
    """The second of two persons does not agree."""
    shown, form = found(request, pk), KeepOpenForm(request.POST, auto_id="open_%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            decisions.keep_open(
                decision=_proposal(shown, form),
                by=request.user,
                seen=said["seen"],
                words=said["words"],
            )
        except decisions.MayNot:
            raise PermissionDenied from None
        except Refused:
            tells_too_much(form)
        except decisions.Settled as settled:
            form.add_error(None, meanwhile(settled))
        else:
            return _back(request, pk)
    return page(request, shown, status=422, keep_open_form=form)


def _proposal(shown, form) -> Decision:
    waiting = shown.decisions.filter(in_force_at=None).select_related("matter")
    return get_object_or_404(waiting, pk=form.cleaned_data["decision"])


def _thing(shown):
    return subjects.kept(shown.subject_type, shown.subject_id)


def _too_late(request, pk, form, settled):
    """The matter as it is now, what happened, and the form with what was typed."""
    shown = found(request, pk)
    form.data = form.data.copy()
    form.data["seen"] = shown.version
    form.add_error(None, meanwhile(settled))
    return page(request, shown, status=409, uncovered=True, decision_form=form)


def meanwhile(settled) -> str:
    """What a colleague has done since the page was looked at."""
    decision = settled.decision
    if decision is None:
        return _("It has changed meanwhile. Look again.")
    by = decision.by.name if decision.by else _("a colleague")
    said = {"name": by, "decision": decision.said}
    if decision.in_force_at is None:
        return _("%(name)s has proposed meanwhile: %(decision)s.") % said
    return _("%(name)s has decided meanwhile: %(decision)s.") % said


def _decided(request, shown, decision):
    if decision.in_force_at:
        messages.success(request, _("Decided: %s.") % decision.said)
    else:
        messages.info(request, _("Proposed. A second person has to agree."))
    return onwards(request, shown)


def onwards(request, shown):
    """To the next matter, without going back to the queue."""
    following = next_after(access.matters_of_desk(request.user), shown)
    if following:
        return _back(request, following.pk, "main")
    query = request.GET.urlencode()
    return redirect(f"{reverse('desk')}{'?' if query else ''}{query}#main")


def _back(request, pk, part=""):
    """To a matter; what has the name `part` on its page gets the focus, by the address alone."""
    query = request.GET.urlencode()
    address = reverse("desk_matter", args=[pk]) + (f"?{query}" if query else "")
    return redirect(f"{address}#{part}" if part else address)
