"""Seven o'clock is seven o'clock, whatever the clock does."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notifications.schedule import day_of, next_at, zone

# Those with a rule of their own: the region, half-hour and midnight changes, a lost day.
PLACES = [
    "Europe/Copenhagen", "Europe/Tallinn", "Europe/Helsinki", "Europe/Kaliningrad",
    "Atlantic/Reykjavik", "Atlantic/Azores", "America/Nuuk", "America/Sao_Paulo", "Asia/Kathmandu",
    "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Europe/Dublin", "UTC",
]  # fmt: skip
MOMENTS = st.datetimes(
    min_value=datetime(2005, 1, 1), max_value=datetime(2037, 12, 31), timezones=st.just(UTC)
)
HOURS = st.integers(0, 23)
ZONES = st.sampled_from(PLACES) | st.sampled_from(sorted(available_timezones()))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@given(MOMENTS, HOURS, ZONES)
@settings(max_examples=1500, deadline=None)
def test_it_comes_later_and_soon_and_at_the_hour(after, hour, name):
    found = next_at(after, hour, name)
    place = ZoneInfo(name)
    assert after < found
    # A day with a clock change has up to 26 hours; one zone left out a whole day.
    assert found - after <= timedelta(hours=50)
    local = found.astimezone(place)
    if (local.hour, local.minute) != (hour, 0):
        # The clock skips that hour: then, and only then, it comes at another.
        wished = datetime.combine(day_of(found, hour, name), datetime.min.time(), tzinfo=place)
        wished = wished.replace(hour=hour)
        assert wished.astimezone(UTC).astimezone(place).replace(tzinfo=None) != wished.replace(
            tzinfo=None
        )


@given(MOMENTS, HOURS, ZONES)
@settings(max_examples=600, deadline=None)
def test_there_is_one_a_day(after, hour, name):
    moments = [next_at(after, hour, name)]
    for _ in range(3):
        moments.append(next_at(moments[-1], hour, name))
    days = [day_of(moment, hour, name) for moment in moments]
    assert days == sorted(set(days))
    # The first of two equal hours, so none is missed and none comes twice.
    for moment in moments:
        assert next_at(moment - timedelta(microseconds=1), hour, name) == moment


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (utc(2026, 3, 27, 5), utc(2026, 3, 28, 5)),  # winter: 07:00 is 05:00 UTC
        (utc(2026, 3, 28, 5), utc(2026, 3, 29, 4)),  # the night the clock went forward
        (utc(2026, 10, 24, 4), utc(2026, 10, 25, 5)),  # and back
        (utc(2026, 6, 1, 3, 59, 59), utc(2026, 6, 1, 4)),
    ],
)
def test_seven_in_tallinn(after, expected):
    assert next_at(after, 7, "Europe/Tallinn") == expected


def test_an_hour_that_the_clock_skips_comes_right_after():
    # In Copenhagen 29 March 2026 has no 02:00.
    assert next_at(utc(2026, 3, 28, 12), 2, "Europe/Copenhagen") == utc(2026, 3, 29, 1)


def test_of_an_hour_that_comes_twice_the_first_counts():
    first = next_at(utc(2026, 10, 24, 12), 2, "Europe/Copenhagen")
    assert first == utc(2026, 10, 25, 0)
    assert next_at(first, 2, "Europe/Copenhagen") == utc(2026, 10, 26, 1)


def test_the_digest_of_a_skipped_last_hour_belongs_to_its_own_day():
    # In Nuuk 28 March 2026 ends at 23:00.
    found = next_at(utc(2026, 3, 28, 12), 23, "America/Nuuk")
    assert found.astimezone(ZoneInfo("America/Nuuk")).day == 29
    assert day_of(found, 23, "America/Nuuk").day == 28


def test_a_zone_nobody_knows_is_utc():
    assert next_at(utc(2026, 1, 1), 7, "Baltic/Atlantis") == utc(2026, 1, 1, 7)
    assert zone("../etc/passwd") == ZoneInfo("UTC")
