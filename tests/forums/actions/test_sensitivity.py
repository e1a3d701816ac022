"""Holding back more of a thread than its forum does."""

import pytest

from forums.actions.forums import change
from forums.actions.sensitivity import change_sensitivity
from forums.models.sensitivity import Way, may_leave
from moderation.models import AuditEntry
from tests.factories import a_forum, a_thread


@pytest.fixture
def forum(db):
    return a_forum("common-room", audience="members", sensitivity="members")


def test_a_thread_may_hold_back_more_from_its_start(forum, author):
    thread = a_thread(forum, author, sensitivity="titles-only")
    assert thread.sensitivity == "titles-only"
    assert may_leave(thread, Way.TITLE) and not may_leave(thread, Way.MAIL)


@pytest.mark.parametrize("level", ["open", "public", "x"])
def test_never_less(forum, author, thread, level):
    with pytest.raises(ValueError):
        a_thread(forum, author, sensitivity=level)
    with pytest.raises(ValueError):
        change_sensitivity(thread=thread, by=author, sensitivity=level)
    thread.refresh_from_db()
    assert thread.sensitivity == ""


def test_a_change_is_on_record_by_the_names_of_states(thread, author):
    change_sensitivity(thread=thread, by=author, sensitivity="no-record")
    thread.refresh_from_db()
    assert thread.sensitivity == "no-record"
    line = AuditEntry.objects.get(action="thread_sensitivity_changed")
    assert line.facts == {"sensitivity": ["", "no-record"]}
    change_sensitivity(thread=thread, by=author, sensitivity="no-record")
    assert AuditEntry.objects.filter(action="thread_sensitivity_changed").count() == 1


def test_a_thread_follows_its_forum_at_once(forum, author, secretariat):
    follows = a_thread(forum, author)
    holds_back = a_thread(forum, author, sensitivity="titles-only")
    for sensitivity, leaving in [
        ("no-record", (False, False)),
        ("open", (True, False)),
    ]:
        change(forum=forum, by=secretariat, sensitivity=sensitivity)
        for thread, leaves in zip((follows, holds_back), leaving, strict=True):
            thread.refresh_from_db()
            assert may_leave(thread, Way.MAIL) == leaves
    assert may_leave(follows, Way.FEED)


def test_what_is_as_the_forum_is_kept_as_following_it(forum, author):
    thread = a_thread(forum, author, sensitivity="members")
    assert thread.sensitivity == ""
