"""Errors in the site's look."""

from django.shortcuts import render


def not_found(request, exception):
    return render(request, "404.html", status=404)


def forbidden(request, exception):
    return render(request, "403.html", status=403)


def csrf_failure(request, reason=""):
    """A form that was open too long, most often: say so, nothing was sent."""
    return render(request, "403.html", {"stale_form": True}, status=403)
