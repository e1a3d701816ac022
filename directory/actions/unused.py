"""Accounts nobody uses: their owner is warned once, and half a year later they are closed."""

from collections.abc import Iterable

from django.db import transaction

from directory import access
from directory.actions import letters
from directory.actions.leaving import leave
from directory.models import Letter, Member
from network.lib.audit import audit


def warn(members: Iterable[Member]) -> int:
    """Write to each that the account will be closed; return to how many."""
    with transaction.atomic():
        warned = 0
        for member in members:
            letters.write(Letter.Kind.INACTIVE, member=member)
            audit("unused_account_warned", actor=None, subject=member)
            warned += 1
    return warned


def close(members: Iterable[Member]) -> int:
    """Close each as its owner would: erased after a week, posts stay without a name.

    Returns:
        How many; the only administrator stays.
    """
    closed = 0
    for member in members:
        if access.may_leave(member):
            leave(member=member, words_go=False, unused=True)
            closed += 1
    return closed
