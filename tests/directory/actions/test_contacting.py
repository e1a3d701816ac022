"""A colleague is written to by mail, and neither learns the other's address."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from directory.access import may_contact
from directory.actions import letters
from directory.actions.blocking import block, unblock
from directory.actions.contacting import Answered, TooMany, contact, let_write
from directory.models import Contact, Letter, Member
from tests.factories import a_member
from tests.notifications.outcomes import at_once, deliver_all

WORDS = {"subject": "Barnahus in two rooms", "text": "May I ask how you began?"}
DAY = timedelta(days=1)


def wrote(sender, recipient, **fields):
    made = contact(sender=sender, recipient=recipient, **WORDS, **fields)
    return made.letter


def test_the_words_arrive_with_who_writes_and_without_an_address(
    author, watcher, mailoutbox, settings
):
    Member.objects.filter(pk=author.pk).update(country_to=0)
    letter = wrote(author, watcher)
    assert letters.send(letter.pk)
    [mail] = mailoutbox
    assert mail.to == [watcher.email]
    assert mail.subject == "Havn: Kaisa R. writes to you"
    for body in (mail.body, mail.alternatives[0][0]):
        assert "May I ask how you began?" in body
        assert "School" in body
        assert "Finland" not in body  # hidden from every member
        assert f"{settings.HAVN_URL}/contacts/{letter.contact_id}/" in body
        assert author.email not in body
    assert "Reply-To" not in mail.message()
    assert author.email not in mail.message().as_string()


def test_it_is_a_line_in_the_inbox_that_leads_to_the_words(client, author, watcher):
    wrote(author, watcher)
    deliver_all()
    client.force_login(watcher)
    page = client.get("/notifications/").content.decode()
    assert "Kaisa R. wrote to you" in page
    assert WORDS["text"] not in page
    line = watcher.notifications.get()
    assert client.get(f"/notifications/{line.pk}/").url == f"/contacts/{line.first_subject_id}/"


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda letter: block(member=letter.contact.recipient, whom=letter.contact.sender),
        lambda letter: Contact.objects.update(hidden_at=timezone.now()),
        lambda letter: Member.objects.filter(pk=letter.contact.sender_id).update(
            suspended_until=timezone.now() + DAY
        ),
        lambda letter: Member.objects.filter(pk=letter.contact.recipient_id).update(
            restricted_at=timezone.now()
        ),
    ],
    ids=["blocked", "hidden", "suspended", "restricted"],
)
def test_it_is_not_mailed_when_meanwhile(meanwhile, author, watcher, mailoutbox):
    letter = wrote(author, watcher)
    meanwhile(letter)
    assert not letters.send(letter.pk)
    assert mailoutbox == []
    assert Letter.objects.get().dropped


def test_who_may_write_to_whom(author, watcher, stranger):
    assert may_contact(author, watcher)
    assert not may_contact(author, author)
    assert not may_contact(stranger, watcher)
    assert not may_contact(author, stranger)
    author.muted_until = timezone.now() + DAY
    assert not may_contact(author, watcher)
    author.muted_until = None
    for one, other in ((author, watcher), (watcher, author)):
        block(member=one, whom=other)
        assert not may_contact(author, watcher)
        unblock(member=one, whom=other)
    watcher.restricted_at = timezone.now()
    assert not may_contact(author, watcher)


def test_who_wants_no_words_is_still_answered(author, watcher):
    asked = contact(sender=watcher, recipient=author, **WORDS)
    let_write(member=watcher, is_contactable=False)
    watcher.refresh_from_db()
    assert not may_contact(author, watcher)
    assert may_contact(author, watcher, answers=asked)
    contact(sender=author, recipient=watcher, **WORDS, answers=asked)
    with pytest.raises(Answered):
        contact(sender=author, recipient=watcher, **WORDS, answers=asked)


def test_so_many_a_day_and_a_month_and_answers_do_not_count(author, watcher):
    new = a_member()
    Member.objects.filter(pk=new.pk).update(admitted_at=timezone.now())
    for sender, most in ((author, 5), (new, 2)):
        for _number in range(most):
            contact(sender=sender, recipient=watcher, **WORDS)
        with pytest.raises(TooMany):
            contact(sender=sender, recipient=watcher, **WORDS)
    asked = contact(sender=watcher, recipient=author, **WORDS)
    contact(sender=author, recipient=watcher, **WORDS, answers=asked)
    for _three_days in range(3):
        Contact.objects.update(sent_at=timezone.now() - 2 * DAY)
        for _number in range(5):
            contact(sender=author, recipient=watcher, **WORDS)
    Contact.objects.update(sent_at=timezone.now() - 2 * DAY)
    with pytest.raises(TooMany):
        contact(sender=author, recipient=watcher, **WORDS)


def test_two_tabs_do_not_send_one_too_many(transactional_db, author, watcher):
    for _number in range(4):
        contact(sender=author, recipient=watcher, **WORDS)
    refused = []

    def send():
        try:
            contact(sender=author, recipient=watcher, **WORDS)
        except TooMany:
            refused.append(connection)

    at_once(send, send)
    assert len(refused) == 1
    assert Contact.objects.count() == 5
