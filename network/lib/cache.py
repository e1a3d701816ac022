"""Two Redis caches that outlive Redis.

While Redis is away each call would wait for its time-out, so after a failure the cache is left
alone for two seconds (PAUSE).
"""

import logging
import time

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

PAUSE = 2.0
_resume_at: dict[str, float] = {}

READS_AND_WRITES = [
    "get",
    "add",
    "set",
    "touch",
    "delete",
    "incr",
    "has_key",
    "get_many",
    "set_many",
    "delete_many",
    "clear",
]


class KeptClient(RedisCacheClient):
    """Django's own makes a new client for each call, which costs as much as the call."""

    def get_client(self, key=None, *, write=False):
        return self._kept_client

    @cached_property
    def _kept_client(self):
        return super().get_client(write=True)


class OutlivingRedisCache(RedisCache):
    """Tries Redis, and calls `instead` when it does not answer. Redis is one server."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = KeptClient
        self.address = str(server)

    def instead(self, name, args, kwargs):
        raise NotImplementedError


def _outliving(name):
    inner = getattr(RedisCache, name)

    def call(self, *args, **kwargs):
        if time.monotonic() >= _resume_at.get(self.address, 0):
            try:
                return inner(self, *args, **kwargs)
            except (RedisError, OSError) as error:
                _resume_at[self.address] = time.monotonic() + PAUSE
                log.warning("Redis does not answer (%s): going on without it", type(error).__name__)
        return self.instead(name, args, kwargs)

    call.__name__ = name
    return call


for _name in READS_AND_WRITES:
    setattr(OutlivingRedisCache, _name, _outliving(_name))


class ForgetfulRedisCache(OutlivingRedisCache):
    """For what can be made again: while Redis is away nothing is found and nothing is kept."""

    def instead(self, name, args, kwargs):
        if name == "get":
            return args[1] if len(args) > 1 else kwargs.get("default")
        if name in ("get_many",):
            return {}
        if name in ("set_many", "delete_many"):
            return []
        if name == "incr":
            raise ValueError("the key is not there")
        return name == "add"


class FallbackRedisCache(OutlivingRedisCache):
    """For limits and sessions: while Redis is away the database keeps them."""

    def instead(self, name, args, kwargs):
        return getattr(caches["fallback"], name)(*args, **kwargs)


class FallbackDatabaseCache(DatabaseCache):
    """Django's own, but counting leaves the end of the window where it is."""

    def incr(self, key, delta=1, version=None):
        made = self.make_and_validate_key(key, version=version)
        with transaction.atomic(), connection.cursor() as cursor:
            table = connection.ops.quote_name(self._table)
            asked = f"SELECT expires FROM {table} WHERE cache_key = %s FOR UPDATE"  # noqa: S608
            cursor.execute(asked, [made])
            row, value = cursor.fetchone(), self.get(key, version=version)
            if row is None or value is None:
                raise ValueError(f"Key {key!r} not found")
            # The column holds whole seconds, rounded down.
            left = (row[0] - timezone.now()).total_seconds() + 0.5
            self.set(key, value + delta, timeout=left, version=version)
        return value + delta
