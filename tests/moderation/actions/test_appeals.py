"""Whose words it was about may object once; another person says whether it stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from forums import access as forum_access
from forums.models import Thread
from moderation import access
from moderation.actions import appeals, decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision
from moderation.models.decisions import APPEAL_WITHIN
from tests.factories import a_reply
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

WHY = Ground("It advertises.", "4.4")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def decided(post, watcher, moderator):
    def act(kind="hide"):
        matter = report(thing=thing_of(post), member=watcher, reason="advert").matter
        return decisions.decide(
            matter=matter, by=moderator, kind=kind, ground=WHY, seen=matter.version
        )

    return act


def objected(decision, words="It is free software."):
    return appeals.appeal(decision=fresh(decision), author=decision.author, words=words)


def answered(appeal, by, kind):
    matter = fresh(appeal.matter)
    ground = Ground("I looked at it anew.")
    return decisions.decide(matter=matter, by=by, kind=kind, ground=ground, seen=matter.version)


def test_it_goes_to_another_person(decided, moderator, secretariat):
    appeal = objected(decided())
    assert access.matters_of_desk(secretariat).filter(pk=appeal.matter.pk).exists()
    assert not access.matters_of_desk(moderator).filter(pk=appeal.matter.pk).exists()
    assert fresh(appeal.decision.matter).state == "appealed"


def test_its_words_are_never_refused(decided, table_words):
    appeal = objected(decided(), f"It is {CODE}.")
    assert appeal.words == ""
    assert appeal.sealed.country == appeal.decision.author.country
    assert table_words(CODE) == []


def test_a_decision_that_is_taken_back_puts_the_words_back(decided, post, secretariat):
    decision = decided()
    outcome = answered(objected(decision), secretariat, "reverse")
    assert "software" in fresh(post).html
    assert fresh(decision).reversed_at
    assert (outcome.author, outcome.about) == (post.author, decision)
    assert outcome.matter.mails.get().member == post.author


def test_a_closed_thread_is_opened_again(decided, thread, watcher, secretariat):
    appeal = objected(decided("close"))
    answered(appeal, secretariat, "reverse")
    again = Thread.objects.select_related("forum").get(pk=thread.pk)
    assert forum_access.may_reply(watcher, again)


def test_a_decision_that_stands_changes_nothing_and_is_told(decided, post, secretariat):
    decision = decided()
    outcome = answered(objected(decision), secretariat, "uphold")
    assert fresh(post).html == ""
    assert fresh(decision).reversed_at is None
    assert fresh(decision).matter.state == "resolved"
    assert outcome.author == post.author


def test_it_is_asked_once(decided):
    decision = decided()
    objected(decision)
    with pytest.raises(appeals.TooLate):
        objected(decision)


def test_it_is_asked_within_six_months(decided):
    decision = decided()
    assert appeals.may_appeal(decision)
    late = timezone.now() - APPEAL_WITHIN - timedelta(minutes=1)
    Decision.objects.filter(pk=decision.pk).update(in_force_at=late)
    with pytest.raises(appeals.TooLate):
        objected(decision)


def test_unfounded_reports_are_nothing_to_object_to(decided):
    assert not appeals.may_appeal(decided("dismiss"))


def test_the_answer_is_no_decision_to_object_to(decided, secretariat):
    assert not appeals.may_appeal(answered(objected(decided()), secretariat, "uphold"))
