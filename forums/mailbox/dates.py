"""When a message was said: its own word, unless that cannot be true."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from forums.mailbox.charsets import tidy
from forums.mailbox.heads import Head

# Before there were mailing lists nothing was said on one.
FIRST = datetime(1985, 1, 1, tzinfo=UTC)
_TOO_FAR = timedelta(days=2)
_TOO_OLD = timedelta(days=366)
_ASCTIME = ("%a %b %d %H:%M:%S %Y", "%a %b %d %H:%M %Y")


def said_at(head: Head, envelope: bytes, now: datetime) -> datetime | None:
    """The moment a message was sent; None when neither it nor its way tells.

    Args:
        envelope: the line "From …" before it.
        now: nothing later can be true.
    """
    own = _moment(head.get("date"), now)
    carried = next(filter(None, (_received(raw, now) for raw in head.all("received"))), None)
    carried = carried or _of_envelope(envelope, now)
    if own and carried and not -_TOO_FAR <= carried - own <= _TOO_OLD:
        # A clock that is wrong, and says so with its own way here.
        return carried
    return own or carried


def _received(raw: bytes, now: datetime) -> datetime | None:
    return _moment(raw.rpartition(b";")[2], now)


def _moment(raw: bytes, now: datetime) -> datetime | None:
    try:
        found = parsedate_to_datetime(tidy(raw.decode("ascii", "replace")).strip())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return _if_sane(found, now)


def _of_envelope(line: bytes, now: datetime) -> datetime | None:
    words = line.decode("ascii", "replace").split()
    for count in range(5, min(8, len(words))):
        # A zone in the middle is passed over: a few hours are nearer than no date.
        said = " ".join([*words[-count:][:4], words[-1]])
        for form in _ASCTIME:
            try:
                return _if_sane(datetime.strptime(said, form).replace(tzinfo=UTC), now)
            except ValueError:
                continue
    return _moment(line.split(b" ", 2)[-1], now)


def _if_sane(found: datetime, now: datetime) -> datetime | None:
    try:
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return found if FIRST <= found <= now else None
