"""The secretariat says who chairs a body, year by year."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import presidencies as actions
from directory.actions.seats import Impossible
from directory.forms.presidencies import PresidencyForm
from directory.models import Body, PresidencyTerm


@access.for_secretariat
@require_GET
def presidencies(request):
    """Every body with its years, the latest first."""
    bodies = list(Body.objects.order_by("name"))
    years = PresidencyTerm.objects.filter(body__in=bodies).newest_first()
    lines = [(body, [year for year in years if year.body_id == body.pk]) for body in bodies]
    return render(request, "secretariat/presidencies.html", {"lines": lines})


@access.for_secretariat
def new(request, slug):
    """A year that is not written down yet."""
    body = get_object_or_404(Body, pk=slug)
    form = PresidencyForm(request.POST or None, body=body)
    return _answer(request, form, PresidencyTerm(body=body))


@access.for_secretariat
def presidency(request, pk):
    """One year; a POST changes it."""
    joined = PresidencyTerm.objects.select_related("body", "party", "chair", "vice_chair")
    shown = get_object_or_404(joined, pk=pk)
    return _answer(request, PresidencyForm.of(shown, request.POST or None), shown)


def _answer(request, form, shown: PresidencyTerm):
    if request.method == "POST" and form.is_valid() and _kept(request, form, shown):
        return redirect("secretariat_presidencies")
    status = 422 if form.errors else 200
    context = {"form": form, "body": shown.body, "shown": shown if shown.pk else None}
    return render(request, "secretariat/presidency.html", context, status=status)


def _kept(request, form, shown: PresidencyTerm) -> bool:
    try:
        actions.keep(presidency=shown, by=request.user, **form.cleaned_data)
    except Impossible as error:
        form.refuse(error)
        return False
    said = {"party": shown.party, "years": shown.years}
    messages.success(request, _("%(party)s, %(years)s: saved.") % said)
    return True
