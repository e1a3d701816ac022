"""What is unread, and saying that it is read."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from forums import unreadlist, visible
from forums.actions import reading
from forums.models import Thread


@login_required
@require_GET
def unread(request):
    """What the member has not read in all forums, thirty threads a page."""
    # Asked before the rows: what comes meanwhile is not marked as read with them.
    until = timezone.now().isoformat()
    context = unreadlist.context(request) | {"until": until}
    return render(request, "forums/unread.html", context | {"marked": "marked" in request.GET})


@login_required
@require_POST
def unread_mark(request):
    """Take everything as read that the page knew of."""
    forums = visible.forum_ids(request)
    reading.mark_forums_read(member=request.user, forums=forums, until=_until(request))
    return redirect("/unread/?marked")


@login_required
@require_POST
def forum_read(request, slug):
    """The same in one forum."""
    for forum in visible.forums(request):
        if forum.slug == slug:
            reading.mark_forums_read(member=request.user, forums=[forum.pk], until=_until(request))
            return redirect("/unread/?marked")
    raise Http404


@login_required
@require_POST
def unread_undo(request):
    """Take the last press back, as long as that is possible."""
    if reading.undo_mark(member=request.user):
        messages.success(request, _("Unread again, as before."))
    else:
        messages.warning(request, _("It was too late to take that back."))
    return redirect("unread")


@login_required
@require_POST
def thread_read(request, pk):
    """One thread is read to its end; its row goes."""
    thread = get_object_or_404(Thread.objects.in_forums(visible.forum_ids(request)), pk=pk)
    reading.mark_read(thread, request.user, thread.last_number)
    return HttpResponse() if request.htmx else redirect("unread")


def _until(request) -> datetime:
    """The moment of the page it was pressed on.

    Raises:
        Http404: it is none.
    """
    try:
        until = datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        raise Http404 from None
    if timezone.is_naive(until):
        raise Http404
    return until
