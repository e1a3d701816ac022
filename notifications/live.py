"""The number on the bell of open pages."""

from collections.abc import Sequence

from django.db.models import Count

from network.lib import realtime
from network.lib.online import online
from notifications.models import Notification

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
    realtime.push_each(
        {
            realtime.member_group(member_id): {"type": "badge", "unread": unread}
            for member_id, unread in counts.items()
        }
    )
