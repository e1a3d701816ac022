"""How a post was changed."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from forums import access, historypage, visible
from forums.models import Post
from network.lib.pages import Page, page_number


@login_required
@require_GET
def post_history(request, pk):
    """The words of a post before each edit, and what came and went, for who may read it."""
    readable = Post.objects.in_forums(visible.forum_ids(request)).shown()
    post = get_object_or_404(readable.select_related("thread", "author"), pk=pk)
    if not access.may_see_names(request.user):
        raise PermissionDenied
    number = page_number(request.GET.get("page"))
    changes, more = historypage.changes(post, number)
    if number > 1 and not changes:
        raise Http404
    page = Page(number, number + more, request.path)
    context = {"post": post, "changes": changes, "page": page}
    return render(request, "forums/post_history.html", context)
