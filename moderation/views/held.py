"""What became of what one sent to moderators: held words, and reports."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from moderation.heldpage import hidden_of, reports_of, rows
from moderation.models import Matter, Report

SHOWN = 50


@login_required
@require_GET
def held(request):
    """One's own, the newest first. Of a report it says what came of it, and nothing of others."""
    matters = Matter.objects.held().of(request.user)[:SHOWN]
    context = {
        "hidden": hidden_of(request.user, Matter.objects.hid_words_of(request.user)[:SHOWN]),
        "rows": rows(request.user, matters),
        "reports": reports_of(request.user, Report.objects.of(request.user)[:SHOWN]),
    }
    return render(request, "moderation/held.html", context)
