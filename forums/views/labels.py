"""Its author, and who moderates, change the title and labels of a thread."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _

from forums import access
from forums.actions.labels import relabel
from forums.actions.writers import LookAgain, MustBeHeld, NotNow
from forums.authors import is_by
from forums.forms.labels import RelabelForm
from forums.views.acting import TITLE_CHANGED, carry_out
from forums.views.steering import get_thread
from network.lib.limits import limited
from network.lib.written import Refused


@login_required
@limited("labels", account=30, per=600)
def thread_labels(request, pk):
    """Title, priorities, language, countries, level and tags."""
    thread = get_thread(request, pk, access.may_relabel)
    is_own = is_by(request.user, thread)
    form = RelabelForm(request.POST or None, thread=thread, is_own=is_own)

    def act():
        thread.heading = form.cleaned_data["heading_seen"]
        relabel(thread=thread, by=request.user, reason=form.ground, **form.labels)

    return carry_out(
        request,
        "forums/thread_labels.html",
        {"thread": thread, "form": form},
        act=act,
        told=_("Changed. Old links to the thread lead here."),
        then=reverse("thread_short", args=[thread.pk]),
        changed=TITLE_CHANGED,
        refused=(Refused, NotNow, LookAgain, MustBeHeld),
    )
