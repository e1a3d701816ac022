"""By the clock: who works on a matter is told once that it is late; nothing hidden is kept long."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.actions import decisions, desk_mails, desk_sweep, matters
from moderation.actions.appeals import appeal
from moderation.actions.reports import report
from moderation.desk_letters import compose
from moderation.grounds import Ground
from moderation.models import Decision, DeskMail, Matter, Seal
from moderation.models.decisions import APPEAL_WITHIN
from tests.factories import a_reply
from tests.moderation.conftest import thing_of


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def matter(post, watcher):
    return report(thing=thing_of(post), member=watcher, reason="advert", words="Brand.").matter


def late(matter):
    return matter.due_at + timedelta(minutes=1)


def told():
    return sorted(DeskMail.objects.filter(kind="overdue").values_list("member__handle", flat=True))


def test_all_who_work_on_it_are_told_once_that_it_is_late(matter, moderator, secretariat):
    assert desk_sweep.tell_overdue(matter.due_at - timedelta(minutes=1)) == 0
    assert desk_sweep.tell_overdue(late(matter)) == 1
    assert desk_sweep.tell_overdue(late(matter)) == 0
    assert told() == ["anna-m", "sofie-l"]


def test_who_is_on_it_is_told_alone(matter, moderator, secretariat):
    matters.claim(matter=matter, by=moderator)
    Matter.objects.update(due_at=timezone.now() - timedelta(minutes=1))
    desk_sweep.tell_overdue()
    assert told() == ["anna-m"]


def test_the_letter_says_nothing_of_what_it_is_about(matter, moderator, post):
    letter = compose(desk_mails.tell(matter, DeskMail.Kind.OVERDUE, moderator))
    for part in ("Brand", "software", "advert", post.author.name):
        assert part not in letter.subject + letter.body
    assert f"/desk/{matter.pk}/" in letter.body


def test_what_is_decided_meanwhile_is_mailed_to_nobody(matter, moderator, secretariat):
    written = desk_mails.tell(matter, DeskMail.Kind.OVERDUE, secretariat)
    decisions.decide(matter=matter, by=moderator, kind="dismiss", ground=Ground("Fine."), seen=1)
    assert compose(written) is None


def hidden(matter, by):
    ground = Ground("No.", "4.4")
    return decisions.decide(matter=matter, by=by, kind="hide", ground=ground, seen=1)


def much_later():
    return timezone.now() + APPEAL_WITHIN + timedelta(days=1)


def test_hidden_words_have_their_days_once_nobody_can_object(matter, moderator, post):
    hidden(matter, moderator)
    assert desk_sweep.count_days_of_hidden() == 0
    assert desk_sweep.count_days_of_hidden(much_later()) == 1
    assert Seal.objects.of(post).get().decided_at


def test_words_that_are_objected_about_wait_for_the_answer(matter, moderator, author):
    decision = hidden(matter, moderator)
    appeal(decision=Decision.objects.get(pk=decision.pk), author=author, words="No.")
    assert desk_sweep.count_days_of_hidden(much_later()) == 0


def test_what_was_written_to_the_desk_and_sealed_has_its_days_with_the_decision(
    post, watcher, moderator
):
    from tests.numbers import CODE

    thing = thing_of(post)
    made = report(thing=thing, member=watcher, reason="advert", words=f"It is {CODE}.")
    assert made.sealed.decided_at is None
    hidden(made.matter, moderator)
    made.sealed.refresh_from_db()
    assert made.sealed.decided_at
