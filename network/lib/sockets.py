"""The consumer every open page has: the member's own messages, and the question "may I stay?"."""

import asyncio
import json

from channels.generic.websocket import AsyncWebsocketConsumer

from network.lib.realtime import member_group

NOT_SIGNED_IN = 4401
ACCESS_LOST = 4403


class MemberConsumer(AsyncWebsocketConsumer):
    """Pushes to one member's open page. Nothing is written through it.

    A subclass adds groups and says, in `admit`, whether the member may stay and until when.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.joined: list[str] = []
        self.access_version = 0
        self.alarm: asyncio.TimerHandle | None = None

    async def connect(self):
        self.member = self.scope["user"]
        if not self.member.is_authenticated:
            # Accepted first: a close before that reaches the page as an ordinary 1006.
            await self.accept()
            await self.close(NOT_SIGNED_IN)
            return
        stays = await self.admit()
        await self.accept()
        if not stays:
            await self.leave()
            return
        for group in [member_group(self.member.pk), *self.groups_of_page()]:
            await self.channel_layer.group_add(group, self.channel_name)
            self.joined.append(group)
        await self.arrived()

    def groups_of_page(self) -> list[str]:
        return []

    async def admit(self) -> bool:
        """Ask the database whether the member may have this page now."""
        return True

    async def arrived(self):
        """The socket is open and hears its groups."""

    async def push(self, event):
        """Forward a ready string; ask first when access has changed since we last asked."""
        if event.get("access_version", 0) > self.access_version and not await self.admit():
            await self.leave()
            return
        await self.send(text_data=event["text"])

    async def ask_again(self, event):
        """Somebody's rights changed: stay only if the database still says so."""
        if not await self.admit():
            await self.leave()

    def ask_again_at(self, moment):
        """Rights that end by the clock end here too, to the second."""
        if self.alarm:
            self.alarm.cancel()
            self.alarm = None
        if moment is not None:
            # A day at the most: then it asks and sets the clock anew.
            seconds = min(max(moment, 0), 86_400)
            loop = asyncio.get_running_loop()
            self.alarm = loop.call_later(seconds, lambda: asyncio.ensure_future(self.ask_again({})))

    async def leave(self):
        await self.send(text_data=json.dumps({"type": "gone"}))
        await self.close(ACCESS_LOST)

    async def disconnect(self, code):
        if self.alarm:
            self.alarm.cancel()
        for group in self.joined:
            await self.channel_layer.group_discard(group, self.channel_name)
