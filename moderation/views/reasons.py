"""The secretariat's screen: texts that moderators use for their reasons."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.access import for_secretariat
from moderation.actions import reasons as actions
from moderation.forms.grounds import GroundForm
from moderation.models import ReasonText
from network.lib.written import Refused


@for_secretariat
def reasons(request):
    """All texts by their number, and the form that adds one."""
    form = GroundForm(request.POST or None)
    form.fields["words"].label = _("The text")
    form.fields["words"].help_text = _("To the author, as a moderator would say it.")
    if form.is_valid():
        try:
            actions.keep_text(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved. Moderators find it beside their decision."))
            return redirect("secretariat_reasons")
    status = 422 if form.errors else 200
    context = {"form": form, "texts": ReasonText.objects.by_number()}
    return render(request, "secretariat/reasons.html", context, status=status)


@for_secretariat
@require_POST
def drop(request, pk):
    actions.drop_text(text=get_object_or_404(ReasonText, pk=pk), by=request.user)
    messages.success(request, _("Taken away."))
    return redirect("secretariat_reasons")
