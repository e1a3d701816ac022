"""On their one page a suspended member objects, and reads what another person says."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.actions.erasing import erase
from directory.actions.leaving import leave
from moderation.actions import decisions, sanctions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Appeal, Matter, Sanction
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of

PAGE = reverse("sanctions")
WHY = Ground("Three adverts in a day.", "4.4")
SAID = {"words": "It was one advert."}


@pytest.fixture
def suspended(author, moderator):
    until = timezone.now() + timedelta(days=30)
    return sanctions.suspend(member=author, by=moderator, ground=WHY, until=until)


@pytest.fixture
def theirs(client, author, suspended):
    client.force_login(author)
    return client


@pytest.fixture
def other(db):
    return with_key(a_member("Bo B.", handle="bo-b", role="moderator"))


def to(sanction):
    return reverse("sanction_appeal", args=[sanction.pk])


def at(matter, act="matter"):
    return reverse(f"desk_{act}", args=[matter.pk])


def test_who_is_suspended_objects_on_their_page(theirs, suspended):
    assert f'action="{to(suspended)}"' in theirs.get(PAGE).content.decode()
    page = theirs.post(to(suspended), SAID, follow=True).content.decode()
    assert "Another person looks at it." in page
    assert "You asked for a second look." in page
    assert to(suspended) not in page
    assert Appeal.objects.get().sanction == suspended
    again = theirs.post(to(suspended), SAID, follow=True).content.decode()
    assert "This was asked before" in again


def test_without_a_reason_it_is_not_sent(theirs, suspended):
    answer = theirs.post(to(suspended), {"words": ""})
    assert answer.status_code == 422
    assert "Not sent yet" in answer.content.decode()
    assert not Appeal.objects.exists()


def test_nobody_objects_for_another(client, suspended, watcher):
    client.force_login(watcher)
    assert client.post(to(suspended), SAID).status_code == 404


def test_another_moderator_answers_and_the_member_reads_it(
    theirs, client, author, suspended, other
):
    theirs.post(to(suspended), SAID)
    matter = Matter.objects.get()
    client.force_login(other)
    page = client.get(at(matter)).content.decode()
    for part in (SAID["words"], WHY.words, "Suspended", "Make shorter"):
        assert part in page
    assert "Decided about a member: Suspended" in client.get(reverse("desk")).content.decode()
    said = {"kind": "shorten", "days": "3", "words": "Too long.", "seen": matter.version}
    answer = client.post(at(matter, "decide"), said | {"days": "90"})
    assert answer.status_code == 422
    client.post(at(matter, "decide"), said)
    client.force_login(author)
    page = client.get(PAGE).content.decode()
    assert "made it shorter" in page
    statement = matter.decisions.get().get_absolute_url()
    assert statement in page
    assert "Too long." in client.get(statement).content.decode()


def test_a_decision_about_words_and_author_is_one_statement(
    client, thread, author, watcher, moderator
):
    matter = report(
        thing=thing_of(a_reply(thread, author, "Buy it.")), member=watcher, reason="advert"
    ).matter
    client.force_login(moderator)
    said = {"kind": "hide", "guideline": "4.4", "words": "It advertises.", "seen": matter.version}
    answer = client.post(at(matter, "decide"), said | {"beside": "suspension", "days": ""})
    assert "Say for how long." in answer.content.decode()
    wrong = said | {"kind": "dismiss", "beside": "warning"}
    assert client.post(at(matter, "decide"), wrong).status_code == 422
    answer = client.post(
        at(matter, "decide"), said | {"beside": "suspension", "days": "7"}, follow=True
    )
    assert "Hide it. And about its author: Suspended" in answer.content.decode()
    client.force_login(author)
    statement = Sanction.objects.get().decision.get_absolute_url()
    assert statement in client.get(PAGE).content.decode()
    page = client.get(statement).content.decode()
    assert "out of sight" in page
    assert "You are suspended until:" in page
    address = reverse("decision_appeal", args=[Sanction.objects.get().decision_id])
    assert client.post(address, SAID)["Location"] == statement


def test_a_statement_that_does_not_belong_to_it_is_closed_meanwhile(
    client, thread, author, watcher, moderator
):
    matter = report(
        thing=thing_of(a_reply(thread, author, "Buy it.")), member=watcher, reason="advert"
    ).matter
    hidden = decisions.decide(matter=matter, by=moderator, kind="hide", ground=WHY, seen=1)
    client.force_login(author)
    assert client.get(hidden.get_absolute_url()).status_code == 200
    sanctions.suspend(member=author, by=moderator, ground=WHY)
    assert client.get(hidden.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_page_costs_the_same_with_appeals(
    theirs, author, moderator, how_many, django_assert_num_queries
):
    for _ in range(how_many):
        warning = sanctions.warn(member=author, by=moderator, ground=WHY)
        theirs.post(to(warning), SAID)
    theirs.get(PAGE)
    with django_assert_num_queries(5):
        theirs.get(PAGE)


def test_who_leaves_leaves_nothing_that_cannot_be_closed(theirs, client, author, suspended, other):
    theirs.post(to(suspended), SAID)
    matter = Matter.objects.get()
    assert erase(leave(member=author, words_go=True).pk)
    assert not Appeal.objects.exists()
    client.force_login(other)
    assert at(matter) in client.get(reverse("desk")).content.decode()
    assert client.get(at(matter)).status_code == 200
    said = {"kind": "uphold", "words": "They have left.", "seen": matter.version}
    client.post(at(matter, "decide"), said)
    matter.refresh_from_db()
    assert not matter.is_open
