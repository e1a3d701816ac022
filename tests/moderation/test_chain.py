"""The chain shows whether anybody changed the audit or took something out of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, connections, transaction
from django.utils import timezone

from directory.models import Seat
from moderation.actions.audit import audit, chain
from moderation.chain import verify
from moderation.models import AuditEntry, AuditLink
from network.retention import keep_to_rules

LONG_AGO = timedelta(days=800)


@pytest.fixture
def entries(author, thread):
    for number in range(3):
        audit("thread_locked", actor=author, subject=thread, reason="Off topic", number=number)
    chain()
    return list(AuditEntry.objects.order_by("pk"))


def by_force(sql, *values):
    """As somebody with the database in their hands."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE moderation_auditentry DISABLE TRIGGER refuse_change")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE moderation_auditentry ENABLE TRIGGER refuse_change")


def test_what_was_written_is_as_it_was_written(entries):
    assert list(verify()) == []
    assert [link.entry_id for link in AuditLink.objects.all()] == [entry.pk for entry in entries]
    assert chain() == 0


@pytest.mark.parametrize(
    "change",
    [
        "action = 'thread_unlocked'",
        "facts = '{}'",
        "actor_id = NULL",
        "at = at - interval '1 minute'",
        "reason = 'Spam'",
        "subject_id = -1",
    ],
)
def test_a_changed_line_is_found(entries, change):
    by_force(f"UPDATE moderation_auditentry SET {change} WHERE id = %s", entries[1].pk)
    [sentence] = verify()
    assert f"entry {entries[1].pk}," in sentence.lower()
    assert "was changed" in sentence


def test_the_database_refuses_to_change_a_line(entries):
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        AuditEntry.objects.filter(pk=entries[1].pk).update(action="thread_unlocked")


def test_a_reason_may_be_taken_back_when_its_writer_leaves(entries):
    AuditEntry.objects.filter(pk=entries[1].pk).update(reason="")
    assert list(verify()) == []


def test_a_line_taken_out_is_found(entries):
    entries[1].delete()
    [sentence] = verify()
    assert "The entry of link 2" in sentence
    assert "is missing" in sentence


def test_a_link_taken_out_or_made_up_is_found(entries):
    AuditLink.objects.filter(number=2).delete()
    assert next(verify()) == "Links 2 to 2 of the chain are missing."
    AuditLink.objects.filter(number=3).update(number=2)
    assert "Link 2 does not follow" in next(verify())


def test_what_retention_removes_is_not_missed_but_what_concerns_seats_is_kept(author, thread):
    at = timezone.now() - LONG_AGO
    for subject in (thread, Seat.objects.get(party="DK")):
        entry = audit("status_changed", actor=author, subject=subject)
        by_force("UPDATE moderation_auditentry SET at = %s WHERE id = %s", at, entry.pk)
    chain()
    keep_to_rules()
    [kept] = AuditEntry.objects.all()
    assert kept.subject_type == "directory.seat"
    assert list(verify()) == []
    kept.delete()
    assert "is missing" in next(verify())


def test_a_chain_made_with_an_earlier_key_is_still_good(entries, settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    audit("thread_locked", actor=None, subject=entries[0])
    chain()
    assert list(verify()) == []
    settings.SECRET_KEY_FALLBACKS = []
    assert "Link 1 does not follow" in next(verify())


def test_it_says_when_nobody_chains(author, thread):
    entry = audit("thread_locked", actor=author, subject=thread)
    assert list(verify()) == []
    earlier = timezone.now() - timedelta(hours=2)
    by_force("UPDATE moderation_auditentry SET at = %s WHERE id = %s", earlier, entry.pk)
    assert "is the clock running" in next(verify())


def test_two_runs_at_once_make_one_chain(transactional_db, author, thread, monkeypatch):
    monkeypatch.setattr("moderation.actions.audit.BATCH", 5)
    for _ in range(40):
        audit("thread_locked", actor=author, subject=thread)

    def run(_):
        try:
            return chain()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(4)))
    chain()
    assert AuditLink.objects.count() == 40
    assert list(verify()) == []


def test_the_command_says_so_and_ends_with_1_when_something_is_wrong(entries):
    said = StringIO()
    call_command("audit", "verify", stdout=said)
    assert said.getvalue() == "3 entries, all as they were written.\n"
    entries[0].delete()
    with pytest.raises(CommandError, match="1 found"):
        call_command("audit", "verify", stderr=StringIO())
