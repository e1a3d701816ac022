"""The clock runs while somebody is on duty, and stands while nobody is."""

from datetime import UTC, datetime, time

import pytest

from moderation.clock import due_at, is_on_duty, next_on_duty
from moderation.models import DutyHours
from moderation.risk import Risk

# In Tallinn from nine to five: 7 to 15 in UTC in winter, 6 to 14 in summer.
TALLINN = DutyHours(country_id="EE", timezone="Europe/Tallinn")


def at(day, hour, minute=0, month=1):
    """January 2026: the 5th is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("risk", "raised", "due"),
    [
        (Risk.P0, at(5, 8), at(5, 9)),
        (Risk.P0, at(5, 14, 30), at(6, 7, 30)),
        (Risk.P0, at(5, 3), at(5, 8)),
        (Risk.P0, at(9, 20), at(12, 8)),
        (Risk.P1, at(5, 7), at(5, 11)),
        (Risk.P1, at(5, 13), at(6, 9)),
        (Risk.P2, at(5, 10), at(6, 10)),
        (Risk.P3, at(8, 10), at(13, 10)),
        (Risk.P4, at(5, 10), at(12, 10)),
    ],
)
def test_by_when_it_is_answered(risk, raised, due):
    assert due_at(risk, TALLINN, raised) == due


def test_summer_time_costs_no_hour():
    """It begins on Sunday, 29 March: four hours of duty are four hours."""
    assert due_at(Risk.P1, TALLINN, at(27, 13, month=3)) == at(30, 8, month=3)


def test_days_and_hours_are_the_countrys_own():
    weekend = DutyHours(days=[6], opens=time(10), closes=time(12), timezone="Europe/Oslo")
    assert due_at(Risk.P0, weekend, at(5, 8)) == at(11, 10)
    assert due_at(Risk.P1, weekend, at(5, 8)) == at(18, 11)


def test_whether_somebody_is_there():
    assert is_on_duty(TALLINN, at(5, 7))
    assert not is_on_duty(TALLINN, at(5, 15))
    assert not is_on_duty(TALLINN, at(10, 10))
    assert next_on_duty(TALLINN, at(10, 10)) == at(12, 7)
    assert next_on_duty(TALLINN, at(12, 10)) == at(12, 10)
