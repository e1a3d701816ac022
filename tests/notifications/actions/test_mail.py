"""Mail goes out once, over real SMTP; what fails is tried again, and then stays visible."""

import logging
import socket
from datetime import timedelta
from functools import partial

import pytest
from aiosmtpd.controller import Controller
from django.utils import timezone

from network.lib.mail import BACK_OFF, LEASE, MOST_ATTEMPTS
from notifications.actions.mail import send
from notifications.actions.preferences import stop_digest
from notifications.models import Mail
from tests.factories import a_reply
from tests.notifications.outcomes import at_once, digest_of, wants_digest, watches


class Postbox:
    """A mail server that answers what the test wants."""

    def __init__(self):
        self.messages = []
        self.to_recipient = self.to_data = "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server, session, envelope):
        if self.to_data.startswith("250"):
            self.messages.append(envelope)
        return self.to_data


@pytest.fixture
def postbox(settings):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Postbox()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5
    yield handler
    controller.stop()


@pytest.fixture
def mail(thread, author, watcher):
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    return digest_of(watcher)


def message_ids(postbox):
    heads = [envelope.content.decode().partition("\r\n\r\n")[0] for envelope in postbox.messages]
    return [
        line.split(": ")[1]
        for head in heads
        for line in head.splitlines()
        if line.startswith("Message-ID")
    ]


def test_a_due_mail_arrives(mail, watcher, postbox):
    assert send(mail.pk) is True
    mail.refresh_from_db()
    assert mail.sent_at
    envelope = postbox.messages[0]
    assert envelope.rcpt_tos == [watcher.email]
    assert envelope.mail_from == "digest@havn.example"
    assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in envelope.content
    assert message_ids(postbox) == [mail.message_id]


def test_a_sent_mail_is_not_sent_again(mail, postbox):
    send(mail.pk)
    assert send(mail.pk) is False
    assert send(mail.pk, timezone.now() + timedelta(days=1)) is False
    assert len(postbox.messages) == 1


def test_three_workers_send_it_once(transactional_db, thread, author, watcher, postbox):
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    mail = digest_of(watcher)
    at_once(*[partial(send, mail.pk)] * 3)
    assert len(postbox.messages) == 1


def test_after_a_death_between_250_and_the_receipt_the_repeat_is_the_same_message(
    mail, postbox, monkeypatch
):
    def dies(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as death:
        death.setattr("network.lib.mail._note", dies)
        with pytest.raises(SystemExit):
            send(mail.pk)
    # While the dead one's lease lasts nobody repeats it.
    assert send(mail.pk) is False
    assert send(mail.pk, timezone.now() + LEASE) is True
    assert message_ids(postbox) == [mail.message_id] * 2


def test_a_busy_server_is_asked_again_later(mail, postbox):
    postbox.to_recipient = "450 4.2.1 Busy"
    now = timezone.now()
    assert send(mail.pk) is False
    mail.refresh_from_db()
    assert mail.failed_at is None
    assert timedelta(0) <= mail.claimed_until - now - BACK_OFF[0] < timedelta(seconds=30)
    postbox.to_recipient = "250 OK"
    assert send(mail.pk) is False  # too soon
    assert send(mail.pk, mail.claimed_until) is True


def test_a_server_that_is_away_is_asked_six_times(mail, settings, caplog):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = free.getsockname()[1]
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    caplog.set_level(logging.WARNING)
    now = timezone.now()
    for attempt in range(1, MOST_ATTEMPTS + 1):
        assert not Mail.objects.get().failed_at
        send(mail.pk, now + timedelta(days=attempt))
    mail.refresh_from_db()
    assert (mail.attempts, bool(mail.failed_at), mail.sent_at) == (MOST_ATTEMPTS, True, None)
    assert f"mail {mail.pk} failed" in caplog.text
    assert not Mail.objects.claimable(now + timedelta(days=30)).exists()


def test_the_log_names_no_address(mail, postbox, caplog, watcher):
    caplog.set_level(logging.DEBUG)
    postbox.to_recipient = f"550 5.1.1 <{watcher.email}> unknown"
    send(mail.pk)
    assert f"mail {mail.pk} failed" in caplog.text
    assert watcher.email not in "".join(
        record.getMessage() for record in caplog.records if record.name == "network.lib.mail"
    )


@pytest.mark.parametrize(("where", "answer"), [("to_recipient", "550 No"), ("to_data", "554 No")])
def test_a_refusal_for_good_is_not_repeated(mail, postbox, where, answer):
    setattr(postbox, where, answer)
    send(mail.pk)
    mail.refresh_from_db()
    assert (mail.attempts, bool(mail.failed_at)) == (1, True)


def test_a_mail_whose_process_died_each_time_stays_visible_as_failed(mail, postbox):
    Mail.objects.update(attempts=MOST_ATTEMPTS)
    assert send(mail.pk, timezone.now() + LEASE) is False
    mail.refresh_from_db()
    assert mail.failed_at
    assert postbox.messages == []


def test_who_stopped_meanwhile_gets_nothing(mail, postbox, watcher):
    stop_digest(member=watcher)
    assert send(mail.pk) is False
    mail.refresh_from_db()
    assert (mail.dropped, mail.sent_at) == (True, None)
    assert postbox.messages == []


def test_the_mail_is_nudged_when_its_digest_is_committed(
    thread, author, watcher, monkeypatch, django_capture_on_commit_callbacks
):
    nudged = []
    monkeypatch.setattr("notifications.actions.digests.nudge", lambda *args: nudged.append(args))
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    with django_capture_on_commit_callbacks(execute=True):
        mail = digest_of(watcher)
    assert nudged == [("notifications.send_mail", mail.pk)]
