"""Replying and editing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from forums import access, fragments, movedposts, refusals, replyform, threadpage, visible
from forums.actions import drafts, held, posts
from forums.authors import is_by
from forums.forms.files import sent
from forums.forms.texts import EditForm
from forums.models import Draft, Post, Thread
from forums.views.quoting import quoted_in
from network.lib.limits import limited
from network.lib.markup import plain


@login_required
@require_POST
@limited("posts", account=60, per=600)
def reply(request, pk):
    """Add a reply; the same fragment answers HTMX, a redirect answers a plain form."""
    threads = Thread.objects.in_forums(visible.forum_ids(request)).select_related("forum")
    thread = threads.filter(pk=pk).first()
    if thread is None:
        return _merged(request, pk)
    form = replyform.reply_form(request, thread, sent(request), quoted=quoted_in(request, thread))
    if request.user.is_muted:
        form.refuse_now(refusals.muted(request.user))
        return _not_sent(request, thread, form, status=403)
    if not access.may_reply(request.user, thread):
        raise PermissionDenied
    if form.is_valid() and "preview" in request.POST:
        preview = form.preview(request.user, thread.language_id)
        return _not_sent(request, thread, form, preview=preview)
    if form.is_valid():
        values = {"thread": thread, "author": request.user, **form.words}
        values["submission"] = form.cleaned_data["submission"]
        try:
            if form.goes_to_moderator(request.user):
                held.hold_reply(**values)
                return _held(request, thread)
            post = posts.reply(**values, **form.answers)
        except refusals.REFUSALS as refused:
            refusals.explain(form, refused, request.user, thread.language_id)
        except held.Held as kept:
            return _held(request, thread, refusals.why_held(kept.rules))
        else:
            drafts.discard(member=request.user, place=thread)
            return _replied(request, thread, post)
    return _not_sent(request, thread, form)


def _merged(request, pk):
    """The words stay in a form that sends them to where the thread is now; who reads it there is
    for the writer to see first."""
    thread = movedposts.merged(request, pk).merged_into
    form = replyform.reply_form(request, thread, sent(request))
    form.refuse_now(refusals.MERGED % {"title": thread.title, "forum": thread.forum.title})
    return _not_sent(request, thread, form)


def _replied(request, thread, post):
    if not request.htmx:
        return redirect(post)
    rows = fragments.rows(Post.objects.filter(pk=post.pk))
    context = {
        "thread": thread,
        "posts": threadpage.posts_html(request, thread, rows),
        "form": replyform.reply_form(request, thread, term=post.term_id),
        "swap": True,
    }
    return render(request, "forums/_replied.html", context)


def _held(request, thread, why=""):
    """The words are with a moderator, and not in the thread."""
    drafts.discard(member=request.user, place=thread)
    if not request.htmx:
        if why:
            messages.info(request, why)
        return redirect("held")
    form = replyform.reply_form(request, thread)
    context = {"thread": thread, "form": form, "held": True, "why_held": why}
    return _in_place_of_the_form(request, context, status=200)


def _not_sent(request, thread, form, status=422, preview=""):
    context = {"thread": thread, "form": form, "preview": preview}
    if not request.htmx:
        return render(request, "forums/reply.html", context, status=200 if preview else status)
    return _in_place_of_the_form(request, context, status=422)


def _in_place_of_the_form(request, context, status):
    html = render_to_string("forums/_reply_form.html", context, request)
    response = HttpResponse(html, status=status)
    response["HX-Retarget"] = "#reply"
    response["HX-Reswap"] = "outerHTML"
    return response


@login_required
@limited("edits", account=60, per=600)
def post_edit(request, pk):
    """Mend one's own words."""
    post = get_object_or_404(
        Post.objects.in_forums(visible.forum_ids(request)).select_related("thread__forum"),
        pk=pk,
    )
    if post.hidden_at and is_by(request.user, post):
        return redirect(post)
    files = list(post.files.filter(gone="").in_order())
    draft = Draft.objects.of(request.user).at(post).first()
    about = {"there": files, "may_attach": access.may_attach(post.thread)}
    about |= {"place": post, "draft": draft, "initial": {"text": plain(post.html)}}
    form = EditForm(**(sent(request) if request.POST else {}), **about)
    context = {"post": post, "thread": post.thread, "form": form, "files": files}
    if request.user.is_muted and is_by(request.user, post):
        if request.method == "GET":
            return redirect("sanctions")
        form.refuse_now(refusals.muted(request.user))
        return render(request, "forums/post_form.html", context, status=403)
    if not access.may_edit(request.user, post):
        raise PermissionDenied
    if request.method == "POST" and "preview" in request.POST and form.is_valid():
        context["preview"] = form.preview(request.user, post.language_id)
    elif request.method == "POST" and form.is_valid():
        values = {"post": post, "editor": request.user, **form.words}
        try:
            if form.goes_to_moderator(request.user):
                held.hold_edit(**values)
                drafts.discard(member=request.user, place=post)
                return redirect("held")
            post = posts.edit(**values, **form.answers)
        except posts.Hidden:
            return redirect(post)
        except refusals.REFUSALS as refused:
            refusals.explain(form, refused, request.user, post.language_id)
        except held.Held as kept:
            drafts.discard(member=request.user, place=post)
            messages.info(request, refusals.why_held(kept.rules))
            return redirect("held")
        else:
            drafts.discard(member=request.user, place=post)
            return redirect(post)
    status = 422 if form.errors else 200
    return render(request, "forums/post_form.html", context, status=status)
