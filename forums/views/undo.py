"""Taking back what one has just sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from forums import draftpage, refusals, visible
from forums.actions.undo import TooLate, undo
from forums.actions.writers import NotNow
from forums.authors import is_by
from forums.models import Post
from network.lib.limits import limited


@login_required
@require_POST
@limited("undo", account=60, per=600)
def post_undo(request, pk):
    """Out of sight at once; the words are in the form again."""
    posts = Post.objects.in_forums(visible.forum_ids(request)).select_related("thread__forum")
    post = get_object_or_404(posts, pk=pk)
    if not is_by(request.user, post):
        raise PermissionDenied
    try:
        place = undo(post=post, by=request.user)
    except TooLate:
        messages.warning(request, _("It is too late to take it back. You can still edit it."))
    except NotNow as refused:
        messages.warning(request, refusals.not_now(request.user, refused))
    else:
        told = _("Taken back. Your words are here again, and not sent. Files must be chosen anew.")
        messages.success(request, told)
        return _go(request, draftpage.address_of(place))
    return _go(request, post.get_absolute_url())


def _go(request, address):
    """A whole page in every case: the words come back in its form."""
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
