"""The open thread page: new posts, edits, how many are here."""

import asyncio
import logging

import redis.asyncio
from channels.db import database_sync_to_async
from django.conf import settings
from django.utils import timezone
from redis.exceptions import RedisError

from directory.models import Member
from forums.access import may_see_names, readable_until
from forums.live import forum_group, thread_group
from forums.models import Thread
from network.lib.presence import BEAT, Place
from network.lib.realtime import apush
from network.lib.sockets import MemberConsumer

log = logging.getLogger(__name__)

# One client a loop: a consumer each would be five hundred connections.
_clients: dict[int, redis.asyncio.Redis] = {}


def _client() -> redis.asyncio.Redis:
    loop = id(asyncio.get_running_loop())
    if loop not in _clients:
        _clients[loop] = redis.asyncio.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=1, socket_timeout=2
        )
    return _clients[loop]


class ThreadConsumer(MemberConsumer):
    async def connect(self):
        self.thread_id = int(self.scope["url_route"]["kwargs"]["pk"])
        self.language = settings.LANGUAGES[0][0]
        self.place = Place(f"thread.{self.thread_id}", _client())
        self.beating: asyncio.Task | None = None
        await super().connect()

    def groups_of_page(self):
        return [thread_group(self.thread_id, self.language), forum_group(self.forum_id)]

    @database_sync_to_async
    def _ask(self):
        """(may stay, access version, seconds until that ends by the clock, forum)."""
        member = Member.objects.filter(pk=self.member.pk, is_active=True).first()
        # A push shows names, also those of a public forum.
        if member is None or not may_see_names(member):
            return False, 0, None, 0
        thread = (
            Thread.objects.visible_to(member)
            .select_related("forum")
            .filter(pk=self.thread_id)
            .first()
        )
        if thread is None:
            return False, 0, None, 0
        until = readable_until(member, thread.forum)
        seconds = None if until is None else (until - timezone.now()).total_seconds()
        return True, thread.forum.access_version, seconds, thread.forum_id

    async def admit(self):
        stays, self.access_version, seconds, self.forum_id = await self._ask()
        self.ask_again_in(seconds)
        return stays

    async def arrived(self):
        self.beating = asyncio.ensure_future(self._stay())

    async def _stay(self):
        """Say "still here" for as long as the page is open."""
        first = True
        while True:
            try:
                await self.place.enter(self.member.pk)
                if first:
                    await self._tell_count()
                first = False
            except (RedisError, OSError) as error:
                log.warning("presence skipped: %s", type(error).__name__)
            await asyncio.sleep(BEAT)

    async def _tell_count(self):
        if await self.place.first_to_tell():
            await asyncio.sleep(1)
            here = {"type": "here", "count": await self.place.count()}
            await apush([thread_group(self.thread_id, self.language)], here)

    async def disconnect(self, code):
        await super().disconnect(code)
        if self.beating:
            self.beating.cancel()
            try:
                await self.place.leave(self.member.pk)
                await self._tell_count()
            except (RedisError, OSError) as error:
                log.warning("presence skipped: %s", type(error).__name__)
