"""The project's one receiver: a committed activity becomes one nudge."""

from django.dispatch import receiver

from network.lib.activity import recorded
from network.lib.nudge import nudge


@receiver(recorded, dispatch_uid="notifications.outbox")
def enqueue(sender, activity_id, **kwargs):
    """Ask a worker to deliver. When the broker is away the sweep finds the row."""
    nudge("notifications.deliver", activity_id)
