"""The inbox."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from network.lib.pages import Page, page_number, whole_number
from notifications import inbox
from notifications.actions.inbox import close_hidden, mark_all_read, mark_read
from notifications.models import Notification

SIZE = 30


@login_required
@require_GET
def notifications(request):
    """Thirty lines, newest first."""
    number = page_number(request.GET.get("page"))
    lines, hidden, more = inbox.page(request.user, number, SIZE)
    if number > 1 and not lines and not hidden:
        raise Http404
    close_hidden(member=request.user, lines=hidden)
    context = {
        "lines": lines,
        "page": Page(number, number + more, reverse("notifications")),
        "unread": any(line.is_unread for line in lines),
        "until": max((line.notification.last_activity_id for line in lines), default=0),
    }
    return render(request, "notifications/notifications.html", context)


@login_required
@require_GET
def notification(request, pk):
    """Open a line: it is read, and leads to the first unseen post."""
    line = get_object_or_404(
        Notification.objects.of(request.user).select_related("last_activity"), pk=pk
    )
    subject = inbox.subject_of(request.user, line)
    if subject is None:
        close_hidden(member=request.user, lines=[line])
        raise Http404
    target = inbox.first_unseen(request.user, subject)
    mark_read(line=line)
    return redirect(target)


@login_required
@require_POST
def notifications_read(request):
    """Mark as read what the member saw."""
    mark_all_read(member=request.user, until=whole_number(request.POST.get("until"), 0))
    return redirect("notifications")
