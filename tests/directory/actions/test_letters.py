"""Letters to people who are no members yet: written with the invitation, mailed by the worker."""

import pytest

from directory.actions import invitations, letters
from directory.models import Letter
from directory.tasks import send_letter, sweep_letters


@pytest.fixture
def invitation(secretariat):
    return invitations.invite(by=secretariat, email="nora@example.org")


def the_letter():
    return Letter.objects.get()


def test_the_invitation_arrives_in_text_and_html_and_leads_to_its_page(
    invitation, secretariat, mailoutbox, settings
):
    send_letter(the_letter().pk)
    [mail] = mailoutbox
    assert mail.to == ["nora@example.org"]
    assert mail.subject == "Sofie L. invites you to Havn"
    address = f"{settings.HAVN_URL}/join/{invitation.token}/"
    html, kind = mail.alternatives[0]
    assert kind == "text/html"
    assert address in mail.body
    assert address in html
    assert mail.extra_headers["Message-ID"] == the_letter().message_id
    assert the_letter().sent_at


def test_it_is_mailed_once(invitation, mailoutbox):
    assert letters.send(the_letter().pk) is True
    assert letters.send(the_letter().pk) is False
    assert len(mailoutbox) == 1


def test_what_was_taken_back_is_not_mailed_any_more(invitation, secretariat, mailoutbox):
    invitations.revoke(invitation=invitation, by=secretariat)
    assert letters.send(the_letter().pk) is False
    assert mailoutbox == []
    assert the_letter().dropped


def test_the_reminder_says_that_it_is_one(invitation, secretariat, mailoutbox):
    reminder = invitations.remind(invitation=invitation, by=secretariat)
    letters.send(reminder.pk)
    [mail] = mailoutbox
    assert mail.subject.startswith("Still open")
    assert "our only reminder" in mail.body


def test_a_worker_is_asked_when_the_invitation_is_committed_and_again_by_the_clock(
    secretariat, monkeypatch, django_capture_on_commit_callbacks
):
    asked = []
    for place in ("directory.actions.letters", "network.lib.mail"):
        monkeypatch.setattr(f"{place}.nudge", lambda *args: asked.append(args) or True)
    with django_capture_on_commit_callbacks(execute=True):
        invitations.invite(by=secretariat, email="nora@example.org")
    sweep_letters()
    assert asked == [("directory.send_letter", the_letter().pk)] * 2
    letters.send(the_letter().pk)
    assert letters.sweep() == 0
