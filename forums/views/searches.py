"""Searches that a member keeps: what is new to them comes with the digest."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory.access import is_admitted
from forums import visible
from forums.actions import searches
from forums.facets import Chosen, address
from forums.models import SavedSearch
from forums.models.searches import NARROWED
from network.lib.search import saving
from network.lib.search.wanted import LONGEST, read


@login_required
@require_POST
def search_save(request):
    """Keep the search that stands in the form, and lead back to it."""
    if not is_admitted(request.user):
        raise PermissionDenied
    chosen = Chosen(request, request.POST)
    words = request.POST.get("q", "").replace("\0", " ").strip()[:LONGEST]
    sought = chosen.sought(read(words))
    narrowed = {name: getattr(sought, name) for name in NARROWED}
    save = partial(searches.save_search, member=request.user, words=words, **narrowed)
    saving.tell(request, save, _("Saved. What is new to it comes with your digest."))
    return redirect(address({"q": words}, chosen.asked))


@login_required
@require_GET
def settings_searches(request):
    """All that the member keeps, each with a button that lets it go."""
    found = SavedSearch.objects.of(request.user).with_names()
    open_ids = set(visible.forum_ids(request))
    rows = [_row(one, open_ids) for one in found]
    return render(request, "forums/settings_searches.html", {"rows": rows})


def _row(search, open_ids: set[int]) -> dict:
    """Each with its address; a forum that may not be known any more is not named."""
    named = [(name, getattr(search, name)) for name in NARROWED]
    named = [(name, value) for name, value in named if value is not None]
    closed = search.forum_id is not None and search.forum_id not in open_ids
    said = [value for name, value in named if not (closed and name == "forum")]
    values = {name: getattr(value, "slug", None) or value.pk for name, value in named}
    url = "" if closed else address({"q": search.words}, values)
    return {"search": search, "said": said, "url": url, "closed": closed}


@login_required
@require_POST
def settings_search_remove(request, pk):
    search = get_object_or_404(SavedSearch.objects.of(request.user), pk=pk)
    searches.forget_search(search=search)
    messages.success(request, _("Removed."))
    return redirect("settings_searches")
