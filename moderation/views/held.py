"""What became of words that went to a moderator: their writer's page."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from moderation.heldpage import rows
from moderation.models import Matter

SHOWN = 50


@login_required
@require_GET
def held(request):
    matters = Matter.objects.held().of(request.user)[:SHOWN]
    return render(request, "moderation/held.html", {"rows": rows(request.user, matters)})
