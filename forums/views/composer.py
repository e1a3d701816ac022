"""What the editor needs beside the words."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def composer(request):
    """Tools, and what a composer may have to say: asked for when somebody begins to write.

    The same for everybody, so that a page that is only read does not carry it.
    """
    return render(request, "forums/_composer_parts.html")
