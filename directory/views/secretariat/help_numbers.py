"""The secretariat keeps the help numbers right."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from directory import access
from directory.actions import help_numbers as actions
from directory.forms.publishing import HelpNumberForm, NewHelpNumberForm
from directory.models import HelpNumber
from network.lib.written import Refused


@access.for_secretariat
@require_GET
def help_numbers(request):
    """All of them; what has to be checked again is said first and marked."""
    numbers = HelpNumber.objects.in_order()
    context = {"numbers": numbers, "to_check": HelpNumber.objects.to_check().count()}
    return render(request, "secretariat/help_numbers.html", context)


@access.for_secretariat
def help_number(request, pk):
    """One number: saving says that it was looked up today; withdrawing takes it off the pages."""
    shown = get_object_or_404(HelpNumber.objects.select_related("country"), pk=pk)
    form = HelpNumberForm.of(shown, request.POST or None)
    if request.method == "POST" and "withdraw" in request.POST:
        actions.withdraw(help_number=shown, by=request.user)
        messages.success(request, _("%(number)s is no longer shown.") % {"number": shown.number})
        return redirect("secretariat_help_numbers")
    if request.method == "POST" and form.is_valid() and _checked(request, form, shown):
        return redirect("secretariat_help_numbers")
    status = 422 if form.errors else 200
    context = {"shown": shown, "form": form}
    return render(request, "secretariat/help_number.html", context, status=status)


@access.for_secretariat
def new(request):
    """A number that is not there yet."""
    form = NewHelpNumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _checked(request, form, form.unsaved()):
        return redirect("secretariat_help_numbers")
    status = 422 if form.errors else 200
    return render(request, "secretariat/help_number.html", {"form": form}, status=status)


def _checked(request, form, help_number) -> bool:
    try:
        actions.check(help_number=help_number, by=request.user, **form.words())
    except Refused as refused:
        message = _("%(field)s looks like a personal number. Nothing was saved.")
        form.add_error(None, message % {"field": refused.label})
        return False
    messages.success(request, _("%(number)s is checked.") % {"number": help_number.number})
    return True
