"""A line on every page until it ends, or until a member has read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.actions.announcements import announce, dismiss, end
from directory.announced import forget, shown_to
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.numbers import CODE


def soon():
    return timezone.now() + timedelta(hours=1)


def test_everybody_sees_it_until_a_member_dismisses_it(secretariat, author, watcher):
    said = announce(text="We are away on Friday.", ends_at=soon(), by=secretariat)
    forget()
    assert shown_to(None) == shown_to(author) == shown_to(watcher) == [said]
    dismiss(announcement=said, member=author)
    assert shown_to(author) == []
    assert shown_to(watcher) == shown_to(None) == [said]


def test_it_ends_by_the_clock_and_by_hand(secretariat, author):
    said = announce(text="Away.", ends_at=soon(), by=secretariat)
    other = announce(text="Later.", ends_at=timezone.now() - timedelta(minutes=1), by=secretariat)
    forget()
    assert shown_to(author) == [said]
    end(announcement=said, by=secretariat)
    forget()
    assert shown_to(author) == []
    actions = set(AuditEntry.objects.values_list("action", "subject_id"))
    assert {("announcement_made", other.pk), ("announcement_ended", said.pk)} <= actions


def test_one_that_is_kept_ends_in_time_too(secretariat, author):
    announce(text="Away.", ends_at=soon(), by=secretariat)
    forget()
    [kept] = shown_to(author)
    kept.ends_at = timezone.now()
    assert shown_to(author) == []


def test_pages_ask_nothing_while_there_is_none_and_once_while_there_are(
    secretariat, author, django_assert_num_queries
):
    shown_to(author)
    with django_assert_num_queries(0):
        assert shown_to(author) == []
    for number in range(3):
        announce(text=f"Number {number}.", ends_at=soon(), by=secretariat)
    forget()
    shown_to(None)
    with django_assert_num_queries(0):
        assert len(shown_to(None)) == 3
    with django_assert_num_queries(1):
        assert len(shown_to(author)) == 3


def test_a_personal_number_is_announced_to_nobody(secretariat):
    with pytest.raises(Refused):
        announce(text=f"Call about {CODE}.", ends_at=soon(), by=secretariat)
    forget()
    assert shown_to(None) == []
