"""What to do at the end of a thread, asked for once the thread itself is there."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from forums import access, visible
from forums.models import Thread

SHOWN = 5


@require_GET
def thread_related(request, pk):
    """Others about the same, and the thread as a paper; without JavaScript a page of its own."""
    readable = Thread.objects.in_forums(visible.forum_ids(request))
    thread = get_object_or_404(readable.select_related("forum"), pk=pk)
    context = {
        "thread": thread,
        "related": readable.related_to(thread)[:SHOWN],
        "may_take_paper": access.may_see_names(request.user) and access.may_take_paper(thread),
    }
    return render(request, f"forums/{'_' if request.htmx else ''}related.html", context)
