"""What may leave of a thread: its page, and the act."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from forums import access, visible
from forums.actions.sensitivity import change_sensitivity
from forums.forms.sensitivity import SensitivityForm
from forums.models import Thread


@login_required
def sensitivity(request, pk):
    """Its author may hold back more of it; who moderates may let out more again."""
    readable = Thread.objects.in_forums(visible.forum_ids(request)).select_related("forum")
    thread = get_object_or_404(readable, pk=pk)
    if not access.may_change_sensitivity(request.user, thread):
        raise PermissionDenied
    form = SensitivityForm(
        request.POST or None,
        thread=thread,
        may=lambda level: access.may_choose_sensitivity(request.user, thread, level),
    )
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["sensitivity"]
        change_sensitivity(thread=thread, by=request.user, sensitivity=chosen)
        messages.success(request, _("Saved. It holds for all that is sent from now on."))
        return redirect(thread)
    status = 422 if form.errors else 200
    context = {"thread": thread, "form": form}
    return render(request, "forums/sensitivity.html", context, status=status)
