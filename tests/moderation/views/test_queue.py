"""The queue finds a matter by words, says what has come, and shows nobody what is not theirs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from moderation.actions import decisions, returned
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Matter, ModeratorScope
from tests.factories import a_forum, a_reply, a_thread
from tests.moderation.conftest import thing_of

DESK, NEWS = reverse("desk"), reverse("desk_news")
WHY = Ground("It advertises.", "4.4")


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "Buy our software.")


@pytest.fixture
def matter(post, watcher):
    return a_report(post, watcher, "The brand is Kvarkfyr.")


def a_report(post, member, words=""):
    return report(thing=thing_of(post), member=member, reason="advert", words=words).matter


def found(client, words, **more):
    page = client.get(DESK, {"q": words} | more)
    return {row.matter for row in page.context["rows"]}


@pytest.mark.parametrize(
    "words", ["{pk}", "#{pk}", "Kaisa", "@kaisa-r", "kvarkFYR", "first meeting"]
)
def test_it_is_found_by_number_author_report_and_title(desk, matter, thread, watcher, words):
    other = a_report(a_reply(thread, watcher, "Another."), thread.author)
    assert other in found(desk, "")
    assert matter in found(desk, words.format(pk=matter.pk))
    assert found(desk, "nothing of the kind") == set()


def test_words_find_nothing_outside_the_own_scope(desk, matter, moderator):
    assert matter in found(desk, "Kvarkfyr")
    ModeratorScope.objects.create(member=moderator, country_id="IS")
    for words in ("Kvarkfyr", "Kaisa", str(matter.pk), "first meeting"):
        assert found(desk, words) == set()


def test_a_title_that_the_moderator_does_not_read_finds_nothing(desk, author, watcher, moderator):
    closed = a_forum("closed", audience="named")
    post = a_thread(closed, author, title="Kvarkfyr again").posts.get()
    hidden = a_report(post, watcher)
    assert hidden in found(desk, "Kaisa")
    assert found(desk, "Kvarkfyr") == set()


def test_words_and_filters_go_together(desk, matter):
    assert found(desk, "Kaisa", country="FI") == {matter}
    assert found(desk, "Kaisa", country="NO") == set()


def queries(client, address, query):
    with CaptureQueriesContext(connection) as done:
        assert client.get(address, query).status_code == 200
    return len(done)


def test_it_costs_the_same_with_ten_thousand_matters(desk, matter, author):
    now, query = timezone.now(), {"q": "Kaisa", "since": "2026-01-01T00:00:00+00:00"}
    many = [
        Matter(
            kind="reported",
            risk="P3",
            country=author.country,
            author=author,
            subject_type="forums.post",
            subject_id=1_000_000 + number,
            opened_at=now,
            due_at=now,
        )
        for number in range(10_000)
    ]
    Matter.objects.bulk_create(many[:10])
    desk.get(DESK, query)
    few = queries(desk, DESK, query), queries(desk, NEWS, query)
    Matter.objects.bulk_create(many[10:])
    assert (queries(desk, DESK, query), queries(desk, NEWS, query)) == few
    assert desk.get(DESK, query).context["total"] == 10_001
    assert "100 new matters or more" in desk.get(NEWS, query).content.decode()


def news(client, since, **query):
    return client.get(NEWS, {"since": since.isoformat()} | query).content.decode().strip()


def test_what_has_come_is_counted_within_what_is_shown(desk, matter, thread, author, watcher):
    now = timezone.now()
    assert news(desk, now) == ""
    a_report(a_reply(thread, author, "Another."), watcher)
    assert "1 new matter" in news(desk, now)
    assert "2 new matters" in news(desk, now - timedelta(days=1))
    assert news(desk, now, country="NO") == ""
    assert f'href="{DESK}?country=FI"' in news(desk, now, country="FI", page="2")


def test_what_comes_back_mended_has_come_too(desk, matter, author, moderator):
    back = decisions.decide(matter=matter, by=moderator, kind="return", ground=WHY, seen=1)
    now = timezone.now()
    assert news(desk, now) == ""
    returned.resubmit(decision=back, author=author, written="We use a tool.")
    assert "1 new matter" in news(desk, now)


def test_nobody_hears_of_what_is_not_theirs(desk, matter, client, moderator, watcher):
    before = timezone.now() - timedelta(days=1)
    assert "1 new matter" in news(desk, before)
    ModeratorScope.objects.create(member=moderator, country_id="IS")
    assert news(desk, before) == ""
    client.force_login(watcher)
    assert client.get(NEWS, {"since": before.isoformat()}).status_code == 404


@pytest.mark.parametrize("since", ["", "yesterday", "2026-01-01T00:00:00"])
def test_without_a_moment_there_is_no_answer(desk, since):
    assert desk.get(NEWS, {"since": since}).status_code == 404
