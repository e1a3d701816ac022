"""Servers that are not ours: whether they answer, in one sentence and without their passwords."""

from urllib.parse import urlsplit

import psycopg
import redis

from network.stack import Unusable
from network.stack.addresses import Addresses

PATIENCE = 5  # seconds


def check(where: Addresses) -> None:
    """Knock once at every server that a URL names.

    Raises:
        Unusable: one does not answer, or does not let us in.
    """
    if where.own is None or where.database_url != where.own.database_url:
        _check_database(where.database_url)
    ours = [where.own.redis_url(number) for number in (0, 1)] if where.own else []
    for name, url in {"REDIS_URL": where.redis_url, "CACHE_URL": where.cache_url}.items():
        if url not in ours:
            _check_redis(name, url)


def _check_database(url: str) -> None:
    try:
        psycopg.connect(url, connect_timeout=PATIENCE).close()
    except psycopg.Error as error:
        raise Unusable(_sentence("DATABASE_URL", url, error)) from None


def _check_redis(name: str, url: str) -> None:
    patience = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
    try:
        with redis.Redis.from_url(url, **patience) as client:
            client.ping()
    except (redis.RedisError, OSError, ValueError, TypeError) as error:
        raise Unusable(_sentence(name, url, error)) from None


def _sentence(name: str, url: str, error: Exception) -> str:
    parts = urlsplit(url)
    place = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    return f"The server of {name} at {place} cannot be used: {_reason(error)}."


def _reason(error: Exception) -> str:
    """What the error comes to: the last address that was tried, without hints and questions."""
    lines = [line for line in str(error).splitlines() if line.strip() and not line.startswith("\t")]
    last = (lines or [type(error).__name__])[-1]
    for mark in ("FATAL:", " failed: "):
        last = last.rpartition(mark)[2]
    return last.strip().rstrip(".")
