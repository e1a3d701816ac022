"""Finding threads, posts, colleagues and organisations by words."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from forums import searchpage


@require_GET
def search(request):
    """One page for all; with HTMX only what the words have found."""
    page = searchpage.look(request)
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "forums/_search_found.html" if is_part else "forums/search.html"
    response = render(request, template, {"found": page, "is_part": is_part})
    patch_vary_headers(response, ["HX-Request"])
    return response
