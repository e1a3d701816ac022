"""A moderator sums a thread up, mends the summary, or takes it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from forums import access
from forums.actions.summaries import remove_summary, sum_up
from forums.forms.summaries import SummaryForm
from forums.models import Summary
from forums.views.acting import carry_out
from forums.views.steering import get_thread
from network.lib.limits import limited


@login_required
@limited("curation", account=60, per=600)
def thread_summary(request, pk):
    """What stands on top of the thread."""
    thread = get_thread(request, pk, access.may_place)
    if request.method == "POST" and "remove" in request.POST:
        remove_summary(thread=thread, by=request.user)
        messages.success(request, _("The summary is gone."))
        return redirect(thread)
    summary = Summary.objects.filter(thread=thread).first()
    form = SummaryForm(request.POST or None, thread=thread, summary=summary)

    def act():
        said = {name: form.cleaned_data[name] for name in ("text", "language", "seen")}
        sum_up(thread=thread, by=request.user, posts=form.posts, **said)

    return carry_out(
        request,
        "forums/thread_summary.html",
        {"thread": thread, "form": form, "summary": summary},
        act=act,
        told=_("The summary stands on top of the thread now."),
        then=thread.get_absolute_url(),
        changed=_("Nothing was saved: the summary is another meanwhile. Look again."),
    )
