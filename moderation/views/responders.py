"""The secretariat's screen: who answers for which country, and when they are there."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.access import for_secretariat
from directory.models import Country
from moderation.actions import responders as actions
from moderation.forms.concerns import DutyForm, ResponderForm
from moderation.models import DutyHours, Responder
from moderation.responderlist import lines


@for_secretariat
def responders(request):
    """Each country with its responders; what is lacking is said first."""
    form = ResponderForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_responder(**form.cleaned_data, by=request.user)
        except actions.MayNot:
            form.add_error("member", _("Not this one: they need a key, and nobody names oneself."))
        else:
            named = form.cleaned_data
            said = {"name": named["member"].name, "country": named["country"]}
            messages.success(request, _("%(name)s answers for %(country)s now.") % said)
            return redirect("secretariat_responders")
    shown = lines()
    context = {"form": form, "lines": shown, "lacking": [line for line in shown if line.is_short]}
    status = 422 if form.errors else 200
    return render(request, "secretariat/responders.html", context, status=status)


@for_secretariat
@require_POST
def release(request, pk):
    named = get_object_or_404(Responder.objects.select_related("member", "country"), pk=pk)
    actions.release(responder=named, by=request.user)
    said = {"name": named.member.name, "country": named.country}
    messages.success(request, _("%(name)s no longer answers for %(country)s.") % said)
    return redirect("secretariat_responders")


@for_secretariat
def hours(request, code):
    """When the responders of a country are there."""
    country = get_object_or_404(Country, pk=code)
    known = DutyHours.objects.filter(country=country).first()
    form = DutyForm.of(known or DutyHours(country=country), request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_hours(country=country, by=request.user, **form.cleaned_data)
        said = {"country": country}
        messages.success(request, _("The hours of %(country)s are saved.") % said)
        return redirect("secretariat_responders")
    context = {"form": form, "country": country, "known": known}
    status = 422 if form.errors else 200
    return render(request, "secretariat/duty_hours.html", context, status=status)
