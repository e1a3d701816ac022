"""How many are on a page now: a count, never names. Kept in Redis, gone when it is gone."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Iterable
from functools import cache
from weakref import WeakKeyDictionary

import redis
import redis.asyncio
from django.conf import settings

log = logging.getLogger(__name__)

# A process says "still here" for its open pages every BEAT seconds; without a word one counts for
# KEEP seconds.
BEAT = 30
KEEP = 75


@cache
def _client():
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=1)


def _key(place: str) -> str:
    return f"havn.here.{place}"


def here(place: str) -> int:
    """Count the members on a page, "thread.42". 0 while Redis is away."""
    try:
        return _client().zcount(_key(place), time.time() - KEEP, "+inf")
    except (redis.RedisError, OSError):
        return 0


class Crowd:
    """Who is on which page by the sockets of one event loop.

    One call says it for everybody on a page: five hundred calls, each for one, made a push wait.
    A member with two tabs is one, and stays until both are closed.
    """

    def __init__(self):
        self.client = redis.asyncio.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=2
        )
        self.here: dict[str, Counter[int]] = {}
        self.beating: asyncio.Task | None = None

    async def enter(self, place: str, member_id: int) -> None:
        """Count a member in; who enters while Redis is away counts from the next beat.

        Raises:
            RedisError, OSError: Redis is away.
        """
        self.here.setdefault(place, Counter())[member_id] += 1
        self.beating = self.beating or asyncio.ensure_future(self._beat())
        await self._say(place, [member_id])

    async def leave(self, place: str, member_id: int) -> None:
        """Count out who has entered.

        Raises:
            RedisError, OSError: Redis is away.
        """
        members = self.here[place]
        members[member_id] -= 1
        if members[member_id]:
            return
        del members[member_id]
        if not members:
            del self.here[place]
        if not self.here:
            self.beating.cancel()
            self.beating = None
        await self.client.zrem(_key(place), str(member_id))

    async def count(self, place: str) -> int:
        return await self.client.zcount(_key(place), time.time() - KEEP, "+inf")

    async def first_to_tell(self, place: str, seconds: int = 1) -> bool:
        """Whether this process is the one to tell everyone the new count.

        Five hundred arrivals in a second are told once, not five hundred times.
        """
        return bool(await self.client.set(f"{_key(place)}.telling", 1, nx=True, ex=seconds))

    async def _beat(self):
        while True:
            await asyncio.sleep(BEAT)
            for place, members in list(self.here.items()):
                try:
                    await self._say(place, members)
                except (redis.RedisError, OSError) as error:
                    log.warning("presence skipped: %s", type(error).__name__)

    async def _say(self, place, members: Iterable[int]):
        now = time.time()
        async with self.client.pipeline(transaction=False) as pipe:
            pipe.zadd(_key(place), {str(member): now for member in members})
            pipe.zremrangebyscore(_key(place), "-inf", now - KEEP)
            pipe.expire(_key(place), KEEP * 2)
            await pipe.execute()


_crowds: WeakKeyDictionary[asyncio.AbstractEventLoop, Crowd] = WeakKeyDictionary()


def crowd() -> Crowd:
    """Return the one of the running loop."""
    loop = asyncio.get_running_loop()
    if loop not in _crowds:
        _crowds[loop] = Crowd()
    return _crowds[loop]
