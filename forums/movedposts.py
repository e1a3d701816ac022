"""What stands where posts stood that were moved, and where a merged thread leads."""

from django.conf import settings
from django.http import Http404
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from forums import visible
from forums.models import MovedPost, Thread


def stubs(request, thread, first: int, last: int) -> dict[int, SafeString]:
    """A line for each number of a stretch whose post is elsewhere. One query.

    The title of the other thread, and the way there, only for who may read it.
    """
    open_ids = set(visible.forum_ids(request))
    found = MovedPost.objects.filter(thread=thread.pk).numbered(first, last)
    return {moved.number: _stub(moved, open_ids) for moved in found}


def _stub(moved: MovedPost, open_ids: set[int]) -> SafeString:
    to = moved.post if moved.post.thread.forum_id in open_ids else None
    return render_to_string("forums/_moved_post.html", {"moved": moved, "to": to})


def merged(request, pk: int) -> Thread:
    """A thread that was merged into one that the reader may read, with that one.

    Raises:
        Http404: there is none.
    """
    threads = Thread.objects.filter(pk=pk, merged_into__forum__in=visible.forum_ids(request))
    thread = threads.select_related("merged_into__forum").first()
    if thread is None:
        raise Http404
    return thread


def onward(request, pk: int) -> str:
    """The address to which that of a merged thread leads: the first post of the page asked.

    With a mark of its own, or the browser would look for the old number there.

    Raises:
        Http404: as for `merged`.
    """
    thread = merged(request, pk)
    asked = request.GET.get("page") or ""
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    stood = MovedPost.objects.filter(thread=pk, post__thread=thread.merged_into).order_by("number")
    stood = stood.select_related("post__thread")
    first = stood.filter(number__gt=(page - 1) * settings.POSTS_PER_PAGE).first() or stood.first()
    return (first.post if first else thread.merged_into).get_absolute_url()
