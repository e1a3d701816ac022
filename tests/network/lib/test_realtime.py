"""Pushes reach who listens, and nobody waits for a Redis that is away."""

import asyncio
import json
import time

import pytest
import redis
from channels.layers import get_channel_layer
from django.conf import settings

from network.lib import realtime
from network.stack.addresses import free_port
from tests.network import outages


@pytest.fixture(autouse=True)
def fresh():
    """No connection and no pause of another test."""
    realtime._client.cache_clear()
    realtime._resume_at = 0.0
    yield
    realtime._client.cache_clear()
    realtime._resume_at = 0.0


def heard(group: str, act) -> dict:
    """What a consumer in the group is told when somebody acts."""

    async def listen():
        layer = get_channel_layer()
        channel = await layer.new_channel()
        await layer.group_add(group, channel)
        try:
            await asyncio.to_thread(act)
            return await asyncio.wait_for(layer.receive(channel), 5)
        finally:
            await layer.flush()

    return asyncio.run(listen())


def test_a_push_reaches_the_group_with_what_the_consumer_needs():
    told = heard("g.1", lambda: realtime.push(["g.0", "g.1"], {"type": "post"}, access_version=3))
    assert told["type"] == "push"
    assert json.loads(told["text"]) == {"type": "post"}
    assert told["access_version"] == 3


def test_each_group_can_be_told_something_of_its_own():
    told = heard("g.2", lambda: realtime.push_each({"g.1": {"unread": 1}, "g.2": {"unread": 2}}))
    assert json.loads(told["text"]) == {"unread": 2}


def test_consumers_are_asked_to_ask_again():
    assert heard("g.1", lambda: realtime.ask_again(["g.1"]))["type"] == "ask_again"


def test_a_connection_that_died_while_idle_costs_no_push():
    idle = realtime._client().client_id()
    with redis.Redis.from_url(settings.REDIS_URL) as somebody_else:
        assert somebody_else.client_kill_filter(_id=idle) == 1
    told = heard("g.1", lambda: realtime.push(["g.1"], {"type": "post"}))
    assert json.loads(told["text"]) == {"type": "post"}


def test_a_redis_that_is_gone_stops_nobody(settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{free_port()}/0"
    realtime.push(["g.1"], {"type": "post"})


def test_a_redis_that_never_answers_is_waited_for_once(settings):
    with outages.silent_port() as port:
        settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"
        begun = time.monotonic()
        for _ in range(20):
            realtime.push(["g.1"], {"type": "post"})
    # Twenty posts of an outage: the first waits for its time-out, the others pass by.
    assert time.monotonic() - begun < realtime.PAUSE
