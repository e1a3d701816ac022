"""Is it up, and is what it needs up?"""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET
from kombu.exceptions import OperationalError
from redis import Redis, RedisError

from network.celery import app


@require_GET
@never_cache
def healthz(request):
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@never_cache
def readyz(request):
    """200 when database, Redis and a worker answer, else 503 naming what is missing."""
    parts = answering()
    missing = [name for name, answers in parts.items() if not answers]
    body = {"ready": not missing, "missing": missing}
    return JsonResponse(body, status=503 if missing else 200)


def answering() -> dict[str, bool]:
    """Whether database, Redis and a worker answer now."""
    parts = {"database": _database(), "redis": _redis()}
    return parts | {"worker": parts["redis"] and _worker()}


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _redis() -> bool:
    try:
        return Redis.from_url(settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=1).ping()
    except (RedisError, OSError):
        return False


def _worker() -> bool:
    """One answer from any worker is enough; it comes within some milliseconds."""
    try:
        return bool(app.control.broadcast("ping", reply=True, timeout=1.5, limit=1))
    except (OperationalError, RedisError, OSError):
        return False
