"""What somebody waits for at the desk: it goes there once their address is theirs, not before."""

from itertools import chain

from django.db import transaction

from directory.models import Application, Change, Member
from network.lib.matters import Happened, tell_desk


def hand_in(*, member: Member) -> None:
    """Bring to the desk what waits and is not there: at each sign-in of who is not let in yet."""
    with transaction.atomic():
        for row in _undecided(member):
            tell_desk(Happened.HANDED_IN, about=row, by=member)


def withdraw(*, member: Member) -> None:
    """Who leaves waits for nothing any more, in the caller's transaction."""
    for row in _undecided(member):
        tell_desk(Happened.WITHDRAWN, about=row)


def _undecided(member: Member):
    """Two queries."""
    return chain(
        Application.objects.confirmed().undecided().filter(member=member),
        Change.objects.undecided().filter(member=member),
    )
