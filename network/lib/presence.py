"""How many are on a page now: a count, never names. Kept in Redis, gone when it is gone."""

import time
from functools import cache

import redis
import redis.asyncio
from django.conf import settings

# An open page says "still here" every BEAT seconds; without a word it counts for KEEP seconds.
BEAT = 30
KEEP = 75


@cache
def _client():
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=1)


def _key(place: str) -> str:
    return f"havn.here.{place}"


def here(place: str) -> int:
    """Count the members on a page. 0 while Redis is away."""
    try:
        return _client().zcount(_key(place), time.time() - KEEP, "+inf")
    except (redis.RedisError, OSError):
        return 0


class Place:
    """One page somebody can be on, for a consumer: `async with` is not used, sockets outlive it.

    Args:
        place: "thread.42".
        redis: an asyncio client of this process and loop.
    """

    def __init__(self, place: str, client: redis.asyncio.Redis):
        self.key = _key(place)
        self.client = client

    async def enter(self, member_id: int) -> None:
        now = time.time()
        async with self.client.pipeline(transaction=False) as pipe:
            pipe.zadd(self.key, {str(member_id): now})
            pipe.zremrangebyscore(self.key, "-inf", now - KEEP)
            pipe.expire(self.key, KEEP * 2)
            await pipe.execute()

    async def leave(self, member_id: int) -> None:
        await self.client.zrem(self.key, str(member_id))

    async def count(self) -> int:
        return await self.client.zcount(self.key, time.time() - KEEP, "+inf")

    async def first_to_tell(self, seconds: int = 1) -> bool:
        """Whether this process is the one to tell everyone the new count.

        Five hundred arrivals in a second are told once, not five hundred times.
        """
        return bool(await self.client.set(f"{self.key}.telling", 1, nx=True, ex=seconds))
