"""What the inbox plugs into the ports of the apps below."""

from django.db import transaction

from network.lib.ports import thread_read


def close_seen_lines(member_id: int, thread_id: int, number: int) -> None:
    """After commit: a reply holds its thread's lock and must not wait here for a delivery."""
    from notifications.actions.inbox import seen

    transaction.on_commit(lambda: seen(member_id, thread_id, number), robust=True)


thread_read.plug(close_seen_lines)
