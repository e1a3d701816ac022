"""Reading and starting threads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from forums import access, authors, fragments, live, movedposts, refusals, threadpage, visible
from forums.actions import drafts, held, office, reading, threads
from forums.forms.files import sent
from forums.forms.threads import ThreadForm
from forums.kinds import FORMS
from forums.models import Draft, Forum, Thread
from network.lib.limits import limited
from network.lib.pages import whole_number
from network.lib.presence import here

CATCH_UP = 100


@require_GET
def thread(request, pk, slug=None):
    """One page of a thread: twenty posts by number, whatever its length."""
    try:
        thread = threadpage.get_thread(request, pk)
    except Http404:
        return redirect(movedposts.onward(request, pk))
    if slug != thread.slug:
        query = request.META["QUERY_STRING"]
        return redirect(f"{thread.get_absolute_url()}{'?' if query else ''}{query}", permanent=True)
    page = threadpage.page_of(request, thread)
    if request.user.is_authenticated and page.last_number > (thread.read_to or 0):
        reading.mark_read(thread, request.user, page.last_number)
    office.note_reading(thread, request.user)
    return render(request, "forums/thread.html", threadpage.context(request, thread, page))


@require_GET
def since(request, pk):
    """What changed after a revision: on connect, on wake, and where sockets are blocked."""
    readable = Thread.objects.in_forums(visible.forum_ids(request))
    thread = readable.filter(pk=pk).first()
    if thread is None and (merged := _merged(request, pk)):
        return JsonResponse(_follow(merged))
    if thread is None:
        # Who was signed out while writing signs in again and goes on: their page stays.
        return JsonResponse({"signed_in": request.user.is_authenticated}, status=404)
    revision = whole_number(request.GET.get("revision"), 0)
    face = threadpage.face(request)
    rows = fragments.rows(thread.posts.changed_since(revision)[: CATCH_UP + 1])
    more, rows = len(rows) > CATCH_UP, rows[:CATCH_UP]
    html = fragments.render(rows, face)
    read = whole_number(request.GET.get("read"), 0)
    if read and request.user.is_authenticated:
        reading.mark_read(thread, request.user, read)
    return JsonResponse(
        {
            "revision": rows[-1].revision if more else thread.revision,
            "posts": [live.message(row, html[row.pk]) for row in rows if row.pk in html],
            "more": more,
            "heading": thread.heading,
            "here": here(f"thread.{thread.pk}"),
        }
    )


def _merged(request, pk):
    try:
        return movedposts.merged(request, pk)
    except Http404:
        return None


def _follow(thread) -> dict:
    """An open page asks for the head again, and so comes to where the thread is now."""
    told = {"revision": thread.revision, "heading": thread.heading, "here": 0}
    return told | {"posts": [], "more": False}


@login_required
@limited("threads", account=20, per=3600)
def thread_new(request, slug):
    """The form that starts a thread, and the act."""
    forum = get_object_or_404(
        Forum.objects.visible_to(request.user).select_related("priority"), slug=slug
    )
    if request.user.is_muted and request.method == "GET":
        return redirect("sanctions")
    if not (access.may_start(request.user, forum) or request.user.is_muted):
        raise PermissionDenied
    initial = {
        "language": request.user.language,
        "priorities": [forum.priority_id] if forum.priority_id else [],
    }
    kinds = access.kinds_open_to(request.user, forum)
    draft = Draft.objects.of(request.user).at(forum).first()
    kind = _kind_asked(request, kinds, draft.kind if draft else "")
    about = {"forum": forum, "terms": access.terms_in(request.user, forum), "kind": kind}
    if forum.lets_ask_without_name(kind):
        about["shown_as"] = authors.shown_as(request.user, forum)
    about |= {"spokespersons": authors.spokespersons_in(request.user, forum)}
    came = sent(request) if request.POST else {}
    form = ThreadForm(**came, initial=initial, draft=draft, **about)
    context = {"forum": forum, "form": form, "forms": [(one, FORMS[one]) for one in kinds]}
    if request.user.is_muted:
        form.refuse_now(refusals.muted(request.user))
        return render(request, "forums/thread_form.html", context, status=403)
    if request.method == "POST" and "preview" in request.POST and form.is_valid():
        language = form.cleaned_data["language"].pk
        context["preview"] = form.preview(request.user, language)
    elif request.method == "POST" and form.is_valid():
        values = {"forum": forum, "author": request.user, **threadpage.thread_values(form)}
        try:
            if form.goes_to_moderator(request.user):
                held.hold_thread(**values)
                drafts.discard(member=request.user, place=forum)
                return redirect("held")
            post = threads.start(**values, **form.answers)
        except refusals.REFUSALS as refused:
            refusals.explain(form, refused, request.user, values["language"])
        except held.Held as kept:
            drafts.discard(member=request.user, place=forum)
            messages.info(request, refusals.why_held(kept.rules))
            return redirect("held")
        else:
            drafts.discard(member=request.user, place=forum)
            return redirect(post.thread)
    status = 422 if form.errors else 200
    return render(request, "forums/thread_form.html", context, status=status)


def _kind_asked(request, kinds, begun=""):
    """What the thread is to be for: when none is asked the one that was begun, or the first of
    those open to the writer.

    Raises:
        Http404: the one asked is not open to them.
        PermissionDenied: none is.
    """
    if not kinds:
        raise PermissionDenied
    first = begun if begun in kinds else kinds[0]
    asked = (request.POST or request.GET).get("kind") or first
    if asked not in kinds:
        raise Http404
    return Thread.Kind(asked)
