"""Finding colleagues."""

from urllib.parse import parse_qs, urlsplit

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from directory import access, directorypage
from directory.pictures import Pictures
from directory.searching import Asked
from directory.typed import begun
from network.lib.limits import limited


@login_required
@require_GET
@access.for_colleagues
@limited("directory", account=120, per=60, reads=True)
def directory(request):
    """Members by name, narrowed by words and facets; with HTMX only what was found."""
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "directory/_directory_found.html" if is_part else "directory/directory.html"
    context = {"found": directorypage.look(request), "is_part": is_part}
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@login_required
@require_GET
@access.for_colleagues
@limited("directory-typed", account=120, per=60, reads=True)
def typed(request):
    """While somebody types: what it may become. Nothing, where the page shows it already."""
    asked = Asked(request.GET)
    shown = parse_qs(urlsplit(request.htmx.current_url or "").query).get("q", [""])
    found = begun(request.user, asked) if asked.typed != shown[0].strip() else None
    return render(request, "directory/_typed.html", {"asked": asked, "typed": found})


@login_required
@require_GET
@access.for_colleagues
@limited("directory", account=120, per=60, reads=True)
def pictures(request):
    """Where colleagues are, and where nobody stands yet."""
    shown = Pictures(request.user, request.GET)
    context = {
        "pictures": shown,
        "tiles": shown.tiles(),
        "matrix": shown.matrix(),
        "may_invite": access.is_secretariat(request.user),
    }
    return render(request, "directory/pictures.html", context)
