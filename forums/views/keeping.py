"""Bookmarks, and thanks."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory.own_time import in_own_time
from forums import access, controls, visible
from forums.actions import keeping
from forums.authors import is_by
from forums.forms.keeping import BookmarkForm
from forums.models import Bookmark, Post, Thanks
from network.lib.limits import limited
from network.lib.pages import Page, page_number
from network.lib.written import Refused

SIZE = 30


@login_required
@require_GET
@in_own_time
def bookmarks(request):
    """The member's own, of posts they may read now. One query."""
    number = page_number(request.GET.get("page"))
    rows = Bookmark.objects.visible_in(visible.forum_ids(request), request.user)
    start = (number - 1) * SIZE
    found = list(rows.newest_first()[start : start + SIZE + 1])
    if number > 1 and not found:
        raise Http404
    page = Page(number, number + (len(found) > SIZE), reverse("bookmarks"))
    return render(request, "forums/bookmarks.html", {"rows": found[:SIZE], "page": page})


@login_required
@in_own_time
@limited("bookmarks", account=120, per=3600)
def bookmark(request, pk):
    """Keep a post, with a note and a reminder; or no more."""
    post = _post(request, pk)
    if not access.may_keep(request.user, post):
        raise PermissionDenied
    kept = Bookmark.objects.of(request.user).filter(post=post).first()
    initial = {"note": kept.note, "remind_at": kept.remind_at} if kept else {}
    if kept and "remove" in request.POST:
        keeping.remove_bookmark(bookmark=kept)
        return redirect(post)
    form = BookmarkForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.bookmark(member=request.user, post=post, **form.cleaned_data)
        except Refused as refused:
            message = _("%(field)s: this looks like a personal number. Nothing was kept.")
            form.add_error("note", message % {"field": refused.label})
        else:
            return redirect(post)
    context = {"post": post, "form": form, "kept": kept}
    status = 422 if form.errors else 200
    return render(request, "forums/bookmark.html", context, status=status)


@login_required
@require_POST
def bookmark_remove(request, pk):
    """Do not keep it any more; whoever may no longer read the post may still do that."""
    keeping.remove_bookmark(bookmark=get_object_or_404(Bookmark.objects.of(request.user), pk=pk))
    return HttpResponse() if request.htmx else redirect("bookmarks")


@login_required
@require_POST
@limited("thanks", account=120, per=3600)
def thank(request, pk):
    """Say thanks, or take it back."""
    post = _post(request, pk)
    if not access.may_thank(request.user, post):
        raise PermissionDenied
    if request.POST.get("back"):
        keeping.take_back(member=request.user, post=post)
    else:
        keeping.thank(member=request.user, post=post)
    if request.htmx:
        [row] = Post.objects.filter(pk=pk).select_related("thread").with_marks(request.user.pk)
        response = HttpResponse(controls.drawn(request.user, post.thread, row, pressed=True))
        # Said here, not twenty times on the page.
        response["HX-Retarget"] = f"#post-{row.number} .post-controls"
        response["HX-Reswap"] = "outerHTML"
        return response
    return redirect(post)


@login_required
@require_GET
def thanks(request, pk):
    """Who thanks for a post: for its author, and nobody else."""
    post = _post(request, pk)
    if not is_by(request.user, post):
        raise Http404
    rows = Thanks.objects.filter(post=post).from_present().with_card()
    return render(request, "forums/thanks.html", {"post": post, "rows": rows})


def _post(request, pk) -> Post:
    posts = Post.objects.in_forums(visible.forum_ids(request)).shown()
    return get_object_or_404(posts.select_related("thread"), pk=pk)
