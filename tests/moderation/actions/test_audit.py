"""One line for each act that must be answered for."""

import pytest
from django.db import transaction

from directory.actions import members
from moderation.models import AuditEntry
from network.lib.audit import audit
from tests.factories import a_member


def test_a_line_says_who_did_what_to_what_in_which_role(thread, moderator):
    audit("thread_locked", actor=moderator, subject=thread, reason="Too heated.", replies=3)
    line = AuditEntry.objects.get()
    assert (line.actor, line.role, line.action) == (moderator, "moderator", "thread_locked")
    assert (line.subject_type, line.subject_id) == ("forums.thread", thread.pk)
    assert (line.reason, line.facts) == ("Too heated.", {"replies": 3})
    assert "thread_locked" in str(line)


def test_the_role_is_the_one_of_that_day(thread, moderator):
    audit("thread_locked", actor=moderator, subject=thread)
    members.change_role(member=moderator, role="member")
    assert AuditEntry.objects.get().role == "moderator"


def test_what_was_rolled_back_was_not_done(thread, moderator):
    with pytest.raises(InterruptedError), transaction.atomic():
        audit("thread_locked", actor=moderator, subject=thread)
        raise InterruptedError
    assert not AuditEntry.objects.exists()


def test_a_line_outlives_who_wrote_it(thread):
    gone = a_member(role="moderator")
    audit("thread_locked", actor=gone, subject=thread)
    number = gone.pk
    gone.delete()
    line = AuditEntry.objects.get()
    assert (line.actor_id, line.role) == (number, "moderator")


def test_a_line_is_one_query(thread, moderator, django_assert_num_queries):
    with django_assert_num_queries(1):
        audit("thread_locked", actor=moderator, subject=thread)
