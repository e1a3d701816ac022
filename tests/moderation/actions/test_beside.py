"""One decision about a post may carry a sanction of its author: one moment, one statement."""

import pytest

from directory.models import Member
from forums.actions import writers
from moderation import access
from moderation.actions import appeals, decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Sanction, SanctionMail
from network.lib.activity import Activity
from network.lib.written import Refused
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

WHY = Ground("It advertises, for the third time.", "4.4")


def fresh(row):
    return type(row).objects.get(pk=row.pk)


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def matter(post, watcher):
    return report(thing=thing_of(post), member=watcher, reason="advert").matter


def decided(matter, by, kind="hide", ground=WHY, **more):
    more = {"beside": "warning"} | more
    return decisions.decide(
        matter=matter, by=by, kind=kind, ground=ground, seen=fresh(matter).version, **more
    )


def test_a_post_is_hidden_and_its_author_warned_with_the_same_words(
    matter, post, author, moderator
):
    decision = decided(matter, moderator)
    assert fresh(post).html == ""
    sanction = author.sanctions.get()
    assert (sanction.kind, sanction.decision, sanction.words) == ("warning", decision, WHY.words)
    assert decision.author == author


def test_the_author_is_told_once_of_both(matter, author, moderator):
    decided(matter, moderator)
    kinds = Activity.objects.filter(kind__in=["decision_made", "member_sanctioned"])
    assert list(kinds.values_list("kind", flat=True)) == ["decision_made"]
    assert not SanctionMail.objects.exists()
    assert matter.mails.get().member == author


@pytest.mark.parametrize(("beside", "days"), [("mute", 7), ("suspension", 0)])
def test_it_takes_effect_for_the_author_too(beside, days, matter, author, moderator):
    decided(matter, moderator, beside=beside, days=days)
    now = Member.objects.get(pk=author.pk)
    assert (now.is_muted, now.is_suspended) == (beside == "mute", beside == "suspension")
    with pytest.raises(writers.NotNow):
        writers.lock_writer(author)


def test_both_are_done_or_neither(matter, post, author, moderator):
    with pytest.raises(Refused):
        decided(matter, moderator, ground=Ground(f"It is {CODE}.", "4.4"))
    with pytest.raises(decisions.MayNot):
        decided(matter, moderator, kind="dismiss")
    with pytest.raises(decisions.MayNot):
        decided(matter, moderator, kind="return", beside="suspension", days=3)
    assert fresh(post).html
    assert not author.sanctions.exists()
    assert not Decision.objects.exists()


def test_only_who_may_decide_about_the_author_adds_it(thread, watcher, moderator, secretariat):
    colleague = with_key(a_member(role="moderator"))
    thing = thing_of(a_reply(thread, colleague, "Buy our software."))
    matter = report(thing=thing, member=watcher, reason="advert").matter
    with pytest.raises(decisions.MayNot):
        decided(matter, moderator)
    decided(matter, secretariat)
    assert colleague.sanctions.get().by == secretariat


def test_two_persons_decide_on_both(post, author, watcher, moderator, secretariat):
    matter = fresh(report(thing=thing_of(post), member=watcher, reason="threat").matter)
    proposal = decided(matter, moderator, beside="suspension", days=3)
    assert not author.sanctions.exists()
    decisions.agree(decision=proposal, by=secretariat, seen=fresh(matter).version)
    assert author.sanctions.get().is_running


def objected(decision):
    return appeals.appeal(decision=fresh(decision), author=decision.author, words="It was one.")


def answered(appeal, by, kind, **more):
    matter = fresh(appeal.matter)
    ground = Ground("I looked at it anew.")
    return decisions.decide(
        matter=matter, by=by, kind=kind, ground=ground, seen=matter.version, **more
    )


def test_one_objects_to_both_at_once(matter, author, moderator, secretariat):
    decision = decided(matter, moderator, beside="mute", days=7)
    sanction = author.sanctions.get()
    assert appeals.may_appeal(decision)
    assert not appeals.may_appeal_sanction(sanction)
    appeal = objected(decision)
    assert access.matters_of_desk(secretariat).filter(pk=appeal.matter.pk).exists()


@pytest.mark.parametrize(
    ("kind", "in_sight", "lifted"),
    [("reverse", True, True), ("lift", False, True), ("uphold", False, False)],
)
def test_a_second_person_takes_back_both_or_one(
    kind, in_sight, lifted, matter, post, author, moderator, secretariat
):
    decision = decided(matter, moderator, beside="mute", days=7)
    answered(objected(decision), secretariat, kind)
    assert bool(fresh(post).html) == in_sight
    assert bool(Sanction.objects.get().lifted_at) == lifted
    assert Member.objects.get(pk=author.pk).is_muted != lifted
    assert bool(fresh(decision).reversed_at) == (kind == "reverse")


def test_who_is_suspended_reads_the_statement_of_that_and_no_other(
    matter, thread, author, watcher, moderator
):
    other = report(
        thing=thing_of(a_reply(thread, author, "Again.")), member=watcher, reason="advert"
    )
    earlier = decided(other.matter, moderator, beside="")
    assert set(access.decisions_told(author)) == {earlier}
    decision = decided(matter, moderator, beside="suspension", days=3)
    suspended = Member.objects.get(pk=author.pk)
    assert set(access.decisions_told(suspended)) == {decision}
