"""A decision is made once, on what was seen, with a reason; the gravest by two persons."""

import pytest

from forums import access
from forums.models import Thread
from moderation.actions import decisions, returned
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Seal
from network.lib.activity import Activity
from network.lib.written import Refused
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

WHY = Ground("It advertises.", "4.4")


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def matter(post, watcher):
    return report(thing=thing_of(post), member=watcher, reason="advert").matter


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def decided(matter, by, kind, ground=WHY, **more):
    return decisions.decide(
        matter=matter, by=by, kind=kind, ground=ground, seen=fresh(matter).version, **more
    )


def test_hiding_takes_it_out_of_sight_and_tells_the_author(matter, post, moderator):
    decision = decided(matter, moderator, "hide")
    assert fresh(post).html == ""
    assert fresh(matter).state == "resolved"
    assert (decision.author, decision.guideline) == (post.author, "4.4")
    assert Activity.objects.filter(kind="decision_made", subject_id=decision.pk).exists()
    assert matter.mails.get().member == post.author


def test_unfounded_reports_leave_it_and_tell_the_author_nothing(matter, post, moderator):
    decision = decided(matter, moderator, "dismiss")
    assert fresh(post).html
    assert fresh(matter).state == "rejected"
    assert decision.author is None
    assert not matter.mails.exists()


def test_a_second_decision_is_told_what_the_first_was(matter, moderator, secretariat):
    seen = matter.version
    first = decided(matter, moderator, "hide")
    with pytest.raises(decisions.Settled) as told:
        decisions.decide(matter=matter, by=secretariat, kind="dismiss", ground=WHY, seen=seen)
    assert told.value.decision == first
    assert Decision.objects.count() == 1


def test_who_decides_on_old_words_is_told(matter, post, author, moderator):
    from forums.actions import posts

    seen = post.version
    posts.edit(post=post, editor=author, written="Our notes.", written_as="text")
    with pytest.raises(decisions.Unseen):
        decided(matter, moderator, "hide", thing_seen=seen)
    assert not Decision.objects.exists()


def test_a_reason_that_tells_who_somebody_is_is_refused_and_nothing_done(matter, post, moderator):
    with pytest.raises(Refused):
        decided(matter, moderator, "hide", Ground(f"It is {CODE}.", "4.4"))
    assert fresh(post).html


def test_deleted_words_are_destroyed_in_time_and_their_place_stays(matter, post, moderator):
    decided(matter, moderator, "delete")
    assert fresh(post).hidden_at
    assert Seal.objects.of(post).get().decided_at


def test_hidden_words_are_kept_while_their_author_can_object(matter, post, moderator):
    decided(matter, moderator, "hide")
    assert Seal.objects.of(post).get().decided_at is None


def test_a_closed_thread_takes_no_replies(matter, thread, moderator, watcher):
    assert access.may_reply(watcher, thread)
    decided(matter, moderator, "close")
    thread = Thread.objects.select_related("forum").get(pk=thread.pk)
    assert not access.may_reply(watcher, thread)
    assert Activity.objects.filter(kind="thread_locked").exists()


def test_its_author_mends_what_came_back_and_the_same_matter_comes_again(
    matter, post, author, moderator
):
    back = decided(matter, moderator, "return", Ground("Please leave the brand out.", "4.4"))
    assert fresh(post).html == ""
    assert fresh(matter).state == "returned"
    assert returned.own_words(decision=back, author=author) == "Buy our software."
    returned.resubmit(decision=back, author=author, written="We use a tool for this.")
    again = fresh(matter)
    assert (again.state, again.pk) == ("open", matter.pk)
    decided(matter, moderator, "approve", Ground("Fine now."))
    assert fresh(post).html == "<p>We use a tool for this.</p>"
    assert fresh(post).hidden_at is None
    kinds = list(matter.steps.values_list("kind", flat=True))
    assert kinds == ["opened", "decided", "mended", "decided"]


def test_mended_words_that_identify_somebody_are_refused(matter, author, moderator):
    back = decided(matter, moderator, "return")
    with pytest.raises(Refused):
        returned.resubmit(decision=back, author=author, written=f"It is {CODE}.")
    assert fresh(matter).state == "returned"


def test_what_came_back_is_sent_again_once(matter, author, moderator):
    back = decided(matter, moderator, "return")
    returned.resubmit(decision=back, author=author, written="Once.")
    with pytest.raises(returned.NoLongerReturned):
        returned.resubmit(decision=back, author=author, written="Twice.")


@pytest.fixture
def grave(post, watcher, by_clock):
    with by_clock():
        made = report(thing=thing_of(post), member=watcher, reason="threat")
    return fresh(made.matter)


def test_the_gravest_takes_two_persons(grave, post, moderator, secretariat):
    proposal = decided(grave, moderator, "dismiss", Ground("Nobody is threatened."))
    assert proposal.in_force_at is None
    assert fresh(grave).state == "open"
    with pytest.raises(decisions.MayNot):
        decisions.agree(decision=proposal, by=moderator, seen=fresh(grave).version)
    decisions.agree(decision=proposal, by=secretariat, seen=fresh(grave).version)
    closed = fresh(grave)
    assert (closed.first_closed_by, closed.closed_by) == (moderator, secretariat)
    assert fresh(post).html
    assert fresh(proposal).author == post.author


def test_the_second_is_asked_by_mail(grave, moderator, secretariat):
    decided(grave, moderator, "delete")
    mail = grave.mails.get(kind="second")
    assert mail.member == secretariat


def test_the_second_may_keep_it_open(grave, moderator, secretariat):
    proposal = decided(grave, moderator, "dismiss")
    decisions.keep_open(
        decision=proposal, by=secretariat, seen=fresh(grave).version, words="I see it otherwise."
    )
    assert fresh(grave).first_closed_by is None
    assert not Decision.objects.exists()
    assert decided(grave, secretariat, "delete").by == secretariat


def test_what_a_concern_is_about_is_not_put_back(grave, post, moderator, secretariat):
    from tests.moderation.conftest import a_concern

    a_concern(thing=thing_of(post), about="danger")
    proposal = decided(grave, moderator, "dismiss")
    decisions.agree(decision=proposal, by=secretariat, seen=fresh(grave).version)
    assert fresh(post).hidden_at


def test_the_author_is_warned_and_told_by_the_sanction_alone(matter, post, author, moderator):
    decision = decided(matter, moderator, "warn")
    sanction = author.sanctions.get()
    assert (sanction.kind, sanction.guideline, sanction.by) == ("warning", "4.4", moderator)
    assert fresh(matter).state == "resolved"
    assert decision.author is None
    assert fresh(post).html


@pytest.mark.parametrize(("kind", "days"), [("mute", 7), ("suspend", 0)])
def test_the_author_is_muted_or_suspended(kind, days, matter, author, moderator):
    decided(matter, moderator, kind, days=days)
    sanction = author.sanctions.get()
    assert (sanction.until is None) == (days == 0)
    assert sanction.is_running


def test_two_persons_suspend_for_what_is_grave(grave, author, moderator, secretariat):
    proposal = decided(grave, moderator, "suspend", days=3)
    assert not author.sanctions.exists()
    decisions.agree(decision=proposal, by=secretariat, seen=fresh(grave).version)
    assert author.sanctions.get().by == secretariat


def test_a_moderator_does_not_warn_a_colleague(thread, watcher, moderator, secretariat):
    colleague = with_key(a_member(role="moderator"))
    thing = thing_of(a_reply(thread, colleague, "Buy our software."))
    matter = report(thing=thing, member=watcher, reason="advert").matter
    with pytest.raises(decisions.MayNot):
        decided(matter, moderator, "warn")
    assert decided(matter, secretariat, "warn").in_force_at
