"""The first page: a briefing for members, an introduction for visitors."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory.access import is_admitted, is_asked_to_confirm
from directory.models import Application, Member
from directory.vocabularies import priorities_in_use
from forums import threadlist, unreadlist, visible
from forums.models import Thread
from network.lib.kept import Kept

UNREAD_SHOWN = 8


@require_GET
def home(request):
    if not is_admitted(request.user):
        return render(request, "welcome.html", _public(request))
    return render(request, "home.html", _briefing(request))


def _public(request):
    """What a visitor sees, and somebody who still waits to be admitted."""
    forums = visible.forums(request)
    threads = Thread.objects.in_forums([forum.pk for forum in forums]).by_activity()
    found = threadlist.decorated(threads, request.user)[:5]
    return {
        "forums": forums,
        "rows": [threadlist.row(t, request.user) for t in found],
        "priorities": priorities_in_use(),
        "application": _application(request.user),
    }


def _application(user):
    if user.is_authenticated:
        return Application.objects.filter(member=user).first()
    return None


def _briefing(request):
    """Needs you, unread, one question you could answer, one new colleague: five queries."""
    member = request.user
    forums = visible.forum_ids(request)
    return {
        "rows": unreadlist.rows(member, forums, UNREAD_SHOWN),
        "question": unreadlist.question(member, forums),
        "colleague": next(iter(_colleague(member_id=member.pk)), None),
        "asked_to_confirm": is_asked_to_confirm(member),
    }


@Kept
def _colleague(kind, member_id):
    return Member.objects.listed().near_field_of(member_id).with_card()[:1]
