"""Sealed words are readable by named responders alone, each reading is on record, and they end."""

import random
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from directory.models import Country
from moderation.access import may_open
from moderation.actions import seals
from moderation.models import AuditEntry, Responder, Seal, SealReading
from network.lib.written import Refused
from tests.factories import a_member
from tests.network.lib.scan import generators

WORDS = "the girl with the red bicycle"
FIELD = "forums.Post.html"


@pytest.fixture
def estonia(db):
    return Country.objects.get(pk="EE")


@pytest.fixture
def responder(moderator, estonia):
    Responder.objects.create(member=moderator, country=estonia)
    return moderator


@pytest.fixture
def sealed(author, estonia):
    return seals.seal(field=FIELD, words=WORDS, country=estonia, author=author, rules=["trace-age"])


def test_a_responder_opens_it_and_the_reading_is_on_record(sealed, responder):
    assert may_open(responder, sealed)
    opened = seals.open_seal(seal=sealed, reader=responder, reason="To decide about the post")
    assert opened == WORDS
    reading = SealReading.objects.get()
    assert (reading.reader, reading.reason) == (responder, "To decide about the post")
    assert AuditEntry.objects.filter(action="seal_opened", actor=responder).exists()


def test_nobody_else_may_open_it(sealed, responder, author, secretariat, estonia):
    assert may_open(responder, sealed)
    elsewhere = a_member(role="moderator")
    Responder.objects.create(member=elsewhere, country=Country.objects.get(pk="LV"))
    for other in (author, secretariat, elsewhere):
        assert not may_open(other, sealed)
    # Who wrote it does not open it, also when they are named.
    Responder.objects.create(member=author, country=estonia)
    assert not may_open(author, sealed)


def test_a_responder_without_a_second_factor_may_not(sealed, estonia, settings):
    settings.HAVN_DEMO = False
    new = a_member(role="moderator")
    Responder.objects.create(member=new, country=estonia)
    assert not may_open(new, sealed)


def test_the_words_are_in_no_table(sealed):
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM moderation_seal")
        [(kept,)] = cursor.fetchall()
    assert b"bicycle" not in bytes(kept)


def test_a_new_key_still_opens_what_the_old_one_sealed(sealed, responder, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"
    assert seals.open_seal(seal=sealed, reader=responder, reason="To decide") == WORDS


def test_thirty_days_after_the_decision_the_words_are_destroyed(sealed, responder):
    assert seals.destroy_due(timezone.now() + timedelta(days=400)) == 0
    seals.decide(seal=sealed, by=responder)
    assert seals.destroy_due(timezone.now() + timedelta(days=29)) == 0
    assert seals.destroy_due(timezone.now() + timedelta(days=31)) == 1
    sealed.refresh_from_db()
    assert bytes(sealed.words) == b""
    assert sealed.rules == ["trace-age"]
    assert not may_open(responder, sealed)
    with pytest.raises(LookupError):
        seals.open_seal(seal=sealed, reader=responder, reason="Late")


def test_a_reason_with_a_personal_number_is_refused_and_nothing_is_opened(sealed, responder):
    with pytest.raises(Refused):
        seals.open_seal(
            seal=sealed, reader=responder, reason=f"About {generators.fi(random.Random(3))}"
        )
    assert not SealReading.objects.exists()


def test_many_seals_are_destroyed_batch_by_batch(author, estonia, monkeypatch):
    monkeypatch.setattr(seals, "BATCH", 2)
    for _ in range(5):
        seals.seal(field=FIELD, words=WORDS, country=estonia, author=author)
    Seal.objects.update(decided_at=timezone.now() - timedelta(days=31))
    assert seals.destroy_due() == 5
