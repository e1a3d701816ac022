"""An open page of the desk: it hears which matter has changed, and asks for the rest by HTTP."""

from channels.db import database_sync_to_async

from directory.models import Member
from moderation.access import may_moderate
from moderation.live import DESK
from network.lib.sockets import MemberConsumer


class DeskConsumer(MemberConsumer):
    def groups_of_page(self):
        return [DESK]

    @database_sync_to_async
    def _may_moderate(self) -> bool:
        member = Member.objects.present().with_second_factor().filter(pk=self.member.pk).first()
        return member is not None and may_moderate(member)

    async def admit(self) -> bool:
        stays = await self._may_moderate()
        self.ask_again_in(None)
        return stays
