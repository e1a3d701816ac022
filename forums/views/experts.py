"""Asking the experts about a thread, and what somebody sees who is asked."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums import access, bylines, visible
from forums.actions.experts import AskedToday, call_experts, decline
from forums.forms.experts import CallForm
from forums.models import ExpertRequest
from forums.views.steering import get_thread
from network.lib.limits import limited


@login_required
@limited("experts", account=20, per=3600)
def thread_experts(request, pk):
    """Whom to ask, by priority, country and language; how many were, and never who."""
    thread = get_thread(request, pk, access.may_call_experts)
    sent = request.POST if request.method == "POST" else None
    form = CallForm(sent, thread=thread)
    if form.is_valid():
        try:
            _say(request, call_experts(thread=thread, by=request.user, **form.chosen))
        except AskedToday:
            messages.warning(request, _("Experts were asked about it today. Try again tomorrow."))
        return redirect("thread_experts", pk=thread.pk)
    context = {"thread": thread, "form": form, "told": ExpertRequest.objects.told(thread)}
    status = 422 if form.errors else 200
    return render(request, "forums/thread_experts.html", context, status=status)


def _say(request, asked: int) -> None:
    if not asked:
        messages.info(request, _("No expert for this is free now. Look for others, or wait."))
        return
    told = ngettext("%(n)s expert is asked.", "%(n)s experts are asked.", asked)
    messages.success(request, told % {"n": asked})


@login_required
def expert_request(request, pk):
    """To answer in the thread, or not this time."""
    found = ExpertRequest.objects.of(request.user).with_answered()
    found = found.filter(thread__forum__in=visible.forum_ids(request), thread__merged_into=None)
    asked = get_object_or_404(found.select_related("thread__forum", "thread__author"), pk=pk)
    if request.method == "POST":
        if decline(request=asked):
            messages.success(request, _("Thank you for saying so. Nobody sees that it was you."))
        return redirect("home")
    context = {
        "asked": asked,
        "thread": asked.thread,
        "who": bylines.in_a_list(asked.thread.author),
        "priorities": asked.thread.priorities.all(),
        "may_reply": access.may_reply(request.user, asked.thread),
    }
    return render(request, "forums/expert_request.html", context)
