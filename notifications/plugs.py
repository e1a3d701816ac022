"""What the inbox plugs into the ports of the apps below."""

from django.db import transaction

from network.lib.nudge import nudge
from network.lib.ports import mail_reach, rights_changed, thread_read


def close_seen_lines(member_id: int, thread_id: int, number: int) -> None:
    """After commit: a reply holds its thread's lock and must not wait here for a delivery."""
    from notifications.actions.inbox import seen

    transaction.on_commit(lambda: seen(member_id, thread_id, number), robust=True)


thread_read.plug(close_seen_lines)


def close_unseen_lines(member_id: int) -> None:
    """By a worker. What a lost nudge leaves is closed when the member opens the inbox."""
    nudge("notifications.close_unseen", member_id)


rights_changed.plug(close_unseen_lines)


def digests_that_showed(subject) -> list[tuple]:
    """(member, when) of the digests sent with a thread's title, or with a post's first words."""
    from forums.models import Post
    from notifications.models import DigestItem

    items = DigestItem.objects.sent()
    is_post = isinstance(subject, Post)
    items = items.quoting(subject) if is_post else items.titling(subject)
    return [(item.digest.member, item.digest.mail.sent_at) for item in items]


mail_reach.plug(digests_that_showed)
