"""A moderator keeps a thread on top of its forum's list, closes it, or opens it again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from forums import access, visible
from forums.actions import locking, pins
from forums.forms.steering import CloseForm, PinForm
from forums.models import Thread
from forums.views.acting import carry_out
from moderation.forms.grounds import ReasonForm
from network.lib.limits import limited


def get_thread(request, pk, may) -> Thread:
    """A thread that is visible, and where the member may do that; who may not gets a 404."""
    threads = Thread.objects.in_forums(visible.forum_ids(request))
    thread = get_object_or_404(threads.select_related("forum", "author", "language"), pk=pk)
    if not may(request.user, thread):
        raise Http404
    return thread


@login_required
@limited("curation", account=60, per=600)
def thread_pin(request, pk):
    """Pin it, as an announcement if so wished, change until when, or unpin it."""
    thread = get_thread(request, pk, access.may_place)
    if request.method == "POST" and "unpin" in request.POST:
        pins.unpin(thread=thread, by=request.user)
        messages.success(request, _("It stands among the other threads again."))
        return redirect(thread)
    sent = request.POST if request.method == "POST" else None
    form = PinForm(sent, member=request.user, ends=thread.pinned_until)
    is_one = thread.kind == Thread.Kind.ANNOUNCEMENT
    announces = Thread.Kind.ANNOUNCEMENT in access.kinds_open_to(request.user, thread.forum)
    may_announce = announces and not is_one
    if form.is_valid():
        try:
            act = pins.announce if may_announce and "announce" in request.POST else pins.pin
            act(thread=thread, by=request.user, until=form.until)
        except pins.Full:
            form.add_error(None, _("Five threads are pinned here already. Unpin one of them."))
        else:
            messages.success(request, _("It stands on top of its forum's list now."))
            return redirect(thread)
    status = 422 if form.errors else 200
    context = {"thread": thread, "form": form, "may_announce": may_announce}
    return render(request, "forums/thread_pin.html", context, status=status)


@login_required
@limited("curation", account=60, per=600)
def thread_lock(request, pk):
    """Close it for replies, for a time or for good."""
    thread = get_thread(request, pk, access.may_curate)
    form = CloseForm(request.POST or None, member=request.user)
    why = {"thread": thread, "by": request.user}
    return carry_out(
        request,
        "forums/thread_lock.html",
        {"thread": thread, "form": form},
        act=lambda: locking.close(reason=form.ground, until=form.until, **why),
        told=_("The thread is closed. Those who watch it are told."),
        then=thread.get_absolute_url(),
        changed="",
    )


@login_required
@limited("curation", account=60, per=600)
def thread_unlock(request, pk):
    """Open it for replies again."""
    thread = get_thread(request, pk, access.may_curate)
    form = ReasonForm(request.POST or None)
    return carry_out(
        request,
        "forums/thread_unlock.html",
        {"thread": thread, "form": form},
        act=lambda: locking.reopen(thread=thread, by=request.user, reason=form.ground),
        told=_("The thread is open again."),
        then=thread.get_absolute_url(),
        changed="",
    )
