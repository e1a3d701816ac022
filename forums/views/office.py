"""For who reads a restricted forum: when the secretariat has read there."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from directory.models import Member
from forums.actions.office import readings_in
from forums.models import Forum, Thread
from network.lib.pages import A_PAGE, Page, page_number


@login_required
@require_GET
def forum_readings(request, slug):
    """Which thread on which day and by which role; who it was, the audit knows."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    if not forum.is_restricted:
        raise Http404
    lines = readings_in(forum)
    pages = max(1, -(-lines.count() // A_PAGE))
    number = page_number(request.GET.get("page"))
    if number > pages:
        raise Http404
    shown = lines[(number - 1) * A_PAGE : number * A_PAGE]
    threads = Thread.objects.in_bulk([line.subject_id for line in shown])
    rows = [(line, Member.Role(line.role).label, threads[line.subject_id]) for line in shown]
    page = Page(number, pages, reverse("forum_readings", args=[slug]))
    return render(request, "forums/readings.html", {"forum": forum, "rows": rows, "page": page})
