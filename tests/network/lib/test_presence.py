"""How many are on a page, counted by the processes that hold their sockets."""

import asyncio

import pytest
import redis
from asgiref.sync import async_to_sync
from django.conf import settings

from network.lib import presence
from network.lib.presence import Crowd, here

PLACE = "thread.77"


@pytest.fixture(autouse=True)
def nobody_here():
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        client.delete("havn.here.thread.77")
        yield client


def test_everybody_on_a_page_is_counted_across_processes():
    @async_to_sync
    async def course():
        one, other = Crowd(), Crowd()
        await one.enter(PLACE, 1)
        await one.enter(PLACE, 2)
        await other.enter(PLACE, 3)
        assert await one.count(PLACE) == 3
        for crowd, member in ((one, 1), (one, 2), (other, 3)):
            await crowd.leave(PLACE, member)

    course()
    assert here(PLACE) == 0


def test_a_member_with_two_tabs_is_one_until_both_are_closed():
    @async_to_sync
    async def course():
        crowd = Crowd()
        await crowd.enter(PLACE, 1)
        await crowd.enter(PLACE, 1)
        assert await crowd.count(PLACE) == 1
        await crowd.leave(PLACE, 1)
        assert await crowd.count(PLACE) == 1
        await crowd.leave(PLACE, 1)
        assert await crowd.count(PLACE) == 0

    course()


def test_who_stays_counts_on_when_redis_lost_everything(monkeypatch, nobody_here):
    monkeypatch.setattr(presence, "BEAT", 0.05)

    @async_to_sync
    async def course():
        crowd = Crowd()
        for member in (1, 2):
            await crowd.enter(PLACE, member)
        nobody_here.delete("havn.here.thread.77")
        while await crowd.count(PLACE) < 2:
            await asyncio.sleep(0.02)
        for member in (1, 2):
            await crowd.leave(PLACE, member)

    course()
