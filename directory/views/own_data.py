"""What Havn keeps about a member, and a copy of it."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from directory.actions.own_data import copy_own_data
from network.lib.limits import limited
from network.lib.ports import exports


@login_required
@require_GET
def settings_data(request):
    """What is kept, what for and how long."""
    return render(request, "directory/settings_data.html", {"parts": list(exports)})


@login_required
@reauthentication_required
@limited("copies", account=5, per=3600)
def settings_data_copy(request):
    """A page with one button; pressed, it gives the copy. Whoever found an open page gets none."""
    if request.method != "POST":
        return render(request, "directory/settings_data_copy.html")
    name = f"havn-{timezone.now():%Y-%m-%d}.zip"
    return FileResponse(copy_own_data(member=request.user), as_attachment=True, filename=name)
