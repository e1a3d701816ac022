"""Responders work on a concern: one has it, two close the gravest, and each step is on record."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connections

from moderation.actions import concern_steps as steps
from moderation.actions.concerns import hide_subject
from moderation.actions.responders import release
from moderation.models import AuditEntry, Concern, ConcernMail, Responder, Seal, SealReading
from network.lib.written import Refused
from tests.factories import a_reply
from tests.moderation.conftest import WORDS, a_concern, fresh, thing_of
from tests.network.lib.scan import generators


@pytest.fixture
def concern(tiina, rein):
    return a_concern()


def kinds(concern):
    return [step.kind for step in concern.steps.all()]


def test_one_takes_it_on_and_the_other_is_told_that_it_is_taken(concern, tiina, rein):
    assert steps.claim(concern=concern, by=tiina).claimed_by == tiina
    with pytest.raises(steps.Settled):
        steps.claim(concern=concern, by=rein)
    assert fresh(concern).claimed_by == tiina


def test_of_two_at_the_same_moment_one_gets_it(transactional_db, tiina, rein):
    concern = a_concern()

    def take(member):
        try:
            steps.claim(concern=concern, by=member)
        except steps.Settled:
            return "too late"
        finally:
            connections.close_all()
        return "taken"

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(take, [tiina, rein, tiina, rein]))
    assert said == ["taken", "too late", "too late", "too late"]
    assert kinds(concern).count("claimed") == 1


def test_what_a_released_responder_had_may_be_taken_on(concern, tiina, rein, secretariat):
    steps.claim(concern=concern, by=tiina)
    release(responder=Responder.objects.get(member=tiina), by=secretariat)
    assert steps.claim(concern=fresh(concern), by=rein).claimed_by == rein


def test_words_are_opened_with_a_reason_and_each_reading_is_on_record(concern, tiina, rein):
    steps.note(concern=concern, by=rein, words="kvxnote: called the school")
    opened = steps.open_words(concern=concern, reader=tiina, reason="To decide")
    assert sorted(opened.values()) == ["kvxnote: called the school", WORDS]
    assert {r.reader for r in SealReading.objects.all()} == {tiina}
    assert SealReading.objects.count() == 2
    assert kinds(concern) == ["raised", "noted", "read"]


def test_who_wrote_a_note_can_read_it_again(concern, tiina):
    steps.note(concern=concern, by=tiina, words="Called the school")
    opened = steps.open_words(concern=concern, reader=tiina, reason="To go on")
    assert "Called the school" in opened.values()


def test_who_is_not_named_opens_nothing(concern, tiina, latvian, secretariat):
    assert steps.open_words(concern=concern, reader=tiina, reason="To decide")
    for other in (latvian, secretariat):
        assert steps.open_words(concern=concern, reader=other, reason="To decide") == {}
    assert "read" not in kinds(concern)[2:]


def test_a_reason_that_names_a_child_opens_nothing(concern, tiina):
    number = generators.fi(random.Random(3))
    with pytest.raises(Refused):
        steps.open_words(concern=concern, reader=tiina, reason=f"About {number}")
    assert not SealReading.objects.exists()


def test_it_is_handed_over_with_a_note_and_a_mail(concern, tiina, rein):
    steps.claim(concern=concern, by=tiina)
    steps.hand_over(concern=fresh(concern), by=tiina, to=rein, words="kvxnote: I am away")
    assert fresh(concern).claimed_by == rein
    step = concern.steps.get(kind="handed-over")
    assert (step.by, step.to) == (tiina, rein)
    assert step.note.field == "moderation.ConcernStep.note"
    assert ConcernMail.objects.get(kind="handed-over").member == rein


def test_nobody_hands_over_what_they_do_not_have_or_to_who_does_not_answer(
    concern, tiina, rein, latvian
):
    with pytest.raises(steps.MayNot):
        steps.hand_over(concern=concern, by=tiina, to=rein, words="")
    mine = steps.claim(concern=concern, by=tiina)
    with pytest.raises(steps.MayNot):
        steps.hand_over(concern=mine, by=tiina, to=latvian, words="")


def test_an_authority_that_was_told_is_noted_without_the_words(concern, tiina):
    steps.tell_authority(concern=concern, by=tiina, authority="police", words="kvxnote: desk 4")
    step = concern.steps.get(kind="authority-told")
    assert (step.authority, step.by) == ("police", tiina)
    line = AuditEntry.objects.get(action="concern_authority_told")
    assert line.facts == {"authority": "police"}


def test_the_gravest_take_two_persons_to_close(concern, tiina, rein):
    first = steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    assert first.is_open
    assert ConcernMail.objects.get(kind="second").member == rein
    with pytest.raises(steps.MayNot):
        steps.close(concern=first, by=tiina, outcome="acted", words="Done")
    closed = steps.close(concern=first, by=rein, outcome="acted", words="I agree")
    assert (closed.first_closed_by, closed.closed_by) == (tiina, rein)
    assert not closed.is_open


def test_the_second_must_say_the_same_or_keeps_it_open(concern, tiina, rein):
    first = steps.close(concern=concern, by=tiina, outcome="unfounded", words="Nothing")
    with pytest.raises(steps.Settled):
        steps.close(concern=first, by=rein, outcome="acted", words="Something")
    kept = steps.keep_open(concern=first, by=rein, words="Not yet")
    assert (kept.first_closed_by, kept.outcome, kept.is_open) == (None, "", True)


def test_who_pressed_close_on_an_old_page_closes_nothing_twice(concern, tiina, rein):
    steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    with pytest.raises(steps.Settled):
        # The page of Rein was older: it knows of no first person.
        steps.close(concern=concern, by=rein, outcome="passed-on", words="Done")
    with pytest.raises(steps.Settled):
        steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    assert fresh(concern).is_open


def test_less_grave_is_closed_by_one(author, tiina):
    concern = a_concern(about="other", author=author)
    closed = steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    assert not closed.is_open
    with pytest.raises(steps.Settled):
        steps.close(concern=closed, by=tiina, outcome="acted", words="Done")


def test_closed_words_are_destroyed_in_time(concern, tiina, rein):
    steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    assert not Seal.objects.filter(decided_at__isnull=False).exists()
    steps.close(concern=fresh(concern), by=rein, outcome="acted", words="Yes")
    assert not Seal.objects.filter(decided_at=None).exists()


def hidden(author, thread, **said):
    post = a_reply(thread, author, "Quite harmless words.")
    concern = a_concern(thing=thing_of(post), **said)
    hide_subject(concern.pk)
    return post, concern


def closed_by_both(concern, tiina, rein, outcome):
    steps.close(concern=fresh(concern), by=tiina, outcome=outcome, words="So")
    return steps.close(concern=fresh(concern), by=rein, outcome=outcome, words="Yes")


def test_responders_can_read_what_was_hidden(author, thread, tiina, rein):
    _post, concern = hidden(author, thread)
    opened = steps.open_words(concern=concern, reader=tiina, reason="To decide", hidden=True)
    assert ["Quite harmless words." in words for words in opened.values()] == [True]


def test_what_turned_out_to_be_nothing_is_put_back(author, thread, tiina, rein):
    post, concern = hidden(author, thread)
    closed_by_both(concern, tiina, rein, "unfounded")
    post.refresh_from_db()
    assert "Quite harmless words." in post.html
    assert "restored" in kinds(concern)


def test_what_was_something_stays_out_of_sight(author, thread, tiina, rein):
    post, concern = hidden(author, thread)
    closed_by_both(concern, tiina, rein, "acted")
    post.refresh_from_db()
    assert "harmless" not in post.html


def test_what_another_concern_hides_is_not_put_back(author, thread, tiina, rein):
    post, concern = hidden(author, thread)
    another = a_concern(thing=thing_of(post), about="danger")
    hide_subject(another.pk)
    closed_by_both(concern, tiina, rein, "unfounded")
    post.refresh_from_db()
    assert "harmless" not in post.html


def test_the_database_itself_wants_two_persons(concern, tiina):
    with pytest.raises(IntegrityError):
        Concern.objects.update(first_closed_by=tiina, closed_by=tiina)


def test_what_is_noted_stands_in_no_table_and_no_mail(concern, tiina, rein, table_words):
    steps.claim(concern=concern, by=tiina)
    steps.note(concern=concern, by=tiina, words="kvxred one")
    steps.tell_authority(concern=concern, by=tiina, authority="police", words="kvxred two")
    steps.hand_over(concern=fresh(concern), by=tiina, to=rein, words="kvxred three")
    closed_by_both(concern, tiina, rein, "acted")
    assert table_words("kvxred") == []
