"""A question goes to those who know, have said yes and have room; and nobody is asked too often."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from directory.actions.blocking import block
from directory.actions.consenting import consent, take_back
from directory.models import Expertise, Member, MemberLanguage, Profile
from forums.access import may_call_experts
from forums.actions import groups
from forums.actions.experts import AskedToday, decline, send
from forums.models import ExpertRequest
from tests.factories import a_group, a_reply, a_thread
from tests.forums.experts import DAY, NOON, an_expert, asked, call
from tests.notifications.outcomes import at_once


@pytest.fixture
def question(forum, author):
    return a_thread(forum, author, kind="question")


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
