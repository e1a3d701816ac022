"""The secretariat decides about new employers, new addresses and corrections."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import changes as actions
from directory.forms.changes import ChangeDecisionForm, ChangeFilter
from directory.mail_domains import domain_of
from directory.models import Change, OrganisationDomain
from network.lib.pages import listed
from network.lib.written import Refused


@access.for_secretariat
@require_GET
def changes(request):
    """What members told of; who has waited longest comes first."""
    form = ChangeFilter(request.GET)
    found = narrowed(form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, changes=found.with_card().oldest_first())
    return render(request, "secretariat/changes.html", context)


def narrowed(chosen: dict):
    """Apply the filters that were chosen."""
    found = Change.objects.all()
    if kind := chosen.get("kind"):
        found = found.filter(kind=kind)
    state = chosen.get("state") or ChangeFilter.UNDECIDED
    return found.undecided() if state == ChangeFilter.UNDECIDED else found.filter(state=state)


@access.for_secretariat
def change(request, pk):
    """One of them, what is known of the member, and the log; a POST decides."""
    shown = get_object_or_404(Change.objects.with_card(), pk=pk)
    form = ChangeDecisionForm(request.POST or None, change=shown)
    if request.method == "POST" and form.is_valid():
        if not access.may_decide_change(request.user, shown):
            raise PermissionDenied
        if _decided(request, shown, form):
            return redirect("secretariat_change", pk=pk)
    member = shown.member
    context = {
        "shown": shown,
        "form": form,
        "steps": shown.steps.select_related("by"),
        "affiliations": member.affiliations.select_related("organisation").order_by("-starts"),
        "seats": member.seat_terms.in_time().select_related("seat__party", "seat__body"),
        "email_domain": domain_of(member.email),
        "known_domains": OrganisationDomain.objects.of_address(member.email),
        "may_decide": access.may_decide_change(request.user, shown),
    }
    status = 422 if form.errors else 200
    return render(request, "secretariat/change.html", context, status=status)


def _decided(request, shown: Change, form: ChangeDecisionForm) -> bool:
    """Whether it is settled; what the scan found goes back into the form."""
    told = {
        form.ACCEPT: _("Accepted. %(name)s is told."),
        form.ASK: _("%(name)s is asked for more."),
        form.DECLINE: _("Declined. %(name)s is told why."),
    }
    try:
        _decide(shown, request.user, form)
    except Refused as refused:
        message = _("%(field)s: this looks like a personal number. Nothing was sent.")
        form.add_error("words", message % {"field": refused.label})
        return False
    except actions.Decided:
        messages.warning(request, _("Somebody else has decided meanwhile."))
    else:
        said = told[form.cleaned_data["decision"]]
        messages.success(request, said % {"name": shown.member.name})
    return True


def _decide(shown, by, form):
    decision, words = form.cleaned_data["decision"], form.cleaned_data["words"]
    if decision == form.ACCEPT:
        organisation = form.cleaned_data.get("organisation")
        actions.accept(change=shown, by=by, organisation=organisation, words=words)
    elif decision == form.ASK:
        actions.ask(change=shown, by=by, words=words)
    else:
        actions.decline(change=shown, by=by, words=words)
