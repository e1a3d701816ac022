"""Ending one session of one's own; allauth lists them, and ends all the others at once."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.actions import sessions


@login_required
@require_POST
def end(request, pk):
    """End a session on another machine. This one ends by signing out."""
    session = get_object_or_404(request.user.usersession_set, pk=pk)
    if session.session_key == request.session.session_key:
        raise PermissionDenied
    sessions.end(sessions=[session])
    messages.success(request, _("That session has ended."))
    return redirect("usersessions_list")
