"""Finding threads and people by words of their title or name."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory.access import may_see_directory
from directory.models import Member
from forums import threadlist, visible
from forums.models import Thread

MOST = 20


@require_GET
def search(request):
    """Threads whose title holds the words, newest first, and people by name. Two queries."""
    # PostgreSQL refuses a text with a null character.
    words = request.GET.get("q", "").replace("\0", " ").strip()[:200]
    rows, people = [], []
    if words:
        readable = Thread.objects.in_forums(visible.forum_ids(request))
        found = threadlist.decorated(readable.titled(words).by_activity(), request.user)[:MOST]
        rows = [threadlist.row(thread, request.user) for thread in found]
        if may_see_directory(request.user):
            people = Member.objects.listed().named(words).with_card().by_name()[:MOST]
    context = {"words": words, "rows": rows, "people": people, "most": MOST}
    return render(request, "forums/search.html", context)
