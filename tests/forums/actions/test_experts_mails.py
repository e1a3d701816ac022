"""Who is asked hears of it in the inbox at once, and by a mail that waits for quiet hours."""

from datetime import UTC, datetime, time, timedelta

import pytest

from directory.actions.consenting import take_back
from directory.models import Expert, Member
from forums.actions import locking
from forums.actions.experts import decline, send, sweep
from forums.models import ExpertRequest
from moderation.grounds import Ground
from notifications.inbox import page
from tests.factories import a_member, a_reply, a_thread
from tests.forums.experts import DAY, NOON, an_expert, call
from tests.notifications.outcomes import deliver_all


@pytest.fixture
def question(forum, author):
    return a_thread(forum, author, kind="question")


def test_an_inbox_line_at_once_and_a_mail_without_the_words(question, author, mailoutbox):
    expert = an_expert()
    call(question, author)
    deliver_all()
    [line] = page(expert, 1, 10)[0]
    assert line.wording == f"You are asked as an expert: “{question.title}”"
    [request] = ExpertRequest.objects.all()
    assert send(request.pk, NOON)
    [mail] = mailoutbox
    assert mail.to == [expert.email]
    for body in (mail.body, mail.alternatives[0][0]):
        assert f"/asked/{request.pk}/" in body
        assert "Prevention" in body
        assert question.title not in body
        assert author.name not in body


def test_no_mail_in_quiet_hours_and_then_it_comes(question, author, mailoutbox):
    expert = an_expert()
    Member.objects.filter(pk=expert.pk).update(timezone="Europe/Tallinn")
    evening = datetime(2026, 11, 25, 20, tzinfo=UTC)
    call(question, author, now=evening)
    [request] = ExpertRequest.objects.all()
    assert request.claimed_until == datetime(2026, 11, 26, 6, tzinfo=UTC)
    for now, sent in ((evening, False), (evening + timedelta(hours=9), False)):
        assert send(request.pk, now) is sent
    # Tried at eight and failed, it is due again in the next evening.
    ExpertRequest.objects.update(claimed_until=evening + DAY)
    assert not send(request.pk, evening + DAY)
    request.refresh_from_db()
    assert request.claimed_until == datetime(2026, 11, 27, 6, tzinfo=UTC)
    assert mailoutbox == []
    assert send(request.pk, request.claimed_until)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    ("hours", "clock", "ends"),
    [
        ((18, 8), 17, None),
        ((18, 8), 18, (26, 8)),
        ((18, 8), 3, (25, 8)),
        ((18, 8), 8, None),
        ((9, 12), 10, (25, 12)),
        ((9, 12), 12, None),
        ((0, 0), 0, None),
    ],
)
def test_quiet_hours_by_the_clock(hours, clock, ends):
    member = Member(timezone="Etc/UTC")
    expert = Expert(member=member, quiet_from=time(hours[0]), quiet_until=time(hours[1]))
    until = ends and datetime(2026, 11, ends[0], ends[1], tzinfo=UTC)
    assert expert.quiet_until_moment(datetime(2026, 11, 25, clock, tzinfo=UTC)) == until


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda request: decline(request=request),
        lambda request: take_back(member=request.member),
        lambda request: a_reply(request.thread, request.member),
        lambda request: locking.close(
            thread=request.thread, by=a_member(role="moderator"), reason=Ground("So."), until=None
        ),
    ],
    ids=["declined", "taken back", "answered", "closed"],
)
def test_it_is_not_mailed_when_meanwhile(meanwhile, question, author, mailoutbox):
    an_expert()
    call(question, author)
    request = ExpertRequest.objects.select_related("member", "thread__forum").get()
    meanwhile(request)
    assert not send(request.pk, NOON)
    assert mailoutbox == []


def test_what_a_lost_nudge_left_is_swept(question, author):
    an_expert()
    call(question, author)
    assert sweep() == 1
