"""What the page of a group's members shows, in a constant number of queries."""

from django.http import Http404
from django.urls import reverse

from directory.models import Member
from forums import access, visible
from forums.forms.groups import AddForm
from forums.models import ForumMember, JoinRequest
from network.lib import pages

MEMBERS_PER_PAGE = 50
# Of colleagues with one name so many are offered.
MOST = 20


def get_group(request, slug):
    """The group, or forum for named members, that the member may read; else 404."""
    for forum in visible.forums(request):
        if forum.slug == slug and forum.is_by_name:
            return forum
    raise Http404


def context(request, group, form=None, found=()) -> dict:
    """Who is in, and for those who manage it what they can do."""
    rows = ForumMember.objects.filter(forum=group).shown_to(request.user)
    rows = rows.with_card().managers_first()
    total, url = rows.count(), reverse("forum_members", args=[group.slug])
    page = pages.asked(request, total, size=MEMBERS_PER_PAGE, url=url)
    may_manage = access.may_manage(request.user, group)
    return {
        "forum": group,
        "rows": page.of(rows),
        "total": total,
        "page": page,
        "may_manage": may_manage,
        "requests": _requests(request.user, group) if may_manage else (),
        "form": form or AddForm(),
        "found": found,
    }


def _requests(member, group):
    waiting = JoinRequest.objects.to_decide_by(member).filter(forum=group)
    return waiting.with_card().longest_waiting_first()


def found(member, group, who: str) -> list[Member]:
    """Colleagues of the member who are not in yet: the one with the handle, else by name."""
    outside = Member.objects.visible_to(member).admitted().exclude(groups__forum=group).with_card()
    by_handle = list(outside.filter(handle=who.removeprefix("@").lower()))
    return by_handle or list(outside.findable().named(who, on_the_face=True).by_name()[:MOST])
