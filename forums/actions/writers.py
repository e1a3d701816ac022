"""Whether somebody may write at this moment: asked inside the transaction that writes."""

from datetime import datetime

from directory.models import Member


class NotNow(Exception):
    """Nothing was written, because this member may not write that now.

    Attributes:
        until: when they may again; None when nobody can say.
    """

    def __init__(self, until: datetime | None = None):
        super().__init__(type(self).__name__)
        self.until = until


class Muted(NotNow):
    """A moderator has decided that they write nothing, or do not come in."""


class TooSoon(NotNow):
    """The forum is slow, and the member has just written there."""


class TooMany(NotNow):
    """The member has started as many threads as one may in a day."""


class LookAgain(Exception):
    """A watched word stands in it: the writer is asked once whether it is meant so."""


class MustBeHeld(Exception):
    """Takes back what the transaction wrote; the words go to the desk instead."""

    def __init__(self, rules):
        super().__init__(", ".join(rules))
        self.rules = tuple(rules)


def lock_writer(author) -> Member:
    """Lock the author's row until the caller's transaction ends, and return it as it is now.

    A sanction takes the same lock: it comes before the words or after them. Two posts of one
    member follow one another, so that each sees the other.

    Raises:
        Muted: the author is muted or suspended.
    """
    row = Member.objects.select_for_update(no_key=True).get(pk=author.pk)
    if row.is_muted or row.is_suspended:
        raise Muted(row.muted_until)
    return row
