"""A moderator makes two threads of one, or one of two; what that opens is said first."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forums import access, visible
from forums.actions.carrying import TooMany
from forums.actions.curation import Changed
from forums.actions.joining import join, merge
from forums.actions.splitting import split
from forums.consequences import Consequences, of_carrying
from forums.forms.carrying import JoinForm, SplitForm
from forums.models import Thread
from forums.views.acting import carry_out, show
from forums.views.steering import get_thread
from network.lib.limits import limited

CHANGED = gettext_lazy("Nothing was done: the thread has changed meanwhile. Look again.")


@login_required
@limited("curation", account=60, per=600)
def thread_split(request, pk):
    """Make a thread of some posts."""
    thread = get_thread(request, pk, access.may_place)
    form = SplitForm(request.POST or None, thread=thread, forums=visible.forums(request))
    asked = Consequences()
    if form.is_valid():
        asked = of_carrying(thread, form.posts, form.chosen)
    chosen = ("title", "priorities")
    return _answer(
        request,
        "forums/thread_split.html",
        {"thread": thread, "form": form, "asked": asked},
        act=lambda: split(
            thread=thread,
            posts=form.posts,
            forum=form.chosen,
            by=request.user,
            reason=form.ground,
            **{name: form.cleaned_data[name] for name in chosen},
        ),
        told=_("The posts are a thread of their own. Who wrote them is told."),
    )


@login_required
@limited("curation", account=60, per=600)
def thread_join(request, pk):
    """Put some posts, or all of the thread, into another one."""
    thread = get_thread(request, pk, access.may_place)
    threads = Thread.objects.in_forums(visible.forum_ids(request)).select_related("forum")
    form = JoinForm(request.POST or None, thread=thread, threads=threads)
    asked, into = Consequences(), None
    if form.is_valid():
        into = form.cleaned_data["into"]
        posts = None if form.is_whole else form.posts
        asked = of_carrying(thread, posts, into.forum, into)

    def act():
        about = {"thread": thread, "into": into, "by": request.user, "reason": form.ground}
        return merge(**about) if form.is_whole else join(posts=form.posts, **about)

    context = {"thread": thread, "form": form, "asked": asked, "into": into}
    told = _("It stands in this thread now. Who wrote it is told.")
    return _answer(request, "forums/thread_join.html", context, act=act, told=told)


def _answer(request, template: str, context: dict, *, act, told: str):
    """Ask for a yes to what would change, then do it and show where it went."""
    thread, asked = context["thread"], context["asked"]
    if asked and request.POST.get("confirmed") != asked.key:
        return show(request, template, context)
    made = []

    def do():
        try:
            made.append(act())
        except TooMany:
            raise Changed from None

    return carry_out(
        request,
        template,
        context,
        act=do,
        told=told,
        then=lambda: (made or [thread])[0].get_absolute_url(),
        changed=CHANGED,
    )
