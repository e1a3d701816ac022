"""One line for each act that must be answered for."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

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


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.0/24"), ("2001:db8:1:2::9", "2001:db8:1::/48")],
)
def test_a_line_names_the_network_and_not_the_device(secretariat, watcher, address, network):
    client = Client(REMOTE_ADDR=address)
    client.force_login(secretariat)
    page = reverse("secretariat_member", args=[watcher.handle])
    assert client.post(page, {"role": "moderator"}).status_code == 302
    assert AuditEntry.objects.latest("pk").network == network


def test_what_the_clock_does_comes_from_nowhere(thread):
    audit("thread_archived", actor=None, subject=thread)
    assert AuditEntry.objects.get().network == ""


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
