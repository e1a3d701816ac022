"""Two persons let a member begin anew who lost phone and keys; one alone cannot."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.actions import letters, resets
from directory.models import FactorReset, Letter
from moderation.models import AuditEntry
from tests import factories
from tests.keys import with_key


@pytest.fixture
def member(db):
    return with_key(factories.a_member("Nora N.", email="nora@example.org", role="moderator"))


@pytest.fixture
def colleague(db):
    return with_key(factories.a_member("Olga K.", role="secretariat"))


@pytest.fixture
def reset(member):
    return resets.ask(member=member)


def keys_of(member) -> int:
    return Authenticator.objects.filter(user=member).count()


def mailed() -> int:
    """A worker comes by."""
    return sum(letters.send(pk) for pk in Letter.objects.unsent().values_list("pk", flat=True))


def audited():
    return list(AuditEntry.objects.order_by("pk").values_list("action", "actor__name"))


def test_the_second_yes_does_it_and_each_step_is_audited(
    reset, member, secretariat, colleague, mailoutbox
):
    resets.approve(reset=reset, by=secretariat)
    assert keys_of(member) == 1
    mailed()
    mailoutbox.clear()
    resets.approve(reset=reset, by=colleague)
    assert keys_of(member) == 0
    assert audited() == [
        ("factor_reset_asked", "Nora N."),
        ("factor_reset_approved", "Sofie L."),
        ("factors_removed", "Olga K."),
    ]
    assert keys_of(secretariat) == keys_of(colleague) == 1
    assert mailed() == 1
    [letter] = mailoutbox
    assert letter.to == ["nora@example.org"]
    assert "begin anew" in letter.subject
    assert "two people of the secretariat have removed" in letter.body


def test_one_person_cannot_say_both(reset, member, secretariat):
    resets.approve(reset=reset, by=secretariat)
    with pytest.raises(resets.MayNot):
        resets.approve(reset=reset, by=secretariat)
    assert keys_of(member) == 1


def test_nor_can_the_database(reset, secretariat):
    now = timezone.now()
    both = {"first_by": secretariat, "first_at": now, "done_by": secretariat, "done_at": now}
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.filter(pk=reset.pk).update(**both)


def test_who_lost_it_says_no_yes_of_their_own(colleague):
    own = resets.ask(member=colleague)
    with pytest.raises(resets.MayNot):
        resets.approve(reset=own, by=colleague)


def test_nobody_else_says_yes(reset, moderator, watcher):
    for other in (moderator, watcher):
        with pytest.raises(resets.MayNot):
            resets.approve(reset=reset, by=other)


def test_after_seven_days_it_is_too_late_and_one_asks_again(reset, member, secretariat, colleague):
    resets.approve(reset=reset, by=secretariat)
    FactorReset.objects.update(asked_at=timezone.now() - timedelta(days=7, minutes=1))
    with pytest.raises(resets.MayNot):
        resets.approve(reset=reset, by=colleague)
    assert keys_of(member) == 1
    again = resets.ask(member=member)
    assert again.pk != reset.pk
    assert again.first_at is None


def test_a_third_yes_changes_nothing(reset, secretariat, colleague):
    third = factories.a_member(role="administrator")
    resets.approve(reset=reset, by=secretariat)
    resets.approve(reset=reset, by=colleague)
    with pytest.raises(resets.MayNot):
        resets.approve(reset=reset, by=third)


def test_asking_twice_is_one_wish_and_one_letter(member, mailoutbox):
    first, second = resets.ask(member=member), resets.ask(member=member)
    assert first == second
    assert mailed() == 1
    assert [letter.to for letter in mailoutbox] == [["nora@example.org"]]
    assert "somebody can read your mail" in mailoutbox[0].body
