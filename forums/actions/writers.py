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
