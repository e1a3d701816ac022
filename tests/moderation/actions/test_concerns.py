"""Whoever fears for a child is never refused, and what they write is sealed at once."""

import random
import uuid

import pytest

from moderation.actions import concerns
from moderation.actions.concerns import raise_concern
from moderation.actions.seals import open_seal
from moderation.models import AuditEntry, Concern, ConcernMail
from moderation.references import digest_of, in_groups, tidy
from tests.factories import a_reply
from tests.moderation.conftest import WORDS, a_concern, fresh, thing_of
from tests.network.lib.scan import generators


@pytest.mark.parametrize(
    ("about", "member_risk", "visitor_risk"),
    [
        ("danger", "P0", "P0"),
        ("material", "P0", "P0"),
        ("identifies", "P1", "P1"),
        ("other", "P2", "P1"),
    ],
)
def test_what_it_is_about_says_how_urgent_it_is(author, tiina, about, member_risk, visitor_risk):
    assert a_concern(about=about, author=author).risk == member_risk
    assert a_concern(about=about).risk == visitor_risk


def test_a_personal_number_is_not_refused_but_sealed_with_what_the_scan_found(tiina):
    number = generators.fi(random.Random(3))
    kept = a_concern(words=f"The child is {number}").words
    assert kept.field == "moderation.Concern.words"
    assert kept.rules
    assert number in open_seal(seal=kept, reader=tiina, reason="To see what it is")


def test_how_to_reach_the_sender_is_sealed_too(tiina):
    concern = a_concern(reply_to="+372 5555 0101")
    assert concern.reply_to.field == "moderation.Concern.reply_to"
    assert a_concern().reply_to is None


def test_the_named_responders_of_the_country_get_a_mail_and_nobody_else(
    tiina, rein, latvian, secretariat, moderator
):
    a_concern()
    assert {mail.member for mail in ConcernMail.objects.all()} == {tiina, rein}


def test_where_nobody_is_named_the_secretariat_is_told_that(secretariat, latvian):
    a_concern()
    [mail] = ConcernMail.objects.all()
    assert (mail.member, mail.kind) == (secretariat, "nobody")


def test_a_responder_is_not_told_of_a_concern_about_their_own_words(tiina, rein, forum, thread):
    post = a_reply(thread, tiina)
    a_concern(thing=thing_of(post))
    assert {mail.member for mail in ConcernMail.objects.all()} == {rein}


def test_it_is_on_record_without_a_word(author, tiina):
    concern = a_concern(author=author)
    line = AuditEntry.objects.get(action="concern_raised")
    assert (line.actor, line.subject_id, line.facts) == (author, concern.pk, {"risk": "P1"})
    assert "bicycle" not in str(list(AuditEntry.objects.values()))


def test_a_second_press_is_the_same_concern_with_the_same_number(tiina):
    said = {"about": "other", "country": tiina.country, "submission": uuid.uuid4()}
    first, second = raise_concern(words="one", **said), raise_concern(words="two", **said)
    assert (first.concern, first.reference) == (second.concern, second.reference)
    assert Concern.objects.count() == 1
    assert ConcernMail.objects.count() == 1


def test_the_number_is_kept_nowhere_and_found_as_it_is_copied_from_paper(tiina):
    raised = raise_concern(about="other", country=tiina.country, submission=uuid.uuid4())
    assert raised.reference not in str(Concern.objects.values())
    typed = f" {in_groups(raised.reference).lower()} "
    assert Concern.objects.get(reference=digest_of(typed)) == raised.concern
    assert tidy("o0i1-ab") == "OOIIAB"


@pytest.mark.parametrize("about", ["danger", "material", "identifies"])
def test_the_gravest_hides_what_it_is_about_at_once(author, tiina, thread, by_clock, about):
    post = a_reply(thread, author, "The words that should not stand here.")
    with by_clock():
        concern = a_concern(about=about, thing=thing_of(post), author=tiina)
    post.refresh_from_db()
    assert "should not stand here" not in post.html
    assert post.hidden_at
    assert post.html == ""
    assert fresh(concern).hidden_at
    assert AuditEntry.objects.filter(action="concern_hid_subject", subject_id=concern.pk).exists()


def test_anything_else_stays_in_sight(author, tiina, thread, by_clock):
    post = a_reply(thread, author, "Nothing grave.")
    with by_clock():
        a_concern(about="other", thing=thing_of(post))
    post.refresh_from_db()
    assert "Nothing grave" in post.html


def test_visitors_together_hide_only_so_much_a_day(author, tiina, thread, monkeypatch):
    monkeypatch.setattr(concerns, "HIDDEN_FOR_VISITORS_A_DAY", 2)
    things = [thing_of(a_reply(thread, author)) for _ in range(3)]
    assert [a_concern(thing=thing).is_to_hide for thing in things] == [True, True, False]
    assert a_concern(thing=things[2], author=author).is_to_hide


def test_the_words_are_in_no_other_table(tiina, author, table_words):
    assert WORDS.startswith("kvxred")
    a_concern(author=author, reply_to="kvxred telephone")
    assert table_words("kvxred") == []
    assert "moderation_seal" in table_words("moderation.Concern.words")
