"""The open thread page: new posts, edits, how many are here."""

import asyncio
import logging
from contextlib import contextmanager

from channels.db import database_sync_to_async
from django.utils import timezone
from redis.exceptions import RedisError

from directory.access import lacks_second_factor
from directory.models import Member
from forums.access import may_see_names, readable_until
from forums.live import forum_group, thread_group, thread_groups
from forums.models import Thread
from network.lib.languages import spoken
from network.lib.presence import crowd
from network.lib.realtime import apush
from network.lib.sockets import MemberConsumer

log = logging.getLogger(__name__)


class ThreadConsumer(MemberConsumer):
    async def connect(self):
        self.thread_id = int(self.scope["url_route"]["kwargs"]["pk"])
        self.place = f"thread.{self.thread_id}"
        self.has_arrived, self.forum_id = False, None
        await super().connect()

    def groups_of_page(self):
        language = spoken(self.member.language)
        return [thread_group(self.thread_id, language), forum_group(self.forum_id)]

    @database_sync_to_async
    def _ask(self):
        """(may stay, access version, seconds until that ends by the clock, forum)."""
        members = Member.objects.with_second_factor().filter(pk=self.member.pk, is_active=True)
        member = members.first()
        # A push shows names, also those of a public forum.
        if member is None or lacks_second_factor(member) or not may_see_names(member):
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
        before = self.forum_id
        stays, self.access_version, seconds, self.forum_id = await self._ask()
        if stays and before not in (None, self.forum_id):
            # The thread was moved: what becomes of its new forum is heard from now on.
            await self.join(forum_group(self.forum_id))
        self.ask_again_in(seconds)
        return stays

    async def arrived(self):
        self.has_arrived = True
        await self._count(crowd().enter)

    async def disconnect(self, code):
        await super().disconnect(code)
        if self.has_arrived:
            await self._count(crowd().leave)

    async def _count(self, act):
        """Enter or leave, and see that everybody hears the new count."""
        with _redis_may_be_away():
            await act(self.place, self.member.pk)
            if await crowd().first_to_tell(self.place):
                # Kept: the loop itself holds a task only weakly.
                self.telling = asyncio.ensure_future(self._tell_count())

    async def _tell_count(self):
        with _redis_may_be_away():
            await asyncio.sleep(1)
            here = {"type": "here", "count": await crowd().count(self.place)}
            await apush(thread_groups(self.thread_id), here)


@contextmanager
def _redis_may_be_away():
    try:
        yield
    except (RedisError, OSError) as error:
        log.warning("presence skipped: %s", type(error).__name__)
