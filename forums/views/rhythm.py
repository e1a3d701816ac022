"""A moderator prepares the questions that a forum asks week by week."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from directory.own_time import in_own_time
from forums import access, visible
from forums.actions import preparing
from forums.forms.rhythm import QuestionForm, RhythmForm
from forums.models import Forum, PreparedQuestion, Rhythm
from forums.views.acting import carry_out
from network.lib.limits import limited
from network.lib.written import Refused

ASKED = 20


def _get_forum(request, slug) -> Forum:
    """One whose questions the member prepares; else there is nothing."""
    forums = Forum.objects.filter(pk__in=visible.forum_ids(request)).select_related("priority")
    forum = get_object_or_404(forums, slug=slug)
    if not access.may_prepare(request.user, forum):
        raise Http404
    return forum


def _get_rhythm(forum: Forum) -> Rhythm | None:
    return Rhythm.objects.filter(forum=forum).select_related("moderator", "forum").first()


@login_required
@in_own_time
@limited("curation", account=60, per=600)
def forum_questions(request, slug):
    """When they are asked, which wait, and which were asked."""
    forum = _get_forum(request, slug)
    rhythm = _get_rhythm(forum)
    form = RhythmForm(request.POST or None, rhythm=rhythm)
    if form.is_valid():
        preparing.keep_rhythm(forum=forum, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. You ask the questions of this forum."))
        return redirect("forum_questions", slug)
    context = {"forum": forum, "rhythm": rhythm, "form": form}
    if rhythm:
        context["waiting"] = rhythm.questions.waiting()
        context["asked"] = _asked(request, rhythm)
    status = 422 if form.errors else 200
    return render(request, "forums/forum_questions.html", context, status=status)


def _asked(request, rhythm: Rhythm) -> list[tuple]:
    """When each was asked, and its thread where that may be read."""
    open_to = set(visible.forum_ids(request))
    asked = rhythm.questions.asked().select_related("post__thread")[:ASKED]
    found = [(one.asked_at, one.post.thread if one.post else None) for one in asked]
    return [(at, to if to and to.forum_id in open_to else None) for at, to in found]


@login_required
@limited("curation", account=60, per=600)
def question_new(request, slug):
    """One more, behind those that wait."""
    forum = _get_forum(request, slug)
    rhythm = get_object_or_404(Rhythm, forum=forum)
    return _prepare(request, forum, rhythm)


@login_required
@limited("curation", account=60, per=600)
def question_edit(request, slug, pk):
    """Change one that waits."""
    forum = _get_forum(request, slug)
    question = _waiting(forum, pk)
    return _prepare(request, forum, question.rhythm, question)


def _prepare(request, forum, rhythm, question=None):
    about = {"forum": forum, "member": request.user, "question": question}
    form = QuestionForm(request.POST or None, **about)

    def act():
        said = {name: form.cleaned_data[name] for name in ("title", "text", "language")}
        said["priorities"] = form.cleaned_data["priorities"]
        preparing.prepare(rhythm=rhythm, by=request.user, question=question, **said)

    return carry_out(
        request,
        "forums/question_form.html",
        {"forum": forum, "form": form, "question": question},
        act=act,
        told=_("The question waits in the list."),
        then=rhythm.get_absolute_url(),
        changed=_("Nothing was saved: it is asked already."),
        lost=(preparing.Asked,),
        refused=(Refused, preparing.Full),
    )


@login_required
@require_POST
@limited("curation", account=60, per=600)
def question_move(request, slug, pk):
    """Ask one sooner, or take it from the list."""
    question = _waiting(_get_forum(request, slug), pk)
    act = preparing.drop if "drop" in request.POST else preparing.ask_sooner
    act(question=question, by=request.user)
    return redirect(question.rhythm)


def _waiting(forum, pk) -> PreparedQuestion:
    questions = PreparedQuestion.objects.waiting().filter(rhythm__forum=forum)
    return get_object_or_404(questions.select_related("rhythm__forum"), pk=pk)
