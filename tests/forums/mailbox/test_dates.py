"""Days are kept; one that cannot be true is taken from the way the letter came."""

from datetime import UTC, datetime

import pytest

from forums.mailbox.dates import said_at
from forums.mailbox.heads import read_head

NOW = datetime(2026, 11, 25, tzinfo=UTC)
ENVELOPE = b"From kaisa@example.org Tue May  5 10:00:00 2020"
CARRIED = "Received: from a by b; Tue, 5 May 2020 09:59:00 +0200"
NOON = datetime(2020, 5, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Date: Tue, 5 May 2020 12:00:00 +0300"], NOON),
        (["Date: Tue, 5 May 2020 12:00:00 +0300 (EEST)", CARRIED], NOON),
        (["Date: Fri, 1 Jan 2038 00:00:00 +0000", CARRIED], NOON.replace(hour=7, minute=59)),
        (["Date: Thu, 1 Jan 1970 00:00:00 +0000", CARRIED], NOON.replace(hour=7, minute=59)),
        (["Date: Mon, 5 May 2014 12:00:00 +0300", CARRIED], NOON.replace(hour=7, minute=59)),
        (["Date: yesterday"], NOON.replace(hour=10)),
        ([], NOON.replace(hour=10)),
    ],
)
def test_when(lines, expected):
    assert said_at(read_head("\n".join(lines).encode()), ENVELOPE, NOW) == expected


def test_nobody_says():
    assert said_at(read_head(b"Subject: x"), b"From x", NOW) is None


def test_a_zone_in_the_envelope_is_passed_over():
    line = b"From kaisa@example.org Tue May  5 10:00:00 EEST 2020"
    assert said_at(read_head(b""), line, NOW) == NOON.replace(hour=10)
