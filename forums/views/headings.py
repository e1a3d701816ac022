"""A moderator takes words out of a title, or a tag away; a responder gives a title back."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from forums import access, restoring, visible
from forums.actions import headings
from forums.actions.curation import Changed
from forums.forms.curation import TitleForm
from forums.models import Thread
from forums.recordpage import record_of
from forums.redaction import title_words
from forums.redactpage import page_of
from forums.views.acting import TITLE_CHANGED, carry_out
from moderation.forms.grounds import ReasonForm
from network.lib.limits import limited


def _get_thread(request, pk) -> Thread:
    threads = Thread.objects.in_forums(visible.forum_ids(request))
    return get_object_or_404(threads.select_related("author", "forum"), pk=pk)


def _record(thread) -> str:
    return reverse("thread_record", args=[thread.pk])


@login_required
@limited("curation", account=60, per=600)
def thread_redact(request, pk):
    """Take words out of the title, or tags away."""
    thread = _get_thread(request, pk)
    if not access.may_curate(request.user, thread):
        raise Http404
    about = {"length": len(thread.title), "tags": thread.tags.order_by("name")}
    form = TitleForm(request.POST or None, initial={"heading_seen": thread.heading}, **about)
    page = page_of(thread.title, form.spans if form.is_bound else None, title_words)
    return carry_out(
        request,
        "forums/thread_redact.html",
        {"thread": thread, "form": form, "shown": page},
        act=lambda: _take_out(thread, form, page, request.user),
        told=_("The words are gone, for everybody and at once."),
        then=_record(thread),
        changed=TITLE_CHANGED,
    )


@transaction.atomic
def _take_out(thread, form, page, by) -> None:
    if form.cleaned_data["heading_seen"] != thread.heading:
        raise Changed
    about = {"thread": thread, "by": by, "reason": form.ground}
    if spans := form.spans:
        headings.redact_title(spans=spans, rules=page.rules_in(spans), **about)
    for tag in form.cleaned_data["tags"]:
        headings.remove_tag(tag=tag, **about)


@login_required
@limited("curation", account=60, per=600)
def thread_restore(request, pk):
    """Give back the title that was taken last."""
    thread = _get_thread(request, pk)
    if not restoring.may_restore(request.user, thread):
        raise Http404
    form = ReasonForm(request.POST or None)

    def act():
        seal = restoring.restorable(request.user, thread).first()
        headings.restore_title(thread=thread, by=request.user, seal=seal, reason=form.ground)

    return carry_out(
        request,
        "forums/thread_restore.html",
        {"thread": thread, "form": form},
        act=act,
        told=_("The words are back in their place."),
        then=_record(thread),
        changed=TITLE_CHANGED,
    )


@login_required
@require_GET
def thread_record(request, pk):
    """What moderators did to a title and its tags, and whom mails had reached with the title."""
    thread = _get_thread(request, pk)
    may_restore = restoring.may_restore(request.user, thread)
    may_curate = access.may_curate(request.user, thread)
    if not (may_restore or may_curate):
        raise Http404
    context = {"thread": thread, "record": record_of(thread, request.user)}
    context |= {"may_restore": may_restore, "may_curate": may_curate}
    return render(request, "forums/thread_record.html", context)
