"""Why somebody must set up a second factor before anything else, and how."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from directory import access


@login_required
@require_GET
def second_factor(request):
    if not access.lacks_second_factor(request.user):
        return redirect("mfa_index")
    return explain(request)


def explain(request, status=200):
    """The page that stands in the place of every other one until there is a second factor."""
    return render(request, "directory/second_factor.html", status=status)
