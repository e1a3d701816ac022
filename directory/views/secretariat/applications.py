"""The secretariat decides who is let in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import applications as actions
from directory.entrance import ApplicationFilter, DecisionForm
from directory.models import Application, Member, OrganisationDomain
from network.lib.pages import listed
from network.lib.written import Refused


@access.for_secretariat
@require_GET
def applications(request):
    """Who asks to be let in; who has waited longest comes first."""
    form = ApplicationFilter(request.GET)
    found = narrowed(form.cleaned_data if form.is_valid() else {})
    context = listed(request, form, found, applications=found.with_card().oldest_first())
    return render(request, "secretariat/applications.html", context)


def narrowed(chosen: dict):
    """Apply the filters that were chosen."""
    found = Application.objects.confirmed()
    if country := chosen.get("country"):
        found = found.in_country(country.pk)
    if sector := chosen.get("sector"):
        found = found.in_sector(sector.pk)
    state = chosen.get("state") or ApplicationFilter.UNDECIDED
    return found.undecided() if state == ApplicationFilter.UNDECIDED else found.filter(state=state)


@access.for_secretariat
def application(request, handle):
    """One application and its log; a POST decides."""
    shown = get_object_or_404(Application.objects.with_card(), member__handle=handle)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not access.may_decide(request.user, shown):
            raise PermissionDenied
        if _decided(request, shown, form):
            return redirect("secretariat_application", handle=handle)
    context = {
        "shown": shown,
        "form": form,
        "steps": shown.steps.select_related("by"),
        "sponsor": _sponsor(shown),
        "known_domains": OrganisationDomain.objects.of_address(shown.member.email),
        "may_decide": access.may_decide(request.user, shown),
    }
    status = 422 if form.errors else 200
    return render(request, "secretariat/application.html", context, status=status)


def _decided(request, shown: Application, form: DecisionForm) -> bool:
    """Whether it is settled; what the scan found goes back into the form."""
    decision, words = form.cleaned_data["decision"], form.cleaned_data["words"]
    told = {
        form.ADMIT: _("%(name)s is admitted."),
        form.ASK: _("%(name)s is asked for more."),
        form.DECLINE: _("%(name)s is declined."),
    }
    try:
        _decide(decision, shown, request.user, words)
    except Refused as refused:
        message = _("%(field)s: this looks like a personal number. Nothing was sent.")
        form.add_error("words", message % {"field": refused.label})
        return False
    except actions.Decided:
        messages.warning(request, _("Somebody else has decided meanwhile."))
    else:
        messages.success(request, told[decision] % {"name": shown.member.name})
    return True


def _decide(decision, shown, by, words):
    if decision == DecisionForm.ADMIT:
        actions.admit(member=shown.member, by=by, words=words)
    elif decision == DecisionForm.ASK:
        actions.ask(application=shown, by=by, words=words)
    else:
        actions.decline(application=shown, by=by, words=words)


def _sponsor(shown: Application) -> Member | None:
    named = Member.objects.admitted().with_card().filter(handle=shown.sponsor)
    return named.first() if shown.sponsor else None
