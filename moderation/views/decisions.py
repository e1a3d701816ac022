"""What was decided about one's own words, why, and what one can do."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from directory.own_time import in_own_time
from moderation import access
from moderation.actions import appeals, returned
from moderation.forms.reports import AppealForm, MendForm
from moderation.models import Decision, Matter
from moderation.statement import statement_of
from network.lib.limits import limited
from network.lib.written import Refused


@login_required
@never_cache
@in_own_time
def decision(request, pk):
    """The statement of reasons, for whose words it is about and for nobody else."""
    return _page(request, _told(request, pk))


@login_required
@never_cache
@limited("mends", account=20, per=3600)
@in_own_time
def mend(request, pk):
    """The words that came back, for their author to mend and send again."""
    told = _told(request, pk)
    if not returned.waits_for_author(told):
        return redirect("decision", pk)
    form = MendForm(request.POST or None)
    if form.is_valid():
        try:
            returned.resubmit(decision=told, author=request.user, written=form.cleaned_data["text"])
        except Refused:
            form.add_error("text", _("It still holds what may tell who somebody is."))
        except returned.NoLongerReturned:
            return redirect("decision", pk)
        else:
            messages.success(request, _("Sent. A moderator reads it before anybody else does."))
            return redirect("held")
    elif not form.is_bound:
        form = MendForm(initial={"text": returned.own_words(decision=told, author=request.user)})
    status = 422 if form.errors else 200
    context = {"statement": statement_of(told), "form": form}
    return render(request, "moderation/decision_mend.html", context, status=status)


@login_required
@require_POST
@never_cache
@limited("appeals", account=20, per=3600)
@in_own_time
def appeal(request, pk):
    """Ask that another person looks at it. Nothing in the words is refused."""
    told, form = _told(request, pk), AppealForm(request.POST)
    if not form.is_valid():
        return _page(request, told, status=422, appeal_form=form)
    try:
        appeals.appeal(decision=told, author=request.user, **form.cleaned_data)
    except appeals.TooLate:
        messages.warning(request, _("This was asked before, or the time is over."))
    else:
        messages.success(request, _("Another person looks at it. You are told what they say."))
    return redirect("decision", pk)


def _told(request, pk) -> Decision:
    told = access.decisions_told(request.user).select_related(
        *("matter__appeal__sanction", "version__language", "about__matter", "appeal", "sanction")
    )
    return get_object_or_404(told, pk=pk)


def _page(request, told, status=200, **more):
    context = {
        "statement": statement_of(told),
        "is_answer": told.matter.kind == Matter.Kind.APPEAL,
        "may_mend": not request.user.is_suspended and returned.waits_for_author(told),
        "appeal": getattr(told, "appeal", None),
        "appeal_form": AppealForm() if appeals.may_appeal(told) else None,
        **more,
    }
    return render(request, "moderation/decision.html", context, status=status)
