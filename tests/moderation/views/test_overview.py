"""The desk in figures: what there is to do, told to who does it, and no ranking."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from directory.actions import applications
from moderation.actions import decisions, held
from moderation.actions import matters as acts
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Matter, ModeratorScope
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of

PAGE = reverse("desk_overview")
WHY = Ground("It advertises.", "4.4")


@pytest.fixture
def colleague(db):
    return with_key(a_member("Berit B.", handle="berit-b", role="moderator"))


def a_matter(thread, author, watcher, reason="advert", **facts):
    made = report(
        thing=thing_of(a_reply(thread, author, "Buy.")), member=watcher, reason=reason
    ).matter
    Matter.objects.filter(pk=made.pk).update(**facts)
    return Matter.objects.get(pk=made.pk)


def shown(client, member, **asked):
    client.force_login(member)
    answer = client.get(PAGE, asked)
    assert answer.status_code == 200
    return {
        table.name: {row.label: row.cells for row in table.rows}
        for table in answer.context["tables"]
    }


def decide(matter, by, kind="hide"):
    return decisions.decide(matter=matter, by=by, kind=kind, ground=WHY, seen=matter.version)


def test_what_came_in_what_waits_and_what_waits_too_long(
    client, thread, author, watcher, moderator
):
    decide(a_matter(thread, author, watcher), moderator)
    a_matter(thread, author, watcher, due_at=timezone.now() - timedelta(hours=1))
    a_matter(thread, author, watcher, "harasses")
    tables = shown(client, moderator)
    assert tables["kind"]["Reported"] == ("3", "2", "1")
    assert tables["risk"]["P3, within three working days"] == ("2", "1", "1")
    assert tables["risk"]["P2, within a working day"] == ("1", "1", "0")
    assert tables["guideline"] == {"4.4": ("1",)}
    assert tables["outcome"] == {"Hide it": ("1",)}
    assert tables["country"] == {"Finland": ("3",)}
    assert tables["forum"] == {"Common room": ("3",)}


def test_how_long_it_took_until_closed_and_until_somebody_took_it_on(
    client, thread, author, watcher, moderator
):
    now = timezone.now()
    for took in (1, 2, 3, 4, 30):
        made = a_matter(thread, author, watcher, opened_at=now - timedelta(hours=took))
        acts.claim(matter=made, by=moderator)
        made.steps.filter(kind="claimed").update(at=made.opened_at + timedelta(minutes=30))
        decide(made, moderator)
        Matter.objects.filter(pk=made.pk).update(closed_at=now)
    times = shown(client, moderator)["times"]
    assert times["All"] == ("5", "3.0", "20", "5", "0.5", "0.5")
    assert times["P0"] == ("0", "–", "–", "0", "–", "–")


def test_a_moderator_sees_the_figures_of_their_own_scope(
    client, thread, author, watcher, moderator, secretariat
):
    a_matter(thread, author, watcher)
    assert shown(client, moderator)["kind"]["Reported"][0] == "1"
    ModeratorScope.objects.create(member=moderator, country_id="LV")
    assert shown(client, moderator)["kind"]["Reported"][0] == "0"
    assert shown(client, moderator)["country"] == {}
    assert shown(client, secretariat)["kind"]["Reported"][0] == "1"


def test_how_many_one_decided_only_the_secretariat_and_oneself_are_told(
    client, thread, author, watcher, moderator, colleague, secretariat
):
    for by in (moderator, moderator, colleague):
        decide(a_matter(thread, author, watcher), by)
    assert shown(client, secretariat)["people"] == {
        "Anna M.": ("2", "0", "2"),
        "Berit B.": ("1", "0", "1"),
    }
    assert shown(client, colleague)["people"] == {"Berit B.": ("1", "0", "1")}
    assert "Anna M." not in client.get(PAGE).content.decode()


def test_the_second_of_two_persons_is_counted_as_such(
    client, thread, author, watcher, moderator, colleague, secretariat
):
    grave = a_matter(thread, author, watcher, "identifies")
    proposed = decide(grave, moderator)
    decisions.agree(decision=proposed, by=colleague, seen=grave.version + 1)
    people = shown(client, secretariat)["people"]
    assert people == {"Anna M.": ("1", "0", "1"), "Berit B.": ("0", "1", "1")}


def test_held_words_are_work_too(client, matter, responder):
    held.give_back(matter=matter, by=responder, answer="Leave out the place.")
    tables = shown(client, responder)
    assert tables["kind"]["Held before it was published"] == ("1", "0", "0")
    assert tables["outcome"] == {"Held words: not published": ("1",)}
    assert tables["people"] == {"Anna M.": ("1", "0", "1")}


def test_the_address_says_which_time(client, thread, author, watcher, moderator):
    old = timezone.now().replace(hour=12) - timedelta(days=200)
    a_matter(thread, author, watcher, opened_at=old)
    assert shown(client, moderator)["kind"]["Reported"][0] == "0"
    day = old.date().isoformat()
    assert shown(client, moderator, since=day, until=day)["kind"]["Reported"][0] == "1"


@pytest.mark.parametrize(
    "asked",
    [
        {"since": "2026-03-01", "until": "2026-02-01"},
        {"since": "2001-01-01", "until": "2026-01-01"},
        {"since": "yesterday"},
    ],
)
def test_a_time_that_is_none_is_said_and_the_usual_one_shown(client, moderator, asked):
    client.force_login(moderator)
    answer = client.get(PAGE, asked)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert answer.context["tables"]


def test_as_many_queries_for_three_matters_as_for_one(client, thread, author, watcher, moderator):
    client.force_login(moderator)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(PAGE).status_code == 200
        return len(queries)

    decide(a_matter(thread, author, watcher), moderator)
    asked()
    one = asked()
    for reason in ("harasses", "unsourced"):
        decide(a_matter(thread, author, watcher, reason), moderator)
    assert asked() == one


def test_applications_and_changes_are_told_apart_and_to_the_secretariat_alone(
    client, thread, author, watcher, moderator, secretariat, stranger
):
    a_matter(thread, author, watcher)
    applications.apply(member=stranger, organisation="Unit", statement="To learn.")
    Matter.objects.of_office().update(due_at=timezone.now() - timedelta(hours=1))
    tables = shown(client, secretariat)
    assert tables["office"] == {
        "Application": ("1", "1", "1"),
        "Change a member told of": ("0", "0", "0"),
    }
    assert "Application" not in tables["kind"]
    assert sum(int(came) for came, _waits, _late in tables["risk"].values()) == 1
    assert "office" not in shown(client, moderator)


def test_nobody_else_finds_the_page(client, author, moderator):
    client.force_login(moderator)
    assert client.get(PAGE).status_code == 200
    client.force_login(author)
    assert client.get(PAGE).status_code == 404
