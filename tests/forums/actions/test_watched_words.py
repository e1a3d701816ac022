"""Watched words: found however they are written, and named to nobody."""

import pytest

from forums.actions import policies
from forums.actions.writers import LookAgain
from moderation.actions import held
from moderation.models import AuditEntry
from tests.factories import a_reply, a_thread
from tests.forums.held_back import rules_of


@pytest.mark.parametrize(
    "said",
    ["Cheap loans here", "Get CHÉAP, loans!", "ch\u00adeap\u00a0loans", "<b>cheap</b> loans"],
)
def test_a_watched_phrase_is_found_however_it_is_written(thread, watcher, secretariat, said):
    policies.watch_word(phrase="Cheap loans", act="hold", by=secretariat)
    rules, matter = rules_of(a_reply, thread, watcher, said, written_as="html")
    assert rules == ("policy.watched-word",)
    assert held.rules_of(matter) == ["policy.watched-word"]


@pytest.mark.parametrize("said", ["Cheaploans", "Cheap and loans", "A loan that is cheap"])
def test_other_words_are_not_found(thread, watcher, secretariat, said):
    policies.watch_word(phrase="Cheap loans", act="hold", by=secretariat)
    assert a_reply(thread, watcher, said).pk


def test_titles_and_tags_are_looked_through(forum, watcher, secretariat):
    policies.watch_word(phrase="loans", act="hold", by=secretariat)
    assert rules_of(a_thread, forum, watcher, title="About loans")[0] == ("policy.watched-word",)
    assert rules_of(a_thread, forum, watcher, tags=["loans"])[0] == ("policy.watched-word",)


def test_which_word_it_was_stands_nowhere(thread, watcher, secretariat, caplog):
    policies.watch_word(phrase="kvxloans", act="hold", by=secretariat)
    _rules, matter = rules_of(a_reply, thread, watcher, "Our kvxloans are cheap.")
    assert "kvxloans" not in caplog.text.lower()
    assert not AuditEntry.objects.filter(reason__icontains="kvxloans").exists()
    assert "kvxloans" not in str(list(AuditEntry.objects.values_list("facts", flat=True)))
    assert "kvxloans" not in str(matter.wish)


def test_a_warning_asks_once(thread, watcher, secretariat):
    policies.watch_word(phrase="loans", act="warn", by=secretariat)
    with pytest.raises(LookAgain):
        a_reply(thread, watcher, "Loans.")
    assert a_reply(thread, watcher, "Loans.", looked_again=True).pk


def test_a_word_is_in_the_list_once_and_goes(thread, watcher, secretariat):
    word = policies.watch_word(phrase="Loans", act="hold", by=secretariat)
    with pytest.raises(policies.AlreadyWatched):
        policies.watch_word(phrase="LOANS!", act="warn", by=secretariat)
    with pytest.raises(policies.Empty):
        policies.watch_word(phrase="…", act="warn", by=secretariat)
    policies.unwatch_word(word=word, by=secretariat)
    policies.unwatch_word(word=word, by=secretariat)
    assert a_reply(thread, watcher, "Loans.").pk
    lines = AuditEntry.objects.filter(action__startswith="word_").order_by("pk")
    assert list(lines.values_list("action", flat=True)) == ["word_watched", "word_unwatched"]
