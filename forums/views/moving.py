"""A moderator moves a thread; who gains and who loses it is said first, and wants a yes."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _

from forums import access, visible
from forums.actions.moving import move
from forums.consequences import Consequences, of_moving
from forums.forms.moving import MoveForm
from forums.views.acting import TITLE_CHANGED, carry_out, show
from forums.views.steering import get_thread
from network.lib.limits import limited


@login_required
@limited("curation", account=60, per=600)
def thread_move(request, pk):
    """To another forum that the moderator reads."""
    thread = get_thread(request, pk, access.may_place)
    others = [forum for forum in visible.forums(request) if forum.pk != thread.forum_id]
    form = MoveForm(request.POST or None, forums=others)
    asked = of_moving(thread, form.chosen) if form.is_valid() else Consequences()
    context = {"thread": thread, "form": form, "asked": asked}
    if asked and request.POST.get("confirmed") != asked.key:
        return show(request, "forums/thread_move.html", context)
    about = {"thread": thread, "by": request.user}
    return carry_out(
        request,
        "forums/thread_move.html",
        context,
        act=lambda: move(forum=form.chosen, reason=form.ground, **about),
        told=_("The thread is moved."),
        then=thread.get_absolute_url(),
        changed=TITLE_CHANGED,
    )
