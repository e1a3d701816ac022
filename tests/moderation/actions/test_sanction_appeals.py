"""Who was warned, muted or suspended may object once; another person lifts, shortens or upholds."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.models import Member
from moderation import access
from moderation.actions import appeals, decisions, desk_mails, sanctions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import DeskMail, Sanction
from moderation.risk import APPEAL_WITHIN
from network.lib.activity import Activity
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

WHY = Ground("Three adverts in a day.", "4.4")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def in_days(days):
    return timezone.now() + timedelta(days=days)


@pytest.fixture
def suspended(author, moderator):
    return sanctions.suspend(member=author, by=moderator, ground=WHY, until=in_days(30))


@pytest.fixture
def other(db):
    return with_key(a_member("Bo B.", handle="bo-b", role="moderator"))


def objected(sanction, words="It was one advert."):
    return appeals.appeal_sanction(sanction=fresh(sanction), words=words)


def answered(appeal, by, kind, **more):
    matter = fresh(appeal.matter)
    ground = Ground("I looked at it anew.")
    return decisions.decide(
        matter=matter, by=by, kind=kind, ground=ground, seen=matter.version, **more
    )


def test_it_goes_to_another_person(suspended, moderator, other):
    appeal = objected(suspended)
    assert (appeal.matter.kind, appeal.matter.risk) == ("appeal", "P2")
    assert access.matters_of_desk(other).filter(pk=appeal.matter.pk).exists()
    assert not access.matters_of_desk(moderator).filter(pk=appeal.matter.pk).exists()


def test_neither_of_two_persons_who_suspended_looks_at_it_again(
    thread, author, watcher, moderator, other, secretariat
):
    post = a_reply(thread, author, "I will find you.")
    matter = report(thing=thing_of(post), member=watcher, reason="threat").matter
    matter = fresh(matter)
    said = {"kind": "suspend", "ground": WHY, "days": 3}
    proposal = decisions.decide(matter=matter, by=moderator, seen=matter.version, **said)
    decisions.agree(decision=proposal, by=other, seen=fresh(matter).version)
    appeal = objected(author.sanctions.get())
    assert appeal.matter.earlier == matter
    theirs = {
        by: access.matters_of_desk(by).filter(pk=appeal.matter.pk).exists()
        for by in (moderator, other, secretariat)
    }
    assert theirs == {moderator: False, other: False, secretariat: True}


def test_its_words_are_never_refused(suspended, table_words):
    appeal = objected(suspended, f"It is {CODE}.")
    assert appeal.words == ""
    assert appeal.sealed.country == suspended.member.country
    assert table_words(CODE) == []


def test_what_is_lifted_lets_the_member_in_again(suspended, author, other):
    outcome = answered(objected(suspended), other, "lift")
    assert fresh(suspended).lifted_by == other
    assert not Member.objects.get(pk=author.pk).is_suspended
    assert outcome.author == author
    assert fresh(outcome.matter).state == "resolved"


def test_what_is_shortened_ends_earlier(suspended, author, other):
    answered(objected(suspended), other, "shorten", days=7)
    until = suspended.starts_at + timedelta(days=7)
    assert fresh(suspended).until == until
    assert Member.objects.get(pk=author.pk).suspended_until == until


def test_what_is_shortened_to_less_than_has_passed_ends_now(suspended, author, other):
    began = timezone.now() - timedelta(days=9)
    Sanction.objects.filter(pk=suspended.pk).update(starts_at=began)
    answered(objected(suspended), other, "shorten", days=7)
    assert not fresh(suspended).is_running
    assert not Member.objects.get(pk=author.pk).is_suspended


def test_nothing_is_shortened_to_more(suspended, other):
    appeal = objected(suspended)
    with pytest.raises(decisions.MayNot):
        answered(appeal, other, "shorten", days=90)
    assert fresh(suspended).until == suspended.until


def test_what_stands_changes_nothing_and_is_told(suspended, author, other):
    outcome = answered(objected(suspended), other, "uphold")
    assert Member.objects.get(pk=author.pk).is_suspended
    assert fresh(outcome.matter).state == "rejected"
    assert Activity.objects.filter(kind="decision_made", subject_id=outcome.pk).exists()


@pytest.mark.parametrize(("kind", "more"), [("lift", {}), ("uphold", {}), ("shorten", {"days": 7})])
def test_the_member_is_told_by_mail_also_while_suspended(
    kind, more, suspended, author, other, mailoutbox
):
    answered(objected(suspended), other, kind, **more)
    mail = DeskMail.objects.get(member=author)
    assert mail.kind == "answered"
    assert desk_mails.send(mail.pk)
    assert "asked that another person looks" in mailoutbox[-1].body
    assert "advert" not in mailoutbox[-1].body


def test_a_warning_is_taken_back(author, moderator, other):
    warning = sanctions.warn(member=author, by=moderator, ground=WHY)
    appeal = objected(warning)
    with pytest.raises(decisions.MayNot):
        answered(appeal, other, "shorten", days=1)
    answered(appeal, other, "lift")
    assert fresh(warning).lifted_at


def test_it_is_asked_once(suspended):
    objected(suspended)
    with pytest.raises(appeals.TooLate):
        objected(suspended)


def test_it_is_asked_within_six_months(suspended):
    assert appeals.may_appeal_sanction(suspended)
    late = timezone.now() - APPEAL_WITHIN - timedelta(minutes=1)
    Sanction.objects.filter(pk=suspended.pk).update(starts_at=late)
    with pytest.raises(appeals.TooLate):
        objected(suspended)


def test_what_is_lifted_already_is_nothing_to_object_to(suspended, moderator):
    sanctions.lift(sanction=suspended, by=moderator, ground=Ground("It was another."))
    with pytest.raises(appeals.TooLate):
        objected(suspended)


def test_a_moderator_does_not_answer_a_colleague(other, moderator, secretariat):
    office = with_key(a_member(role="administrator"))
    appeal = objected(sanctions.warn(member=other, by=office, ground=WHY))
    with pytest.raises(decisions.MayNot):
        answered(appeal, moderator, "lift")
    assert answered(appeal, secretariat, "lift").in_force_at
