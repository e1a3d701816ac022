"""A member says that they may be asked as an expert, how often and when, or that they may not."""

from datetime import time

from directory.models import Expert


def consent(*, member, at_most: int, quiet_from: time, quiet_until: time) -> Expert:
    """Let questions be brought before the member, or change how many."""
    said = {"at_most": at_most, "quiet_from": quiet_from, "quiet_until": quiet_until}
    expert, _is_new = Expert.objects.update_or_create(member=member, defaults=said)
    return expert


def take_back(*, member) -> None:
    """No more questions: not one that was routed and not mailed yet either."""
    Expert.objects.filter(member=member).delete()
