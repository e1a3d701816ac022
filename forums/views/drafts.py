"""What a member has not sent yet: kept at each pause, listed, removed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from forums import access, draftpage
from forums.actions import drafts as actions
from forums.forms.drafts import as_kept, is_too_long
from forums.models import Draft
from network.lib.limits import limited
from network.lib.written import Refused

KEPT, ELSEWHERE, FOUND, LONG, FULL = "kept", "elsewhere", "found", "long", "full"
STATUS = {KEPT: 200, ELSEWHERE: 409, FOUND: 422, LONG: 422, FULL: 422}


@login_required
@require_POST
# At each pause of somebody who writes for a quarter of an hour, in two forms.
@limited("drafts", account=900, per=900)
@never_cache
@in_own_time
def draft_keep(request):
    """Keep the words of a form. A script is answered with a line, a plain form with a page."""
    place = draftpage.place_of(request)
    if not access.may_draft(request.user, place):
        raise PermissionDenied
    form = draftpage.form_for(request, place)
    state, draft = _kept(request.user, place, form)
    if "script" in request.POST:
        context = {"state": state, "draft": draft, "address": draftpage.address_of(place)}
        # Always 200: a browser would note any other status as a failure of the page.
        response = render(request, "forums/_draft_said.html", context)
        response["Draft"] = state
        return response
    if state == KEPT:
        messages.success(request, _("Kept. You can go on here, or on another device."))
        return redirect("drafts")
    return _not_kept(request, place, form, state, draft)


def _kept(member, place, form) -> tuple[str, Draft | None]:
    """What became of the words, and what is kept there now."""
    if is_too_long(form):
        return LONG, None
    try:
        return KEPT, actions.keep(member=member, place=place, **as_kept(form))
    except Refused:
        return FOUND, None
    except actions.Sent:
        return KEPT, None
    except actions.Full:
        return FULL, None
    except actions.Elsewhere as newer:
        return ELSEWHERE, newer.draft


def _not_kept(request, place, form, state, draft):
    """The page of the form again, with all its words and why."""
    form.full_clean()
    if state != LONG:
        # What else is missing is asked when it is sent.
        form.errors.clear()
    if state == FOUND:
        form.refuse(request.user, draftpage.language_of(place, form))
    elif state == ELSEWHERE:
        form.data = form.data.copy()
        form.data["seen"] = draft.stamp if draft else ""
        form.add_error(None, _("It was changed, sent or removed on another device meanwhile."))
        form.add_error(None, _("Keep it once more, and the words below count."))
    elif state == FULL:
        form.add_error(None, _("You keep as many drafts as one can. Remove one first."))
    context = draftpage.context(place, form)
    return render(request, draftpage.page_for(place), context, status=STATUS[state])


@login_required
@require_GET
@in_own_time
def drafts(request):
    """All that the member has begun and not sent."""
    return render(request, "forums/drafts.html", {"rows": draftpage.rows(request)})


@login_required
@require_POST
def draft_remove(request, pk):
    """Keep it no more."""
    draft = get_object_or_404(Draft.objects.of(request.user).with_place(), pk=pk)
    actions.discard(member=request.user, place=draft.place)
    messages.success(request, _("The draft is removed."))
    return redirect("drafts")
