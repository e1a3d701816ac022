"""What a moderator looks through so that no question stays alone."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from forums import waiting
from moderation.access import for_moderators


@for_moderators
@require_GET
def desk_waiting(request):
    """Threads nobody has answered, or that fell quiet, in the forums the moderator reads."""
    return render(request, "forums/desk_waiting.html", waiting.page(request))
