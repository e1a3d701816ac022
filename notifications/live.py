"""The number on the bell of open pages."""

import logging
from collections.abc import Sequence

from asgiref.sync import async_to_sync
from django.db.models import Count
from redis.exceptions import RedisError

from network.lib.online import online
from network.lib.realtime import apush, member_group
from notifications.models import Notification

log = logging.getLogger(__name__)

BATCH = 500


def badges(member_ids: Sequence[int]) -> None:
    """Push their count of unread lines to those with a page open. Best effort."""
    for start in range(0, len(member_ids), BATCH):
        here = online(member_ids[start : start + BATCH])
        if here:
            _push(_unread(here))


def _unread(member_ids) -> dict[int, int]:
    """Unread lines by member, in one query."""
    lines = Notification.objects.filter(member__in=member_ids).unread()
    counted = lines.order_by().values_list("member").annotate(lines=Count("pk"))
    return dict.fromkeys(member_ids, 0) | dict(counted)


def _push(counts: dict[int, int]) -> None:
    try:
        async_to_sync(_send)(counts)
    except (RedisError, OSError) as error:
        log.warning("badges skipped: Redis does not answer (%s)", type(error).__name__)


async def _send(counts: dict[int, int]) -> None:
    for member_id, unread in counts.items():
        await apush([member_group(member_id)], {"type": "badge", "unread": unread})
