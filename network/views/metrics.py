"""Numbers for whoever watches over the site."""

import secrets

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from redis import RedisError

from network import exposition
from network.lib import metrics as sums


@require_GET
@never_cache
def metrics(request):
    """Sums of all processes, for who brings the token of METRICS_TOKEN; 404 for everybody else."""
    given = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not secrets.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    lines = [*_from_redis(), *_from_database()]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4")


def _from_redis() -> list[str]:
    try:
        sums.hand_over()
        counted, sockets = sums.counted(), sums.open_sockets()
    except (RedisError, OSError):
        return [*exposition.up("redis", False)]
    return [
        *exposition.up("redis", True),
        *exposition.requests(counted),
        *exposition.sockets(sockets),
    ]


def _from_database() -> list[str]:
    try:
        return [*exposition.waiting(), *exposition.up("database", True)]
    except DatabaseError:
        return [*exposition.up("database", False)]
