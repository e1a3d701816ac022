"""What Havn keeps about a member, and a copy of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory.actions.own_data import copy_own_data
from directory.actions.restricting import lift, restrict
from directory.mailed_code import still_you
from network.lib.limits import limited
from network.lib.ports import exports


@login_required
@require_GET
def settings_data(request):
    """What is kept, what for and how long."""
    return render(request, "directory/settings_data.html", {"parts": list(exports)})


@login_required
@require_POST
@limited("restriction", account=20, per=3600)
def settings_restriction(request):
    """Keep my data and do not use it, or use it again."""
    if request.POST.get("restrict") == "on":
        restrict(member=request.user)
        messages.success(request, _("Your data is kept and not used from now on."))
    else:
        lift(member=request.user)
        messages.success(request, _("Colleagues find you again."))
    return redirect("settings_data")


@login_required
@still_you
@limited("copies", account=5, per=3600)
def settings_data_copy(request):
    """A page with one button; pressed, it gives the copy. Whoever found an open page gets none."""
    if request.method != "POST":
        return render(request, "directory/settings_data_copy.html")
    name = f"havn-{timezone.now():%Y-%m-%d}.zip"
    return FileResponse(copy_own_data(member=request.user), as_attachment=True, filename=name)
