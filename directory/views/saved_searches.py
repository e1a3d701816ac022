"""Searches of the directory that a member keeps."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from directory import access, directorypage
from directory.actions import saved_searches
from directory.models import SavedDirectorySearch
from directory.searching import Asked
from network.lib.search import saving


@login_required
@require_POST
def save(request):
    """Keep the search that stands in the form, and lead back to it."""
    if not access.may_see_directory(request.user):
        raise PermissionDenied
    asked = Asked(request.POST)
    save = partial(saved_searches.save_directory_search, member=request.user, asked=asked)
    saving.tell(request, save, _("Saved. Who is new to it comes with your digest."))
    return redirect(f"{reverse('directory')}?{asked.query}")


@login_required
@require_GET
def kept(request):
    """All that the member keeps, each with a button that lets it go."""
    searches = list(SavedDirectorySearch.objects.of(request.user))
    asked = [saved_searches.read_again(search) for search in searches]
    rows = zip(searches, asked, directorypage.said(asked), strict=True)
    rows = [{"search": search, "asked": one, "said": said} for search, one, said in rows]
    return render(request, "directory/settings_directory_searches.html", {"rows": rows})


@login_required
@require_POST
def remove(request, pk):
    search = get_object_or_404(SavedDirectorySearch.objects.of(request.user), pk=pk)
    saved_searches.forget_directory_search(search=search)
    messages.success(request, _("Removed."))
    return redirect("settings_directory_searches")
