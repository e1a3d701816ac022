"""An open page of the desk hears which matter changed, and nothing of what it is about."""

import pytest
from asgiref.sync import async_to_sync

from directory.actions.members import change_role
from moderation.actions import matters
from moderation.actions.reports import report
from tests.factories import a_reply
from tests.forums.sockets import PATIENCE, act, hears, is_cut_off, opened
from tests.moderation.conftest import thing_of

pytestmark = pytest.mark.usefixtures("transactional_db")


@pytest.fixture
def matter(thread, author, watcher):
    thing = thing_of(a_reply(thread, author, "Buy our software."))
    return report(thing=thing, member=watcher, reason="advert", words="A brand.").matter


def test_colleagues_hear_that_somebody_is_on_it(matter, moderator, secretariat):
    @async_to_sync
    async def journey():
        async with opened("/ws/desk/", secretariat) as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            await act(matters.claim, matter=matter, by=moderator)
            assert await hears(socket, "matter") == {"type": "matter", "matter": matter.pk}

    journey()


def test_who_does_not_moderate_any_more_hears_nothing_any_more(matter, moderator, secretariat):
    @async_to_sync
    async def journey():
        async with opened("/ws/desk/", moderator) as socket:
            assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            await act(change_role, member=moderator, role="member", by=secretariat)
            await is_cut_off(socket)

    journey()
