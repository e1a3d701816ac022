"""The secretariat names who answers; nobody names oneself, and each change is on record."""

from datetime import time

import pytest

from directory.models import Country
from moderation import duty
from moderation.access import is_responder
from moderation.actions.responders import MayNot, keep_hours, name_responder, release
from moderation.models import AuditEntry, DutyHours, Responder
from tests.factories import a_member
from tests.keys import with_key


@pytest.fixture
def estonia(db):
    return Country.objects.get(pk="EE")


def test_naming_and_releasing_are_on_record(secretariat, estonia):
    member = with_key(a_member())
    named = name_responder(member=member, country=estonia, by=secretariat)
    assert is_responder(member)
    assert name_responder(member=member, country=estonia, by=secretariat) == named
    release(responder=named, by=secretariat)
    assert not is_responder(member)
    lines = AuditEntry.objects.filter(subject_id=member.pk, actor=secretariat).order_by("pk")
    said = [(line.action, line.facts) for line in lines if "responder" in line.action]
    facts = {"country": "EE"}
    assert said == [("responder_named", facts), ("responder_released", facts)]


def test_nobody_names_oneself(secretariat, estonia):
    with pytest.raises(MayNot):
        name_responder(member=secretariat, country=estonia, by=secretariat)


def test_a_member_without_a_key_is_not_named(secretariat, estonia, settings):
    settings.HAVN_DEMO = False
    with pytest.raises(MayNot):
        name_responder(member=a_member(), country=estonia, by=secretariat)


def test_only_the_secretariat_names(moderator, estonia):
    with pytest.raises(MayNot):
        name_responder(member=with_key(a_member()), country=estonia, by=moderator)


def test_a_responder_who_lost_the_key_opens_nothing(tiina, settings):
    settings.HAVN_DEMO = False
    assert is_responder(tiina)
    tiina.authenticator_set.all().delete()
    assert not is_responder(tiina)


def test_hours_are_kept_and_on_record(secretariat, estonia, tiina):
    every_day = {"days": list(range(7)), "opens": time(0), "closes": time(23, 59)}
    keep_hours(country=estonia, timezone="Europe/Tallinn", by=secretariat, **every_day)
    assert DutyHours.objects.get().length.seconds == 23 * 3600 + 59 * 60
    assert AuditEntry.objects.filter(action="duty_hours_changed", actor=secretariat).exists()
    assert duty.on_duty(estonia).is_now
    assert duty.countries_on_duty() == ["Estonia"]


def test_without_hours_or_without_a_responder_nobody_is_on_duty(estonia, hours, tiina):
    assert duty.on_duty(estonia).is_staffed
    Responder.objects.all().delete()
    assert not duty.on_duty(estonia).is_staffed
    assert duty.countries_on_duty() == []
    hours.delete()
    Responder.objects.create(member=tiina, country=estonia)
    assert not duty.on_duty(estonia).is_staffed
