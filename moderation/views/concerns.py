"""The responders' desk. Whoever is not named for the country finds nothing here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from moderation.access import for_responders
from moderation.actions import concern_steps as actions
from moderation.concernpage import context_of
from moderation.forms.concerns import AuthorityForm, CloseForm, HandOverForm, NoteForm, ReasonForm
from moderation.models import Concern
from network.lib.limits import limited
from network.lib.pages import Page, page_number
from network.lib.written import Refused

A_PAGE = 50


@for_responders
@require_GET
@never_cache
@in_own_time
def concerns(request):
    """What waits, by the clock; then what is closed, fifty a page."""
    mine = Concern.objects.for_responder(request.user)
    closed = mine.closed().with_people().order_by("-closed_at", "-pk")
    pages = max(1, -(-closed.count() // A_PAGE))
    number = min(page_number(request.GET.get("page")), pages)
    context = {
        "waiting": mine.open().with_people().next_due_first(),
        "closed": closed[(number - 1) * A_PAGE : number * A_PAGE],
        "page": Page(number, pages, request.path),
    }
    return render(request, "moderation/concerns.html", context)


@for_responders
@require_GET
@never_cache
@in_own_time
def concern_item(request, pk):
    """One concern, without a word of what was written or hidden."""
    return _page(request, _found(request, pk))


@for_responders
@require_POST
def claim(request, pk):
    """Take it on."""
    return _done(request, pk, lambda shown: actions.claim(concern=shown, by=request.user))


@for_responders
@require_POST
@never_cache
@limited("seals", account=60, per=600)
@in_own_time
def words(request, pk):
    """Show sealed words once, after the reason is on record. To look again is a reading again."""
    shown, form = _found(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, 422, reason_form=form)
    try:
        opened = actions.open_words(
            concern=shown,
            reader=request.user,
            reason=form.cleaned_data["reason"],
            hidden="hidden" in request.POST,
        )
    except Refused:
        form.add_error("reason", _("Leave out what tells who a child is. Nothing was opened."))
        return _page(request, shown, 422, reason_form=form)
    return _page(request, shown, opened=opened)


@for_responders
@require_POST
def note(request, pk):
    return _written(request, pk, NoteForm(request.POST), "note_form", actions.note)


@for_responders
@require_POST
def hand_over(request, pk):
    colleagues = _found(request, pk).colleagues(request.user)
    form = HandOverForm(request.POST, colleagues=colleagues)
    return _written(request, pk, form, "hand_over_form", actions.hand_over)


@for_responders
@require_POST
def authority(request, pk):
    return _written(
        request, pk, AuthorityForm(request.POST), "authority_form", actions.tell_authority
    )


@for_responders
@require_POST
def close(request, pk):
    return _written(request, pk, CloseForm(request.POST), "close_form", actions.close)


@for_responders
@require_POST
def keep_open(request, pk):
    return _written(request, pk, NoteForm(request.POST), "keep_open_form", actions.keep_open)


def _found(request, pk) -> Concern:
    mine = Concern.objects.for_responder(request.user).with_people()
    return get_object_or_404(mine, pk=pk)


def _written(request, pk, form, name, act):
    """A form that a responder sent: what it says are the arguments of the action."""
    shown = _found(request, pk)
    if not form.is_valid():
        return _page(request, shown, 422, **{name: form})
    return _done(
        request, pk, lambda concern: act(concern=concern, by=request.user, **form.cleaned_data)
    )


def _done(request, pk, act):
    try:
        act(_found(request, pk))
    except actions.MayNot:
        raise PermissionDenied from None
    except actions.Settled:
        messages.warning(request, _("A colleague was faster. Nothing was changed: look again."))
    else:
        messages.success(request, _("Done, and on record."))
    return redirect("concern_item", pk=pk)


@in_own_time
def _page(request, shown, status=200, **forms):
    context = context_of(request.user, shown, **forms)
    return render(request, "moderation/concern_item.html", context, status=status)
