"""What is found in words while somebody writes them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from forums.findings import look
from network.lib.limits import limited


@login_required
@require_POST
# At each pause of somebody who writes for a quarter of an hour.
@limited("scans", account=900, per=900)
@never_cache
def scan(request):
    """Look through words that are not sent yet, and keep nothing of them."""
    found = look(request.POST, request.user)
    return render(request, "forums/_findings.html", {"found": found})
