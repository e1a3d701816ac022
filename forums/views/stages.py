"""How far a thread has come, and which reply answered it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from forums import access, visible
from forums.actions import stages
from forums.models import Post, Thread
from network.lib.limits import limited


def _get_thread(request, pk) -> Thread:
    threads = Thread.objects.in_forums(visible.forum_ids(request))
    return get_object_or_404(threads.select_related("forum"), pk=pk)


@login_required
@require_POST
@limited("stages", account=60, per=600)
def stage(request, pk):
    """Conclude a thread, open it again, or put it into the archive."""
    thread, stage = _get_thread(request, pk), request.POST.get("stage")
    if stage not in Thread.Stage.values:
        raise Http404
    archives = Thread.Stage.ARCHIVED in (stage, thread.stage)
    asked = access.may_archive if archives else access.may_steer
    if not asked(request.user, thread):
        raise PermissionDenied
    stages.move_to(thread=thread, stage=stage, by=request.user)
    return _done(request, thread)


@login_required
@require_POST
@limited("stages", account=60, per=600)
def answer(request, pk):
    """Say that a reply answered the question, or that it did not after all."""
    posts = Post.objects.in_forums(visible.forum_ids(request)).select_related("thread__forum")
    post = get_object_or_404(posts, pk=pk)
    if not access.may_accept(request.user, post.thread, post):
        raise PermissionDenied
    try:
        if request.POST.get("back"):
            stages.take_back_answer(thread=post.thread, by=request.user)
        else:
            stages.accept(post=post, by=request.user)
    except stages.NoAnswer:
        raise Http404 from None
    return _done(request, post)


def _done(request, shown):
    """Open pages, the one that pressed as well, ask for the new head by themselves."""
    return HttpResponse(status=204) if request.htmx else redirect(shown)
