"""The list of forums, and the list of a forum's threads."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from forums import access, refusals, threadlist, watchchoice
from forums.actions.reading import look_at_forum
from forums.models import Forum
from forums.views.groups import door
from network.lib.pages import Page, page_number


@require_GET
def forums(request):
    """Those the member reads, and the groups they could be in."""
    context = {
        "forums": access.visible_forums(request),
        "groups": list(Forum.objects.listed_to(request.user).in_order()),
    }
    return render(request, "forums/forums.html", context)


@require_GET
def forum(request, slug):
    """Thirty threads by activity; to those outside a group its door."""
    visible = {forum.slug: forum for forum in access.visible_forums(request)}
    if slug not in visible:
        return door(request, slug)
    forum = visible[slug]
    # Before the rows are: what comes meanwhile is not marked as read with them.
    number, until = page_number(request.GET.get("page")), timezone.now()
    rows, more = threadlist.rows(request, forum, number, settings.THREADS_PER_PAGE)
    if number > 1 and not rows:
        raise Http404
    if request.user.is_authenticated and _has_news(forum):
        look_at_forum(forum, request.user)
    page = Page(number, number + more, reverse("forum", args=[slug]))
    may_start = access.may_start(request.user, forum)
    context = {
        "forum": forum,
        "rows": rows,
        "page": page,
        "may_start": may_start,
        "is_in": forum.is_by_name and forum.members.filter(member=request.user).exists(),
        "choice": watchchoice.of_forum(forum, forum.volume)
        if request.user.is_authenticated
        else None,
        "until": until.isoformat(),
        "why_not": "" if may_start else refusals.why_not_start(request.user, forum),
    }
    return render(request, "forums/forum.html", context)


def _has_news(forum):
    return forum.last_post_at and (not forum.read_until or forum.last_post_at > forum.read_until)
