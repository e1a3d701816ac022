"""Applying, being asked for more, and the decision: each a line of the log, mailed and audited."""

from functools import partial

import pytest

from directory.actions import applications, letters
from directory.models import Application, Letter, Member
from moderation.models import AuditEntry
from network.lib.written import Refused
from tests.factories import a_member
from tests.notifications.outcomes import at_once
from tests.numbers import CODE


@pytest.fixture
def application(stranger):
    return applications.apply(member=stranger, organisation="Unit", statement="To learn.")


def log(application):
    return list(application.steps.values_list("kind", "by__handle", "words"))


def audited(application):
    lines = AuditEntry.objects.filter(
        subject_type="directory.application", subject_id=application.pk
    )
    return [(line.action, line.facts) for line in lines.order_by("pk")]


def the_letter(mailoutbox):
    for pk in Letter.objects.unsent().order_by("pk").values_list("pk", flat=True):
        letters.send(pk)
    return mailoutbox[-1]


def test_asked_answered_and_admitted(application, secretariat, stranger, mailoutbox):
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    assert "Who knows you?" in the_letter(mailoutbox).body
    assert mailoutbox[-1].to == [stranger.email]
    applications.answer(application=application, words="Kaisa does.")
    assert len(mailoutbox) == Letter.objects.count() == 1
    applications.admit(member=stranger, by=secretariat)
    assert the_letter(mailoutbox).subject == "Welcome to Havn"
    application.refresh_from_db()
    assert application.state == "admitted"
    assert Member.objects.get(pk=stranger.pk).is_admitted
    assert log(application) == [
        ("asked", "sofie-l", "Who knows you?"),
        ("answered", "stranger", "Kaisa does."),
        ("admitted", "sofie-l", ""),
    ]
    assert audited(application) == [
        ("application_asked", {"before": "waiting", "after": "asked"}),
        ("application_admitted", {"before": "waiting", "after": "admitted"}),
    ]
    assert AuditEntry.objects.filter(action="member_admitted", subject_id=stranger.pk).exists()


def test_declined_with_the_reason_in_the_mail_in_text_and_html(
    application, secretariat, stranger, mailoutbox
):
    assert stranger in Member.objects.waiting()
    applications.decline(application=application, by=secretariat, words="We know of no such unit.")
    mail = the_letter(mailoutbox)
    assert "We know of no such unit." in mail.body
    assert "We know of no such unit." in mail.alternatives[0][0]
    assert not Member.objects.get(pk=stranger.pk).is_admitted
    assert stranger not in Member.objects.waiting()


def test_a_refusal_can_be_mended(application, secretariat, stranger):
    applications.decline(application=application, by=secretariat, words="We know of no such unit.")
    applications.admit(member=stranger, by=secretariat, words="We were wrong.")
    application.refresh_from_db()
    assert application.state == "admitted"
    assert Member.objects.get(pk=stranger.pk).is_admitted


def test_what_is_decided_is_not_decided_the_other_way_by_a_page_left_open(
    application, secretariat, stranger
):
    applications.admit(member=stranger, by=secretariat)
    with pytest.raises(applications.Decided):
        applications.decline(application=application, by=secretariat, words="No.")
    with pytest.raises(applications.Decided):
        applications.ask(application=application, by=secretariat, words="Who?")
    with pytest.raises(applications.Decided):
        applications.admit(member=stranger, by=secretariat)
    assert len(log(application)) == Letter.objects.count() == 1


def test_nothing_is_answered_that_was_not_asked(application):
    with pytest.raises(applications.Decided):
        applications.answer(application=application, words="Hello?")


def test_two_of_the_secretariat_at_once_admit_once(transactional_db):
    stranger = a_member(admitted=False)
    secretariat = a_member(role="secretariat")
    application = applications.apply(member=stranger, organisation="Unit", statement="To learn.")
    late = []

    def admit():
        try:
            applications.admit(member=Member.objects.get(pk=stranger.pk), by=secretariat)
        except applications.Decided:
            late.append(True)

    at_once(*[partial(admit)] * 2)
    assert len(late) == 1
    assert application.steps.count() == Letter.objects.count() == 1


def test_who_never_applied_is_admitted_without_a_letter(stranger, secretariat):
    applications.admit(member=stranger, by=secretariat)
    assert Member.objects.get(pk=stranger.pk).is_admitted
    assert not Letter.objects.exists()


def test_a_personal_number_gets_into_no_word_of_it(application, secretariat, stranger):
    words = f"About {CODE}"
    with pytest.raises(Refused):
        applications.ask(application=application, by=secretariat, words=words)
    with pytest.raises(Refused):
        applications.decline(application=application, by=secretariat, words=words)
    with pytest.raises(Refused):
        applications.admit(member=stranger, by=secretariat, words=words)
    other = a_member(admitted=False)
    for field in ("organisation", "statement", "sponsor"):
        with pytest.raises(Refused):
            applications.apply(
                member=other, **({"organisation": "Unit", "statement": "S"} | {field: words})
            )
    assert Application.objects.get().steps.count() == 0
