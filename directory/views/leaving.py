"""Leaving Havn."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from directory import access
from directory.actions.leaving import WAIT, leave
from directory.forms.members import LeavingForm
from directory.mailed_code import still_you
from network.lib.limits import limited


@login_required
@still_you(allow_get=True)
@limited("leaving", account=10, per=3600)
def settings_leave(request):
    """What happens, before it happens; then the choice."""
    may_leave = access.may_leave(request.user)
    form = LeavingForm(request.POST or None, member=request.user)
    if request.method == "POST" and may_leave and form.is_valid():
        leave(member=request.user, words_go=form.cleaned_data["words_go"])
        logout(request)
        return redirect("left")
    context = {"form": form, "may_leave": may_leave, "erased_on": timezone.now() + WAIT}
    status = 422 if form.errors else 200
    return render(request, "directory/settings_leave.html", context, status=status)


@require_GET
def left(request):
    """Where a closed account leads; it says nothing of whose it was."""
    return render(request, "directory/left.html")
