"""Applications and changes as matters of the desk: the door to it for the app whose rows they are.

What happens to a row is told in the transaction that does it, and the row stays the one truth; the
desk keeps beside it who is on it, until when it is due, and what was noted.
"""

from enum import Enum

from network.lib import ports


class Happened(Enum):
    """What has become of a row."""

    HANDED_IN = "handed-in"
    ASKED = "asked"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Decided(Exception):
    """Somebody else has decided meanwhile, or there is nothing to answer."""


def tell_desk(happened: Happened, *, about, by=None) -> None:
    """Open the desk's matter, give it back or close it, in the caller's transaction.

    Args:
        about: a saved row with the `member` whose it is, locked if others may tell of it too. To
            hand in what waits already changes nothing.
        by: who did it; None for the clock.
    """
    [keep] = ports.matters
    keep(happened=happened, about=about, by=by)
