"""Choosing when the digest comes."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from notifications.actions.preferences import choose_digest, stop_digest


def test_the_next_one_is_at_the_chosen_hour_of_the_members_day(author):
    author.timezone = "Europe/Helsinki"
    preference = choose_digest(member=author, rhythm="daily", hour=18)
    assert preference.next_at > timezone.now()
    assert preference.next_at.astimezone(UTC).hour in {15, 16}


def test_off_is_off(author):
    choose_digest(member=author, rhythm="daily", hour=7)
    assert choose_digest(member=author, rhythm="off", hour=7).next_at is None


def test_a_new_start_does_not_tell_what_came_before_it(author):
    preference = choose_digest(member=author, rhythm="daily", hour=7)
    preference.since = datetime(2026, 1, 1, tzinfo=UTC)
    preference.save()
    changed = choose_digest(member=author, rhythm="daily", hour=9)
    assert changed.since.year == 2026 and changed.since.month == 1
    stop_digest(member=author)
    before = timezone.now()
    assert choose_digest(member=author, rhythm="daily", hour=9).since >= before


def test_stopping_twice_is_stopping_once(author):
    stop_digest(member=author)
    stop_digest(member=author)
    assert author.digest_preference.rhythm == "off"


def test_a_rhythm_there_is_not_is_refused(author):
    with pytest.raises(ValueError):
        choose_digest(member=author, rhythm="hourly", hour=7)
