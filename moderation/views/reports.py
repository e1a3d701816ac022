"""Reporting something one sees."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from moderation import access
from moderation.actions.reports import report as bring
from moderation.forms.reports import ReportForm
from network.lib import subjects
from network.lib.limits import limited


@login_required
@limited("reports", account=30, per=3600)
def report(request):
    """What is wrong, and what the moderators should know. Nothing is refused."""
    about = request.GET.get("about", "")
    thing = subjects.asked_for(request.user, about)
    if thing is None or not access.may_report(request.user, thing):
        raise Http404
    form = ReportForm(request.POST or None)
    if form.is_valid():
        bring(thing=thing, member=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. A moderator looks at it; here you see the rest."))
        return redirect("held")
    context = {
        "form": form,
        "card": thing.subject.card(thing.row),
        "url": thing.subject.url(thing.row),
        "about": about,
    }
    status = 422 if form.errors else 200
    return render(request, "moderation/report.html", context, status=status)
