"""What works now, in words."""

import time

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from directory.access import is_admitted
from network.views.health import answering
from notifications.models import Mail

# Seconds. Anybody may ask, and asking a worker takes up to a second and a half.
KEEP = 15.0
# A mail is sent within seconds; beyond this, members should know that it is late.
LATE = 10 * 60
_kept: tuple[float, dict[str, bool]] = (0.0, {})


@require_GET
@never_cache
def status(request):
    """Web, database, Redis and worker for everybody; how long mail waits for members."""
    parts = _answering()
    if not parts["database"]:
        # The frame around every page asks the database: this one stands without it.
        return render(request, "pages/status_without_database.html", status=503)
    context = {"parts": parts, "all_work": all(parts.values()), "mail": _mail(request.user)}
    return render(request, "pages/status.html", context)


def _answering() -> dict[str, bool]:
    global _kept
    asked, parts = _kept
    if not parts or time.monotonic() - asked > KEEP:
        _kept = (time.monotonic(), answering())
    return _kept[1]


def forget() -> None:
    """Ask anew at the next request: for tests."""
    global _kept
    _kept = (0.0, {})


def _mail(member) -> dict | None:
    """Since when the oldest mail waits that should be on its way; None is not for visitors."""
    if not is_admitted(member):
        return None
    since = Mail.objects.waiting_since()
    age = (timezone.now() - since).total_seconds() if since else 0
    return {"since": since, "is_late": age > LATE}
