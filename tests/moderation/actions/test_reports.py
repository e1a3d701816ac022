"""Reporting is never refused, joins what others reported, and hides the gravest at once."""

import pytest

from forums.models import Post
from moderation.actions import matters
from moderation.actions.reports import hide_subject, report
from moderation.models import Matter, Report, Seal
from tests.factories import a_member, a_reply
from tests.moderation.conftest import thing_of
from tests.numbers import CODE


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


def reported(post, member, reason="advert", words=""):
    return report(thing=thing_of(post), member=member, reason=reason, words=words)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def test_a_report_comes_to_the_desk_with_its_words(post, watcher):
    made = reported(post, watcher, words="This is an advert.")
    assert made.words == "This is an advert."
    assert (made.matter.kind, made.matter.risk, made.matter.author) == (
        "reported",
        "P3",
        post.author,
    )
    assert made.matter.due_at > made.matter.opened_at
    assert made.matter.forum == post.thread.forum_id


def test_words_that_tell_who_somebody_is_are_sealed_and_not_refused(post, watcher, table_words):
    made = reported(post, watcher, words=f"It is {CODE}.")
    assert made.words == ""
    assert made.sealed.country == post.author.country
    assert table_words(CODE) == []


def test_a_second_reader_joins_the_first(post, watcher, seat_holder):
    first, second = reported(post, watcher), reported(post, seat_holder)
    assert first.matter == second.matter
    assert first.matter.reports.count() == 2


def test_one_member_reports_a_thing_once(post, watcher):
    assert reported(post, watcher) == reported(post, watcher, reason="harasses")
    assert Report.objects.count() == 1


def test_a_graver_report_makes_it_more_urgent_and_a_lighter_one_changes_nothing(
    post, watcher, seat_holder
):
    first = reported(post, watcher, reason="unsourced")
    reported(post, seat_holder, reason="personal")
    reported(post, a_member(), reason="untidy")
    assert fresh(first.matter).risk == "P2"
    assert fresh(first.matter).due_at < first.matter.due_at


@pytest.mark.parametrize("reason", ["threat", "identifies"])
def test_the_gravest_is_out_of_sight_at_once(reason, post, watcher, by_clock):
    with by_clock():
        made = reported(post, watcher, reason=reason)
    assert fresh(post).html == ""
    assert fresh(made.matter).hidden_at
    assert Seal.objects.of(post).get().country == post.author.country


def test_harassment_is_out_of_sight_when_two_say_so(post, watcher, seat_holder, by_clock):
    with by_clock():
        reported(post, watcher, reason="harasses")
    assert fresh(post).html
    with by_clock():
        reported(post, seat_holder, reason="harasses")
    assert fresh(post).hidden_at


def test_an_advert_stays_in_sight_until_a_moderator_looks(post, watcher, seat_holder, by_clock):
    with by_clock():
        reported(post, watcher)
        reported(post, seat_holder)
    assert fresh(post).html


def test_what_could_not_be_hidden_is_hidden_by_the_clock(post, watcher):
    made = reported(post, watcher, reason="threat")
    assert fresh(post).html
    assert hide_subject(made.matter.pk)
    assert not hide_subject(made.matter.pk)
    assert fresh(post).hidden_at


def test_a_thing_that_was_decided_on_gets_a_new_matter_that_knows_the_old(post, watcher):
    old = reported(post, watcher).matter
    Matter.objects.filter(pk=old.pk).update(state="rejected", closed_at=old.opened_at)
    new = reported(post, watcher).matter
    assert new != old
    assert new.earlier == old


def test_a_report_in_a_room_for_seats_knows_whose_seat_it_is(seats_forum, seat_holder, watcher):
    from tests.factories import a_thread

    post = a_thread(seats_forum, seat_holder).posts.get()
    assert reported(post, watcher).matter.party_id == "DK"


def test_a_claim_ends_by_the_clock(post, watcher, moderator, secretariat):
    matter = reported(post, watcher).matter
    assert matters.claim(matter=matter, by=moderator).claimed_by == moderator
    with pytest.raises(matters.Taken):
        matters.claim(matter=matter, by=secretariat)
    Matter.objects.update(claimed_until=matter.opened_at)
    assert matters.claim(matter=matter, by=secretariat).claimed_by == secretariat


def test_a_colleague_who_gets_it_is_told_by_mail(post, watcher, moderator, secretariat):
    matter = reported(post, watcher).matter
    matters.claim(matter=matter, by=moderator)
    matters.hand_over(matter=matter, by=moderator, to=secretariat, words="You know the author.")
    assert fresh(matter).claimed_by == secretariat
    mail = matter.mails.get()
    assert (mail.member, mail.kind) == (secretariat, "handed-over")


def test_nobody_hands_over_to_who_does_not_work_on_it(post, watcher, moderator):
    matter = reported(post, watcher).matter
    for outsider in (watcher, post.author, moderator):
        with pytest.raises(matters.MayNot):
            matters.hand_over(matter=matter, by=moderator, to=outsider, words="Please.")


def test_a_hidden_post_stays_in_its_place(post, watcher, by_clock):
    with by_clock():
        reported(post, watcher, reason="threat")
    assert Post.objects.get(pk=post.pk).number == post.number
