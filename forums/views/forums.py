"""The list of forums, and the list of a forum's threads."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from forums import access, feeds, refusals, threadlist, visible, watchchoice
from forums.actions.reading import look_at_forum
from forums.models import Forum
from forums.views.groups import door


@require_GET
def forums(request):
    """Those the member reads, and the groups they could be in."""
    context = {
        "forums": visible.forums(request),
        "groups": list(Forum.objects.listed_to(request.user).in_order()),
    }
    return render(request, "forums/forums.html", context)


@require_GET
def threads(request):
    """The threads of all the forums that the reader reads."""
    listed = threadlist.page(request, visible.forum_ids(request))
    return render(request, "forums/threads.html", listed)


@require_GET
def forum(request, slug):
    """Thirty threads by activity; to those outside a group its door."""
    open_to = {forum.slug: forum for forum in visible.forums(request)}
    if slug not in open_to:
        return door(request, slug)
    forum = open_to[slug]
    # Before the rows are: what comes meanwhile is not marked as read with them.
    until = timezone.now()
    listed = threadlist.page(request, [forum.pk], pins=True)
    if request.user.is_authenticated and _has_news(forum):
        look_at_forum(forum, request.user)
    may_start = access.may_start(request.user, forum)
    context = {
        **listed,
        "forum": forum,
        "parent": next((one for one in open_to.values() if one.pk == forum.parent_id), None),
        "children": [one for one in open_to.values() if one.parent_id == forum.pk],
        "may_start": may_start,
        "may_prepare": access.may_prepare(request.user, forum),
        "is_restricted": forum.is_restricted,
        "has_feed": feeds.has_feed(forum),
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
