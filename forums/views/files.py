"""Files of posts: each download asks anew who may have it; moderators take files out."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from forums import access, restoring, visible
from forums.actions import curation
from forums.models import PostFile
from forums.models.files import POSTS
from forums.views.acting import POST_CHANGED, carry_out
from moderation.forms.grounds import GroundForm, ReasonForm
from network.lib.files.answers import as_attachment
from network.lib.limits import limited


@login_required
@require_safe
@limited("downloads", account=300, per=3600, reads=True)
def file(request, pk):
    """One file, to be saved: never shown in the browser, never kept by anything between."""
    found = _get_file(request, pk, PostFile.objects.shown())
    if not access.may_download(request.user, found):
        return render(request, "forums/file_stays.html", {"file": found}, status=403)
    data = POSTS.find(found.stored)
    if data is None:
        raise Http404
    return as_attachment(found.name, found.of_kind, data)


def _get_file(request, pk, files) -> PostFile:
    """Among those the member may know of; of a public forum only members may."""
    if not access.may_see_names(request.user):
        raise Http404
    readable = files.in_forums(visible.forum_ids(request))
    return get_object_or_404(readable.select_related("post__thread__forum", "post__author"), pk=pk)


@login_required
@limited("curation", account=60, per=600)
def file_remove(request, pk):
    """Take a file out of a post. The page does not show what is in it."""
    found = _get_file(request, pk, PostFile.objects.shown())
    if not access.may_curate(request.user, found.post):
        raise Http404
    form = GroundForm(request.POST or None)
    return carry_out(
        request,
        "forums/file_remove.html",
        {"file": found, "form": form},
        act=lambda: curation.remove_file(file=found, by=request.user, reason=form.ground),
        told=_("The file is gone, for everybody and at once."),
        then=reverse("post_record", args=[found.post_id]),
        changed=POST_CHANGED,
    )


@login_required
@limited("curation", account=60, per=600)
def file_restore(request, pk):
    """Give back a file that was taken out."""
    found = _get_file(request, pk, PostFile.objects.filter(gone=PostFile.Gone.REMOVED))
    if not restoring.may_restore_file(request.user, found):
        raise Http404
    form = ReasonForm(request.POST or None)

    def act():
        seal = restoring.restorable_file(request.user, found).first()
        curation.restore_file(file=found, by=request.user, seal=seal, reason=form.ground)

    return carry_out(
        request,
        "forums/file_restore.html",
        {"file": found, "form": form},
        act=act,
        told=_("The file is back in its place."),
        then=reverse("post_record", args=[found.post_id]),
        changed=POST_CHANGED,
    )
