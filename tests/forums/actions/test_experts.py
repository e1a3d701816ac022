"""A question goes to those who know, have said yes and have room; and nobody is asked too often."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import timezone

from directory.actions.blocking import block
from directory.actions.consenting import consent, take_back
from directory.models import Expert, Expertise, Member, MemberLanguage, Priority, Profile
from forums.access import may_call_experts
from forums.actions import groups, locking
from forums.actions.experts import AskedToday, call_experts, decline, send, sweep
from forums.models import ExpertRequest
from moderation.grounds import Ground
from notifications.inbox import page
from tests.factories import a_group, a_member, a_reply, a_thread
from tests.notifications.outcomes import at_once, deliver_all

DAY = timedelta(days=1)
# Noon in Tallinn and Copenhagen, on a day without a clock change.
NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)


def an_expert(name="Expert", *, depth=2, at_most=2, **fields):
    member = a_member(name, **fields)
    Profile.objects.get_or_create(member=member)
    of = {"member": member, "priority": Priority.objects.get(slug="prevention")}
    Expertise.objects.update_or_create(**of, defaults={"depth": depth})
    consent(member=member, at_most=at_most, quiet_from=time(18), quiet_until=time(8))
    return member


@pytest.fixture
def question(forum, author):
    return a_thread(forum, author, kind="question")


def call(thread, by, **fields):
    fields = {"priorities": thread.priorities.all(), "now": NOON} | fields
    return call_experts(thread=thread, by=by, **fields)


def asked(thread=None) -> list[str]:
    rows = ExpertRequest.objects.select_related("member").order_by("member__name")
    return [row.member.name for row in rows if thread in (None, row.thread)]


def ask_again(forum, author, **fields) -> int:
    """About another question."""
    return call(a_thread(forum, author, kind="question"), author, **fields)


def test_who_is_asked_and_who_is_not(question, author, watcher, forum):
    for name, changed in {
        "Follows it": {"depth": 1},
        "Muted": {},
        "Restricted": {},
        "Hides it": {},
        "Took it back": {},
        "Took part": {},
        "Blocked the asker": {},
        "Is blocked": {},
        "Knows": {},
    }.items():
        an_expert(name, **changed)
    named = {member.name: member for member in Member.objects.all()}
    Member.objects.filter(name="Muted").update(muted_until=timezone.now() + DAY)
    Member.objects.filter(name="Restricted").update(restricted_at=timezone.now())
    Profile.objects.filter(member=named["Hides it"]).update(expertise_to=0)
    take_back(member=named["Took it back"])
    a_reply(question, named["Took part"])
    block(member=named["Blocked the asker"], whom=author)
    block(member=author, whom=named["Is blocked"])
    Expertise.objects.create(member=author, priority=question.priorities.get())
    consent(member=author, at_most=2, quiet_from=time(0), quiet_until=time(0))
    assert call(question, author) == 1
    assert asked() == ["Knows"]


def test_who_may_not_read_there_is_not_asked(author):
    closed = a_group("closed-room")
    inside, _outside = an_expert("Inside"), an_expert("Outside")
    for member in (author, inside):
        groups.add(forum=closed, member=member, by=None)
    assert ask_again(closed, author) == 1
    assert asked() == ["Inside"]


def test_by_country_and_language(forum, author):
    norwegian = an_expert("Norwegian", country_id="NO")
    an_expert("Estonian", country_id="EE")
    MemberLanguage.objects.create(member=norwegian, language_id="nb")
    assert ask_again(forum, author, country="NO") == 1
    assert ask_again(forum, author, language="nb") == 1
    assert asked() == ["Norwegian", "Norwegian"]
    Member.objects.filter(pk=norwegian.pk).update(country_to=0)
    assert ask_again(forum, author, country="NO") == 0


def test_the_least_asked_are_asked_first_and_five_at_the_most(forum, author):
    for number in range(7):
        an_expert(f"Expert {number}", at_most=5)
    first, second = (a_thread(forum, author, kind="question") for _two in range(2))
    assert (call(first, author), call(second, author)) == (5, 5)
    assert set(asked(first)) | set(asked(second)) == {f"Expert {n}" for n in range(7)}


def test_once_a_day_for_one_question_and_nobody_twice(question, author):
    an_expert("One")
    assert call(question, author) == 1
    with pytest.raises(AskedToday):
        call(question, author, now=NOON + DAY - timedelta(seconds=1))
    an_expert("Two")
    assert call(question, author, now=NOON + DAY) == 1
    assert asked() == ["One", "Two"]


def test_a_round_that_found_nobody_is_none(question, author):
    assert call(question, author) == 0
    an_expert("One")
    assert call(question, author) == 1


def test_nobody_is_asked_more_often_than_they_said_and_declined_is_half(forum, author):
    an_expert(at_most=2)
    assert [ask_again(forum, author) for _number in range(3)] == [1, 1, 0]
    first, second = ExpertRequest.objects.order_by("pk")
    assert decline(request=first)
    assert not decline(request=first)
    assert ask_again(forum, author) == 0
    assert decline(request=second)
    assert ask_again(forum, author) == 1
    assert ask_again(forum, author) == 0
    assert ask_again(forum, author, now=NOON + 31 * DAY) == 1


def test_two_who_ask_at_once_do_not_ask_one_too_often(transactional_db, forum, author, watcher):
    an_expert(at_most=1)
    threads = [a_thread(forum, member, kind="question") for member in (author, watcher)]
    at_once(*(lambda one=one: call(one, one.author) for one in threads))
    assert len(asked()) == 1


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


def test_the_asker_reads_sums(question, author):
    experts = [an_expert(f"Expert {number}") for number in range(3)]
    call(question, author)
    decline(request=ExpertRequest.objects.get(member=experts[0]))
    a_reply(question, experts[1])
    assert ExpertRequest.objects.told(question) == {"asked": 3, "declined": 1, "answers": 1}
    assert not decline(request=ExpertRequest.objects.get(member=experts[1]))


def test_who_asks_without_a_name_stays_without(forum, author, mailoutbox):
    thread = a_thread(forum, author, kind="question", without_name=True)
    expert = an_expert()
    an_expert("Blocked", depth=3)
    block(member=Member.objects.get(name="Blocked"), whom=author)
    assert may_call_experts(author, thread)
    assert call(thread, author) == 1
    request = ExpertRequest.objects.get()
    assert (request.member, request.by) == (expert, thread.author)
    assert send(request.pk, NOON)
    assert author.name not in mailoutbox[0].body


def test_who_may_call_experts(question, forum, author, watcher, moderator, thread):
    assert may_call_experts(author, question)
    assert may_call_experts(moderator, question)
    assert not may_call_experts(watcher, question)
    assert not may_call_experts(author, thread)  # no question
    question.stage = "concluded"
    assert not may_call_experts(author, question)
