"""Pushing to open pages, best effort: what was pushed can always be read again over HTTP."""

import json
import logging
import time
from collections.abc import Iterable
from functools import cache

import redis
from channels.layers import get_channel_layer
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)

# After a failure Redis is left alone: each post of an outage would wait anew.
PAUSE = 2.0
PATIENCE = {"socket_connect_timeout": 0.4, "socket_timeout": 0.4}
# A connection that died while idle fails at once; then a new one is tried.
ONCE_MORE = Retry(NoBackoff(), 1, supported_errors=(redis.ConnectionError,))

_resume_at = 0.0


def member_group(member_id: int) -> str:
    """Every open page of one member."""
    return f"member.{member_id}"


def channel_of(group: str) -> str:
    """The Redis channel that the channel layer hears a group on."""
    prefix = settings.CHANNEL_LAYERS["default"]["CONFIG"]["prefix"]
    return f"{prefix}__group__{group}"


async def apush(groups: Iterable[str], payload: dict, **about) -> None:
    """Send one JSON message to every socket of the groups, from a consumer.

    Args:
        groups: group names.
        payload: what the page gets; `type` says what it is.
        about: for the consumer only (`access_version`), never sent on.
    """
    layer = get_channel_layer()
    message = _message(payload, about)
    for group in groups:
        await layer.group_send(group, message)


def push(groups: Iterable[str], payload: dict, **about) -> None:
    """The same from ordinary code."""
    message = _message(payload, about)
    _publish([(group, message) for group in groups])


def push_each(payloads: dict[str, dict]) -> None:
    """Send each group a message of its own, all in one round trip."""
    _publish([(group, _message(payload, {})) for group, payload in payloads.items()])


def ask_again(groups: Iterable[str]) -> None:
    """Tell the groups' consumers to ask again, now, whether their member may stay."""
    _publish([(group, {"type": "ask_again"}) for group in groups])


def _message(payload: dict, about: dict) -> dict:
    # Encoded once here, not once a socket.
    return {"type": "push", "text": json.dumps(payload, ensure_ascii=False), **about}


def _publish(messages: list[tuple[str, dict]]) -> None:
    """A silent Redis is logged, and costs the reader a poll and the writer a second at the most.

    Not through the channel layer: it waits for an answer for ever, and all pushes of a process
    wait behind the one.
    """
    global _resume_at
    if not messages or time.monotonic() < _resume_at:
        return
    serialize = get_channel_layer().serialize
    try:
        with _client().pipeline(transaction=False) as pipe:
            for group, message in messages:
                pipe.publish(channel_of(group), serialize(message))
            pipe.execute()
    except (redis.RedisError, OSError) as error:
        _resume_at = time.monotonic() + PAUSE
        log.warning("push skipped: Redis does not answer (%s)", type(error).__name__)


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, retry=ONCE_MORE, **PATIENCE)
