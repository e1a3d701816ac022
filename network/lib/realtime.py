"""Pushing to open pages, best effort: what was pushed can always be read again over HTTP."""

import json
import logging
from collections.abc import Iterable

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

log = logging.getLogger(__name__)


def member_group(member_id: int) -> str:
    """Every open page of one member."""
    return f"member.{member_id}"


async def apush(groups: Iterable[str], payload: dict, **about) -> None:
    """Send one JSON message to every socket of the groups.

    Args:
        groups: group names.
        payload: what the page gets; `type` says what it is.
        about: for the consumer only (`access_version`), never sent on.
    """
    layer = get_channel_layer()
    # Encoded once here, not once a socket.
    message = {"type": "push", "text": json.dumps(payload, ensure_ascii=False), **about}
    for group in groups:
        await layer.group_send(group, message)


def push(groups: Iterable[str], payload: dict, **about) -> None:
    """The same from ordinary code. A silent Redis is logged and costs the reader a poll."""
    try:
        async_to_sync(apush)(list(groups), payload, **about)
    except (RedisError, OSError) as error:
        log.warning("push skipped: Redis does not answer (%s)", type(error).__name__)


def ask_again(groups: Iterable[str]) -> None:
    """Tell the groups' consumers to ask again, now, whether their member may stay."""
    try:
        async_to_sync(_ask_again)(list(groups))
    except (RedisError, OSError) as error:
        log.warning("access push skipped: Redis does not answer (%s)", type(error).__name__)


async def _ask_again(groups: list[str]) -> None:
    layer = get_channel_layer()
    for group in groups:
        await layer.group_send(group, {"type": "ask_again"})
