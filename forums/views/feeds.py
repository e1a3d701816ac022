"""What is new, for programs that ask by themselves; and the addresses they ask at."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST, require_safe

from directory.access import may_be_read_for
from forums import feeds, visible
from forums.actions.feeds import TooMany, end_feed, make_feed, note_use
from forums.forms.feeds import FeedForm
from forums.models import Feed
from network.lib.languages import spoken
from network.lib.limits import within

ATOM = "application/atom+xml; charset=utf-8"
# A program that asks every two minutes asks too often.
MOST, PER = 30, 3600


@require_safe
def forum_feed(request, slug):
    """A public forum's, for everybody."""
    for forum in visible.forums(request):
        if forum.slug == slug and forum.is_public and feeds.has_feed(forum):
            return _atom(request, feeds.of_forum(forum), public=True, max_age=300)
    raise Http404


@require_safe
def feed(request, token):
    """A member's, for whoever has its address; what they may read is asked anew each time."""
    found = Feed.objects.by_token(token)
    if found is None or not may_be_read_for(found.member):
        raise Http404
    if not within("feeds", found.pk, MOST, PER):
        return _later(429, PER)
    with translation.override(spoken(found.member.language)):
        try:
            said = feeds.of_member(found, token)
        except LookupError:
            raise Http404 from None
        except feeds.TookTooLong:
            return _later(503, PER)
        answer = _atom(request, said, private=True, no_cache=True)
    note_use(feed=found)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _atom(request, said: bytes, **caching):
    """The feed, or that it is the one the program has.

    No Last-Modified: a post that was hidden changes the feed, and makes no time of it later.
    """
    answer = HttpResponse(said, content_type=ATOM)
    answer["Content-Language"] = translation.get_language()
    answer["ETag"] = f'"{hashlib.sha256(said).hexdigest()[:32]}"'
    patch_cache_control(answer, **caching)
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


def _later(status: int, seconds: int):
    answer = HttpResponse(status=status, headers={"Retry-After": str(seconds)})
    patch_cache_control(answer, private=True, no_store=True)
    return answer


@login_required
@require_GET
def settings_feeds(request):
    """All that the member has, each with a button that ends it; and the form for one more."""
    form = FeedForm(request, initial={"of": request.GET.get("of", "")})
    return render(request, "forums/settings_feeds.html", _context(request, form))


@login_required
@require_POST
def settings_feed_new(request):
    """Make an address, and show it: this once, since only its hash is kept."""
    if not may_be_read_for(request.user):
        raise PermissionDenied
    form = FeedForm(request, request.POST)
    if form.is_valid():
        try:
            made, token = make_feed(member=request.user, **form.chosen)
        except TooMany:
            form.add_error(None, _("You have 20 feeds already. End one first."))
        else:
            address = f"{settings.HAVN_URL}{reverse('feed', args=[token])}"
            context = {"said": feeds.said(made), "address": address}
            return render(request, "forums/feed_made.html", context)
    return render(request, "forums/settings_feeds.html", _context(request, form), status=422)


@login_required
@require_POST
def settings_feed_end(request, pk):
    end_feed(feed=get_object_or_404(Feed.objects.of(request.user), pk=pk))
    messages.success(request, _("Its address has ended."))
    return redirect("settings_feeds")


def _context(request, form) -> dict:
    open_ids = set(visible.forum_ids(request))
    rows = [
        {
            "feed": one,
            "said": feeds.said(one),
            "closed": feeds.forum_of(one) not in {None, *open_ids},
        }
        for one in Feed.objects.of(request.user).with_names()
    ]
    return {"form": form, "rows": rows, "may": may_be_read_for(request.user)}
