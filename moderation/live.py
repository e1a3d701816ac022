"""What open pages of the desk are told. Called on commit by the actions; best effort."""

from django.db import transaction

from network.lib import realtime

DESK = "desk"


def changed_after_commit(matter) -> None:
    """Pages that show the matter ask for its line again. The message holds its number alone."""
    pk = matter.pk
    transaction.on_commit(lambda: matter_changed(pk), robust=True)


def matter_changed(matter_id: int) -> None:
    realtime.push([DESK], {"type": "matter", "matter": matter_id})
