"""Phone and keys are lost: the member asks in the way in, two of the secretariat say yes."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access
from directory.actions import resets as actions
from directory.models import FactorReset

# Seconds that an e-mailed code proves the address for.
PROVEN_FOR = 15 * 60


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_request_login_code")
def lost(request):
    """Who got as far as the second step by an e-mailed code may ask; others get a code first."""
    member = request._login_stage.login.user
    proven = by_mailed_code(request, member)
    if request.method == "POST":
        if not proven:
            raise PermissionDenied
        actions.ask(member=member)
        return render(request, "directory/factor_lost_asked.html", {"member": member})
    return render(request, "directory/factor_lost.html", {"proven": proven})


def by_mailed_code(request, member) -> bool:
    """Whether this browser has just typed a code that we sent to the member's address."""
    since = time.time() - PROVEN_FOR
    records = get_authentication_records(request, member)
    return any(r["method"] == "code" and r.get("email") and r["at"] > since for r in records)


@access.for_secretariat
@require_GET
def resets(request):
    """Who waits, and which yes is missing."""
    found = FactorReset.objects.open().with_people().longest_waiting_first()
    rows = [(reset, access.may_approve_reset(request.user, reset)) for reset in found]
    return render(request, "secretariat/factor_resets.html", {"rows": rows})


@access.for_secretariat
@require_POST
def approve(request, pk):
    reset = get_object_or_404(FactorReset, pk=pk)
    try:
        reset = actions.approve(reset=reset, by=request.user)
    except actions.MayNot:
        raise PermissionDenied from None
    if reset.done_at:
        told = _("%(name)s can begin anew, and has a letter that says so.")
    else:
        told = _("Your yes for %(name)s counts. A colleague must say yes too.")
    messages.success(request, told % {"name": reset.member.name})
    return redirect("factor_resets")
