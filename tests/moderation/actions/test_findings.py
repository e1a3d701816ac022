"""What became of what the scan found is counted by rule and day, and of nobody."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from forums.actions import held as forums_held
from moderation.actions import held
from moderation.models import FindingCount
from moderation.models.findings import ANY
from tests.factories import a_reply
from tests.forums.actions.test_posts import DOUBTFUL
from tests.moderation.conftest import HELD

TEXT = "forums.Post.html"


def counts(what):
    found = FindingCount.objects.filter(what=what)
    return dict(found.values_list("rule", "number"))


def a_held_reply(thread, writer):
    return forums_held.hold_reply(thread=thread, author=writer, written=HELD, written_as="text")


def test_held_words_count_for_each_rule_and_once_together(matter):
    rules = held.rules_of(matter)
    assert len(rules) == 4
    assert counts("held") == dict.fromkeys([ANY, *rules], 1)
    assert set(FindingCount.objects.values_list("day", flat=True)) == {timezone.now().date()}


def test_published_as_they_were_the_finding_was_false(matter, responder):
    held.publish(matter=matter, by=responder, words={TEXT: HELD})
    assert counts("unchanged") == dict.fromkeys([ANY, *held.rules_of(matter)], 1)
    assert counts("changed") == counts("returned") == {}


def test_published_changed_or_not_published_the_finding_was_right(thread, writer, responder):
    held.publish(
        matter=a_held_reply(thread, writer), by=responder, words={TEXT: "How do you prepare?"}
    )
    held.give_back(matter=a_held_reply(thread, writer), by=responder, answer="Without the place.")
    assert counts("held")[ANY] == 2
    assert counts("changed")[ANY] == counts("returned")[ANY] == 1
    assert counts("unchanged") == {}


def test_what_comes_to_nothing_counts_nothing(matter, responder):
    held.give_back(matter=matter, by=responder, answer="Without the place.")
    with pytest.raises(held.Settled):
        held.publish(matter=matter, by=responder, words={TEXT: HELD})
    assert counts("unchanged") == {}


def test_who_publishes_in_spite_of_a_warning_is_counted_without_a_name(thread, author):
    for _time in range(2):
        a_reply(thread, author, DOUBTFUL, override_reason="A form of our ministry.")
    [rule] = set(counts("overridden")) - {ANY}
    assert counts("overridden") == {ANY: 2, rule: 2}
    assert {field.name for field in FindingCount._meta.fields} == {
        *("id", "day", "rule", "what", "number")
    }


def test_words_that_a_policy_holds_are_no_finding(thread, writer, responder):
    rules = ["policy.newcomers"]
    forums_held.hold_reply(
        thread=thread, author=writer, written="How?", written_as="text", rules=rules
    )
    assert counts("held") == {"policy.newcomers": 1}


def test_the_desk_reads_how_often_each_rule_was_wrong(client, thread, writer, responder, author):
    held.publish(matter=a_held_reply(thread, writer), by=responder, words={TEXT: HELD})
    for _time in range(3):
        held.give_back(matter=a_held_reply(thread, writer), by=responder, answer="No place.")
    client.force_login(responder)
    page = client.get(reverse("desk_findings"))
    rules, _policies = page.context["tables"]
    assert rules.rows[0].label == "Any rule"
    assert len(rules.rows) == 5
    for row in rules.rows:
        assert row.cells == ("25", "4", "1", "0", "3", "0")
    assert "Rakvere" not in page.content.decode()
    client.force_login(author)
    assert client.get(reverse("desk_findings")).status_code == 404


def test_other_days_are_another_page(client, moderator):
    FindingCount.objects.create(day=date(2026, 1, 31), rule="a-rule", what="held", number=7)
    client.force_login(moderator)
    asked = [{"since": "2026-01-31", "until": "2026-01-31"}, {"since": "2026-02-01"}]
    shown = [client.get(reverse("desk_findings"), {"until": "2026-02-28", **a}) for a in asked]
    assert ["a-rule" in page.content.decode() for page in shown] == [True, False]
