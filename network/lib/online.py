"""Which members have a page open now, so that a thousand badges are not pushed to nobody."""

from collections.abc import Sequence
from functools import cache

import redis
from django.conf import settings

from network.lib.realtime import channel_of, member_group


def online(member_ids: Sequence[int]) -> list[int]:
    """Return those with an open page, in one round trip. Nobody while Redis is away.

    A page is a subscription to its member's group, so Redis itself knows.
    """
    if not member_ids:
        return []
    channels = [channel_of(member_group(pk)) for pk in member_ids]
    try:
        listeners = dict(_client().pubsub_numsub(*channels))
    except (redis.RedisError, OSError):
        return []
    return [
        pk
        for pk, channel in zip(member_ids, channels, strict=True)
        if listeners.get(channel.encode())
    ]


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=1)
