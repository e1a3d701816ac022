"""A member tells of a new employer, or of what is wrong, and reads what became of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from directory import access
from directory.actions import changes
from directory.entrance import AnswerForm
from directory.forms.changes import CorrectionForm, EmployerForm
from directory.models import Change
from network.lib.limits import limited
from network.lib.written import Refused

CLAIMS_SHOWN = 10


@login_required
@limited("employer", account=10, per=3600)
def settings_employer(request):
    """Where I work; and "I have a new employer", with what is closed meanwhile said first."""
    member = request.user
    if not access.is_admitted(member):
        raise Http404
    form = EmployerForm(request.POST or None)
    if request.method == "POST":
        if not access.may_claim_employer(member):
            raise PermissionDenied
        if form.is_valid() and (change := _claimed(request, form)):
            return redirect("my_change", pk=change.pk)
    told = list(Change.objects.filter(member=member).about_work().newest_first()[:CLAIMS_SHOWN])
    context = {
        "form": form,
        "organisation": member.organisation,
        "affiliations": member.affiliations.select_related("organisation").order_by("-starts"),
        "seats": member.seat_terms.in_time().select_related("seat__party", "seat__body"),
        "changes": told,
        "waits": any(c.is_undecided and c.kind == Change.Kind.EMPLOYER for c in told),
        "may_claim": access.may_claim_employer(member),
    }
    status = 422 if form.errors else 200
    return render(request, "directory/settings_employer.html", context, status=status)


def _claimed(request, form: EmployerForm) -> Change | None:
    try:
        change = changes.claim_employer(member=request.user, **form.said)
    except Refused as refused:
        message = _("%(field)s looks like a personal number. Nothing was sent.")
        form.add_error(None, message % {"field": refused.label})
        return None
    except changes.Asked:
        form.add_error(None, _("You have told us of a new employer already. We are looking at it."))
        return None
    messages.success(request, _("It is with the secretariat. We write to you."))
    return change


@login_required
@limited("corrections", account=10, per=3600)
def settings_correction(request):
    """Ask the secretariat to correct what a member cannot change."""
    form = CorrectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = changes.ask_correction(member=request.user, **form.cleaned_data)
        except Refused as refused:
            message = _("%(field)s: this looks like a personal number. Nothing was sent.")
            form.add_error("words", message % {"field": refused.label})
        except changes.Asked:
            form.add_error(None, _("You have asked already. We answer that first."))
        else:
            messages.success(request, _("It is with the secretariat. We write to you."))
            return redirect("my_change", pk=asked.pk)
    status = 422 if form.errors else 200
    asked = Change.objects.filter(member=request.user, kind=Change.Kind.CORRECTION)
    context = {"form": form, "changes": asked.newest_first()[:CLAIMS_SHOWN]}
    return render(request, "directory/settings_correction.html", context, status=status)


@login_required
def my_change(request, pk):
    """What became of one; a POST answers what was asked."""
    shown = get_object_or_404(Change, pk=pk, member=request.user)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not access.may_answer_change(request.user, shown):
            raise PermissionDenied
        try:
            changes.answer(change=shown, words=form.cleaned_data["words"])
        except Refused as refused:
            message = _("%(field)s: this looks like a personal number. Nothing was sent.")
            form.add_error("words", message % {"field": refused.label})
        except changes.Decided:
            return redirect("my_change", pk=pk)
        else:
            messages.success(request, _("Your answer is with the secretariat."))
            return redirect("my_change", pk=pk)
    context = {
        "shown": shown,
        "form": form,
        "steps": shown.steps.all(),
        "may_answer": access.may_answer_change(request.user, shown),
    }
    status = 422 if form.errors else 200
    return render(request, "directory/my_change.html", context, status=status)
