"""Each week a forum's next prepared question is asked, once, as if its moderator had sent it."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from directory.models import Language, Member, Priority
from forums.actions import preparing
from forums.actions.asking import ask_due
from forums.models import Forum, PreparedQuestion, Rhythm, Thread
from network.lib.written import Refused
from notifications.models import Notification
from tests.factories import a_forum, a_member
from tests.notifications.outcomes import at_once, deliver_all
from tests.numbers import CODE

# A Thursday.
NOW = datetime(2026, 11, 26, 10, 30, tzinfo=UTC)


def kept(forum, by, **values):
    values = {"weekday": 0, "hour": 9, "is_paused": False} | values
    return preparing.keep_rhythm(forum=forum, by=by, **values)


def prepared(rhythm, title, by=None, **values):
    values = {"text": "What do you do?", "language": Language.objects.get(pk="en")} | values
    values.setdefault("priorities", [Priority.objects.get(slug="prevention")])
    return preparing.prepare(rhythm=rhythm, by=by or rhythm.moderator, title=title, **values)


def weeks(number):
    return timezone.now() + timedelta(weeks=number, minutes=1)


def titles():
    return list(Thread.objects.order_by("pk").values_list("title", flat=True))


@pytest.fixture
def rhythm(forum, moderator):
    return kept(forum, moderator)


def test_one_a_week_in_their_order_through_the_same_action(rhythm, forum, moderator, watcher):
    for title in ("First", "Second", "Third"):
        prepared(rhythm, title)
    preparing.ask_sooner(question=PreparedQuestion.objects.get(title="Third"), by=moderator)
    assert ask_due(timezone.now()) == 0
    for week in (1, 2):
        assert ask_due(weeks(week)) == 1
        assert ask_due(weeks(week)) == 0
    assert titles() == ["First", "Third"]
    thread = Thread.objects.get(title="First")
    assert (thread.author, thread.forum, thread.kind) == (moderator, forum, "question")
    assert thread.post_count == 1
    assert Forum.objects.get(pk=forum.pk).last_post_at is not None
    # Their words are in the thread, and in no other row.
    assert set(PreparedQuestion.objects.asked().values_list("title", "html")) == {("", "")}


def test_a_week_that_was_missed_is_missed(rhythm):
    for title in ("First", "Second"):
        prepared(rhythm, title)
    assert ask_due(weeks(5)) == 1
    assert ask_due(weeks(5)) == 0
    rhythm.refresh_from_db()
    assert weeks(5) < rhythm.next_at < weeks(6)


def test_when_the_list_is_empty_its_moderator_is_told_once_and_again_after_another(
    rhythm, moderator
):
    for week in (1, 2, 3):
        assert ask_due(weeks(week)) == 0
    deliver_all()
    line = Notification.objects.get()
    assert (line.member, line.kind, line.count) == (moderator, "questions_empty", 1)
    prepared(rhythm, "One more")
    ask_due(weeks(4))
    ask_due(weeks(5))
    deliver_all()
    assert Notification.objects.get().count == 2


def test_paused_nothing_is_asked(forum, moderator):
    prepared(kept(forum, moderator, is_paused=True), "First")
    assert ask_due(weeks(1)) == 0
    assert titles() == []


def test_what_may_not_be_asked_stops_and_its_moderator_is_told(rhythm, moderator):
    question = prepared(rhythm, "About meetings")
    # As if the scan had learned since then what stands in it.
    PreparedQuestion.objects.filter(pk=question.pk).update(html=f"<p>About {CODE}</p>")
    assert ask_due(weeks(1)) == 0
    rhythm.refresh_from_db()
    assert rhythm.is_paused
    assert PreparedQuestion.objects.waiting().count() == 1
    deliver_all()
    assert Notification.objects.get().kind == "questions_stopped"


def test_who_moderates_no_more_asks_no_more(rhythm, moderator):
    prepared(rhythm, "First")
    type(moderator).objects.filter(pk=moderator.pk).update(role="member")
    assert ask_due(weeks(1)) == 0
    assert titles() == []


def test_no_number_and_no_third_year_comes_into_the_list(rhythm, monkeypatch):
    for wrong in ({"title": f"About {CODE}"}, {"title": "First", "text": f"About {CODE}"}):
        with pytest.raises(Refused):
            prepared(rhythm, **wrong)
    monkeypatch.setattr(preparing, "MOST", 1)
    question = prepared(rhythm, "First")
    with pytest.raises(preparing.Full):
        prepared(rhythm, "Second")
    preparing.drop(question=question, by=rhythm.moderator)
    with pytest.raises(preparing.Asked):
        prepared(rhythm, "Changed", question=question)


@pytest.mark.parametrize(
    ("zone", "weekday", "hour", "moment"),
    [
        ("Europe/Tallinn", 3, 12, datetime(2026, 12, 3, 10, tzinfo=UTC)),
        ("Europe/Tallinn", 3, 13, datetime(2026, 11, 26, 11, tzinfo=UTC)),
        ("Europe/Berlin", 0, 0, datetime(2026, 11, 29, 23, tzinfo=UTC)),
    ],
)
def test_the_hour_is_one_of_the_moderators_own_clock(zone, weekday, hour, moment):
    rhythm = Rhythm(weekday=weekday, hour=hour, moderator=Member(timezone=zone))
    assert rhythm.following(NOW) == moment


def test_two_workers_at_once_ask_one(transactional_db):
    for number in range(4):
        rhythm = kept(a_forum(f"room-{number}"), a_member(role="moderator"))
        for title in ("First", "Second"):
            prepared(rhythm, title)
    at_once(*[partial(ask_due, weeks(1))] * 4)
    assert titles() == ["First"] * 4
