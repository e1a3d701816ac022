"""Whom one can call where one writes."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from forums import access
from forums.colleagues import offered
from forums.models import Forum
from network.lib.limits import limited


@login_required
@require_GET
# At each pause behind an "@" of somebody who writes for ten minutes.
@limited("colleagues", account=600, per=600, reads=True)
def colleagues(request, slug):
    """A list for the editor, to choose from; empty when nobody is called so."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)
    if not access.may_mention(request.user, forum):
        raise Http404
    found = offered(request.user, forum, request.GET.get("q", "").strip())
    return render(request, "forums/_colleagues.html", {"colleagues": found})
