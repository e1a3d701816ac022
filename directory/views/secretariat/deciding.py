"""The secretariat's page of one application or change: what is told, and the decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from network.lib.matters import Decided
from network.lib.ports import asked_sections
from network.lib.written import Refused


def page_of(request, shown, template: str, form_of, told):
    """The page; a POST decides.

    Args:
        form_of: as `network.lib.subjects.Desk.answer`.
        told: (fragment, context) of what is shown.
    """
    form = form_of(shown, request.user, request.POST or None)
    if request.method == "POST" and form is None:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid() and _decided(request, form):
        return redirect(request.path)
    sections = [section(request.user, shown) for section in asked_sections]
    context = {"shown": shown, "form": form, "told": told, "sections": sections}
    status = 422 if form and form.errors else 200
    return render(request, template, context, status=status)


def _decided(request, form) -> bool:
    """Whether it is settled; what the scan found goes back into the form."""
    try:
        said = form.carry_out(request.user)
    except Refused as refused:
        form.refuse(refused)
        return False
    except Decided:
        messages.warning(request, _("Somebody else has decided meanwhile."))
    else:
        messages.success(request, said)
    return True
