"""What to read next, asked for once the thread itself is there."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from forums import visible
from forums.models import Thread

SHOWN = 5


@require_GET
def thread_related(request, pk):
    """The fragment at the end of a thread; without JavaScript a page of its own."""
    readable = Thread.objects.in_forums(visible.forum_ids(request))
    thread = get_object_or_404(readable.select_related("forum"), pk=pk)
    template = "forums/_related.html" if request.htmx else "forums/related.html"
    context = {"thread": thread, "related": readable.related_to(thread)[:SHOWN]}
    return render(request, template, context)
