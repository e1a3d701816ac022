"""Accounts nobody uses are warned, then closed; what was written for a decision goes after it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from directory.actions import applications, changes, letters, restricting
from directory.actions.leaving import tell
from directory.models import (
    Application,
    ApplicationStep,
    Change,
    ChangeStep,
    Leaving,
    Letter,
    Member,
)
from moderation.models import AuditEntry
from network.retention import HALF_YEAR, count, keep_to_rules
from tests.factories import a_member

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
NOW = timezone.now()
WARNED, CLOSED = timedelta(days=548), timedelta(days=730)


def unused_for(time, **fields):
    member = a_member(joined_at=NOW - 2000 * DAY, **fields)
    Member.objects.filter(pk=member.pk).update(last_login=NOW - time)
    return member


def run(now=NOW) -> dict:
    return {done.rule.name: done.rows for done in keep_to_rules(now)}


def is_closed(member) -> bool:
    member.refresh_from_db()
    return member.closed_at is not None


def warned(member, at, **fields):
    values = {"kind": Letter.Kind.INACTIVE, "created_at": at, "sent_at": at} | fields
    return Letter.objects.create(member=member, **values)


def test_after_a_year_and_a_half_the_owner_is_warned_once(db, mailoutbox):
    quiet = unused_for(WARNED + SECOND)
    unused_for(WARNED - SECOND)
    assert run()["unused accounts"] == 1
    assert run()["unused accounts"] == 0
    letter = Letter.objects.get()
    assert letters.send(letter.pk)
    assert mailoutbox[0].to == [quiet.email]
    assert "after two years without a visit we close the account" in mailoutbox[0].body
    assert not is_closed(quiet)


def test_who_never_signed_in_counts_from_signing_up(db):
    a_member(joined_at=NOW - WARNED - SECOND)
    assert run()["unused accounts"] == 1


def test_who_came_back_is_warned_anew_only_after_the_next_silence(db, mailoutbox):
    member = unused_for(WARNED + 10 * DAY)
    run()
    letter = Letter.objects.get()
    Member.objects.filter(pk=member.pk).update(last_login=NOW + DAY)
    assert not letters.send(letter.pk)
    assert mailoutbox == []
    assert run(NOW + WARNED)["unused accounts"] == 0
    assert run(NOW + WARNED + 2 * DAY)["unused accounts"] == 1


def test_after_two_years_it_is_closed_as_its_owner_would(db, mailoutbox):
    gone = unused_for(CLOSED + SECOND)
    young = unused_for(CLOSED - SECOND)
    for member in (gone, young):
        warned(member, NOW - 180 * DAY)
    assert run()["accounts unused for longer"] == 1
    assert is_closed(gone)
    assert not is_closed(young)
    leaving = Leaving.objects.get()
    assert (leaving.member, leaving.words_go, leaving.unused) == (gone, False, True)
    line = AuditEntry.objects.get(action="unused_account_closed")
    assert line.actor is None
    assert run()["accounts unused for longer"] == 0


def test_nobody_is_closed_without_a_warning_two_months_before(db):
    unwarned = unused_for(CLOSED + 100 * DAY)
    lately = unused_for(CLOSED + 100 * DAY)
    waiting = unused_for(CLOSED + 100 * DAY)
    warned(lately, NOW - 59 * DAY)
    warned(waiting, NOW - 90 * DAY, sent_at=None)
    done = run()
    assert done["unused accounts"] == 1
    assert done["accounts unused for longer"] == 0
    assert not any(is_closed(member) for member in (unwarned, lately, waiting))


def test_the_last_mail_says_why(db, mailoutbox):
    member = unused_for(CLOSED + SECOND)
    warned(member, NOW - 180 * DAY)
    run()
    assert tell(member.pk)
    assert "nobody has signed in to your account at Havn for two years" in mailoutbox[0].body


def test_what_is_kept_at_its_owners_wish_stays(db):
    kept = unused_for(CLOSED + 100 * DAY)
    restricting.restrict(member=kept)
    done = run()
    assert done["unused accounts"] == 0
    warned(kept, NOW - 180 * DAY)
    assert run()["accounts unused for longer"] == 0
    restricting.lift(member=kept)
    assert run()["accounts unused for longer"] == 1


def test_the_only_administrator_stays_and_others_behind_are_closed(db, monkeypatch):
    monkeypatch.setattr("network.retention.BATCH", 1)
    only = unused_for(CLOSED + 100 * DAY, role="administrator")
    other = unused_for(CLOSED + 100 * DAY)
    for member in (only, other):
        warned(member, NOW - 180 * DAY)
    assert run()["accounts unused for longer"] == 1
    assert not is_closed(only)
    assert is_closed(other)


@pytest.fixture
def declined(stranger, secretariat):
    application = applications.apply(
        member=stranger, organisation="A unit", statement="To learn.", sponsor="kaisa-r"
    )
    applications.decline(application=application, by=secretariat, words="We do not know you.")
    return application


def aged(steps, age):
    steps.update(at=NOW - age)


def test_papers_of_an_application_go_and_the_decision_stays(declined):
    aged(ApplicationStep.objects, HALF_YEAR - SECOND)
    assert run()["application papers"] == 0
    aged(ApplicationStep.objects, HALF_YEAR + SECOND)
    assert run()["application papers"] == 1
    declined.refresh_from_db()
    assert (declined.organisation, declined.statement, declined.sponsor) == ("", "", "")
    assert declined.state == Application.State.DECLINED
    step = ApplicationStep.objects.get()
    assert (step.words, step.kind) == ("", "declined")
    assert run()["application papers"] == 0


def test_an_application_that_waits_keeps_its_words(stranger, secretariat):
    application = applications.apply(member=stranger, organisation="A unit", statement="To learn.")
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    aged(ApplicationStep.objects, 2 * HALF_YEAR)
    assert run()["application papers"] == 0


def test_papers_of_a_change_go_too(author, secretariat):
    change = changes.ask_correction(member=author, words="I was born a year earlier.")
    aged(ChangeStep.objects, 2 * HALF_YEAR)
    assert run()["papers of changes"] == 0
    changes.accept(change=change, by=secretariat, words="Done.")
    assert run()["papers of changes"] == 0
    aged(ChangeStep.objects, HALF_YEAR + SECOND)
    assert run()["papers of changes"] == 1
    assert Change.objects.get().words == ChangeStep.objects.get().words == ""
    assert run()["papers of changes"] == 0


def test_a_dry_run_says_what_it_would_do_and_does_nothing(db, capsys):
    unused_for(WARNED + SECOND)
    call_command("retention", dry_run=True)
    assert "unused accounts: 1 would be warned" in capsys.readouterr().out
    assert not Letter.objects.exists()
    call_command("retention")
    assert "unused accounts: 1 warned" in capsys.readouterr().out
    assert [done.rows for done in count() if done.rule.done != "gone"] == [0, 0, 0, 0]
