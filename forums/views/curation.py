"""A moderator hides posts and takes words out; a responder gives them back.

Who may not is told that there is nothing: nobody learns from these addresses what is hidden.
"""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from forums import access, restoring, visible
from forums.actions import curation
from forums.forms.curation import RedactForm
from forums.models import Post
from forums.recordpage import files_of, record_of
from forums.redaction import quotable
from forums.redactpage import page_of, with_places
from forums.views.acting import POST_CHANGED, carry_out
from moderation import elsewhere
from moderation.actions.decisions import MayNot, Settled
from moderation.forms.grounds import GroundForm, ReasonForm
from moderation.models import Decision
from network.lib.limits import limited

REDACT = Decision.Kind.REDACT


def _get_post(request, pk) -> Post:
    posts = Post.objects.in_forums(visible.forum_ids(request))
    return get_object_or_404(posts.with_author().select_related("thread__forum"), pk=pk)


def _to_curate(request, pk) -> Post:
    post = _get_post(request, pk)
    if not access.may_curate(request.user, post):
        raise Http404
    return post


def _record(post) -> str:
    """What was done to it, by whoever was first."""
    return reverse("post_record", args=[post.pk])


@login_required
@limited("curation", account=60, per=600)
def post_hide(request, pk):
    """Hide a post. The page does not show its words."""
    post = _to_curate(request, pk)
    if not post.html:
        return redirect(_record(post))
    form = GroundForm(request.POST or None)

    def act():
        curation.hide(post=post, by=request.user, reason=form.ground)
        _name_summary(request, post)

    return carry_out(
        request,
        "forums/post_hide.html",
        {"post": post, "form": form},
        act=act,
        told=_("The post is hidden, for everybody and at once."),
        then=_record(post),
        changed=POST_CHANGED,
    )


@login_required
@limited("curation", account=60, per=600)
def post_redact(request, pk):
    """Take words out of a post; where a matter of the desk led here, as the decision on it."""
    post = _to_curate(request, pk)
    if not post.html:
        return redirect(_record(post))
    initial = {"version_seen": post.version}
    form = RedactForm(request.POST or None, initial=initial, length=len(post.html))
    page = page_of(post.html, form.spans if form.is_bound else None)
    words = quotable(post.html, form.spans)
    matter = elsewhere.matter_behind(request, post)

    def act():
        post.version = form.cleaned_data["version_seen"]
        rules = page.rules_in(form.spans)
        about = {"post": post, "by": request.user, "reason": form.ground, "rules": rules}
        redact = partial(curation.redact, spans=form.spans, **about)
        elsewhere.carry_out(request, matter, kind=REDACT, ground=form.ground, act=redact)
        _name_quotes(request, post, words)
        _name_summary(request, post)

    return carry_out(
        request,
        "forums/post_redact.html",
        {"post": post, "form": form, "shown": page, "text": with_places(post.html, page)},
        act=act,
        told=_("The words are gone, for everybody and at once."),
        then=elsewhere.back_to(matter) if matter else _record(post),
        changed="" if matter else POST_CHANGED,
        lost=(curation.Changed, Settled, MayNot),
    )


def _name_summary(request, post) -> None:
    """A summary is another row, in a moderator's own words: somebody looks there, too."""
    if post.summaries.exists():
        told = _("The summary of the thread draws on this post. Look whether it says that, too.")
        messages.warning(request, told)


def _name_quotes(request, post, words) -> None:
    """A quote that was pasted is another member's words: the moderator looks there, too."""
    quotes = Post.objects.filter(thread=post.thread_id).holding(words).order_by("number")
    if numbers := [f"#{number}" for number in quotes.values_list("number", flat=True)[:20]]:
        told = _("The same words stand in other posts of this thread: %(numbers)s.")
        messages.warning(request, told % {"numbers": ", ".join(numbers)})


@login_required
@limited("curation", account=60, per=600)
def post_restore(request, pk):
    """Give back what was taken out of a post last."""
    post = _get_post(request, pk)
    if not restoring.may_restore(request.user, post):
        raise Http404
    form = ReasonForm(request.POST or None)

    def act():
        seal = restoring.restorable(request.user, post).first()
        curation.restore(post=post, by=request.user, seal=seal, reason=form.ground)

    return carry_out(
        request,
        "forums/post_restore.html",
        {"post": post, "form": form},
        act=act,
        told=_("The words are back in their place."),
        then=_record(post),
        changed=POST_CHANGED,
    )


@login_required
@require_GET
def post_record(request, pk):
    """What moderators did to a post, and whom mails had reached with its words."""
    post = _get_post(request, pk)
    may_restore = restoring.may_restore(request.user, post)
    may_curate = access.may_curate(request.user, post)
    if not (may_restore or may_curate):
        raise Http404
    context = {
        "post": post,
        "record": record_of(post, request.user),
        "files": files_of(post, request.user, may_curate),
        "may_restore": may_restore,
        "may_curate": may_curate,
    }
    return render(request, "forums/post_record.html", context)
