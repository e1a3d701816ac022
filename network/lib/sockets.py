"""The consumer every open page has: the member's own messages, and the question "may I stay?"."""

import asyncio
import json
from importlib import import_module
from types import SimpleNamespace

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.contrib.auth import get_user

from network.lib import metrics
from network.lib.ports import open_pages
from network.lib.realtime import member_group

NOT_SIGNED_IN = 4401
ACCESS_LOST = 4403
CANNOT_ASK = 1011

# Seconds. "Ask again" may be lost with Redis away: nobody stays longer than this without right.
ASK_ANYWAY = 300


class MemberConsumer(AsyncWebsocketConsumer):
    """Pushes to one member's open page. Nothing is written through it.

    A subclass adds groups and says, in `admit`, whether the member may stay and until when.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.joined: list[str] = []
        self.access_version = 0
        self.has_left = False
        self.is_counted = False
        self.alarm: asyncio.TimerHandle | None = None
        self.asking: asyncio.Task | None = None

    async def connect(self):
        self.member = self.scope["user"]
        if not self.member.is_authenticated:
            # Accepted first: a close before that reaches the page as an ordinary 1006.
            await self.accept()
            await self.close(NOT_SIGNED_IN)
            return
        # Before asking: what changes meanwhile is heard once this method has ended.
        await self.join(member_group(self.member.pk))
        stays = await self.admit()
        await self.accept()
        if not stays:
            await self.leave()
            return
        self.is_counted = True
        metrics.count_socket(1)
        for group in self.groups_of_page():
            await self.join(group)
        await self.arrived()

    async def join(self, group: str):
        await self.channel_layer.group_add(group, self.channel_name)
        self.joined.append(group)

    def groups_of_page(self) -> list[str]:
        return []

    @database_sync_to_async
    def _may_have_pages(self) -> bool:
        return all(may(self.member.pk) for may in open_pages)

    @database_sync_to_async
    def _is_signed_in(self) -> bool:
        """Whether the session of this page still is the member's: no sign-out, same password."""
        opened = self.scope["session"]
        session = import_module(settings.SESSION_ENGINE).SessionStore(opened.session_key)
        return get_user(SimpleNamespace(session=session)).pk == self.member.pk

    async def admit(self) -> bool:
        """Ask the database whether the member may have this page now."""
        stays = await self._may_have_pages()
        self.ask_again_in(None)
        return stays

    async def arrived(self):
        """The socket is open and hears its groups."""

    async def push(self, event):
        """Forward a ready string; ask first when access has changed since we last asked."""
        if self.has_left:
            return
        if event.get("access_version", 0) > self.access_version and not await self.admit():
            await self.leave()
            return
        await self.send(text_data=event["text"])

    async def ask_again(self, event):
        """Somebody's rights changed: stay only if the database still says so."""
        if self.has_left:
            return
        if not await self.admit():
            await self.leave()
        elif not await self._is_signed_in():
            self.has_left = True
            await self.hear_no_more()
            await self.close(NOT_SIGNED_IN)

    def ask_again_in(self, seconds: float | None):
        """Rights that end by the clock end here too, to the second; `seconds` until then."""
        if self.alarm:
            self.alarm.cancel()
        if self.has_left:
            return
        seconds = ASK_ANYWAY if seconds is None else min(max(seconds, 0), ASK_ANYWAY)
        self.alarm = asyncio.get_running_loop().call_later(seconds, self._ring)

    def _ring(self):
        # Kept: the loop itself holds a task only weakly.
        self.asking = asyncio.ensure_future(self._ask_by_the_clock())

    async def _ask_by_the_clock(self):
        try:
            await self.ask_again({})
        except Exception:
            # Who cannot be asked about does not stay; the page comes back and is asked anew.
            await self.close(CANNOT_ASK)
            raise

    async def leave(self):
        """Close for good. Nothing is forwarded any more, also while the close is on its way."""
        if self.has_left:
            return
        self.has_left = True
        await self.hear_no_more()
        await self.send(text_data=json.dumps({"type": "gone"}))
        await self.close(ACCESS_LOST)

    async def disconnect(self, code):
        if self.is_counted:
            metrics.count_socket(-1)
        self.has_left = True
        await self.hear_no_more()

    async def hear_no_more(self):
        if self.alarm:
            self.alarm.cancel()
        while self.joined:
            await self.channel_layer.group_discard(self.joined.pop(), self.channel_name)
