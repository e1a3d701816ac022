"""What was decided about oneself: the one page that stays open to who is suspended."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directory.own_time import in_own_time
from moderation.models import Sanction
from moderation.sanctionpage import lines


@login_required
@in_own_time
@require_GET
def sanctions(request):
    """What runs now comes first, with the rule it stands on and how to object."""
    rows = lines(Sanction.objects.of(request.user).with_ground().newest_first())
    context = {
        "running": [row for row in rows if row.sanction.is_running],
        "others": [row for row in rows if not row.sanction.is_running],
        "suspended": request.user.is_suspended,
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "moderation/sanctions.html", context)
