"""For who reads a restricted forum: when the secretariat has read there."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from directory.models import Member
from forums.actions.office import readings_in
from forums.models import Forum, Thread
from network.lib import pages


@login_required
@require_GET
def forum_readings(request, slug):
    """Which thread on which day and by which role; who it was, the audit knows."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    if not forum.is_restricted:
        raise Http404
    lines = readings_in(forum)
    page = pages.asked(request, lines.count())
    shown = page.of(lines)
    threads = Thread.objects.in_bulk([line.subject_id for line in shown])
    rows = [(line, Member.Role(line.role).label, threads[line.subject_id]) for line in shown]
    return render(request, "forums/readings.html", {"forum": forum, "rows": rows, "page": page})
