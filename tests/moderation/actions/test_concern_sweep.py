"""What nobody has done is told of, once; what could not be hidden at once is hidden later."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation.actions import concern_mails, concern_sweep
from moderation.actions import concern_steps as steps
from moderation.actions.responders import name_responder, release
from moderation.models import Concern, ConcernMail, Responder
from moderation.tasks import send_concern_mail, sweep_concerns
from tests.factories import a_reply
from tests.moderation.conftest import a_concern, fresh, thing_of

LATER = timezone.now() + timedelta(days=30)


def overdue():
    return ConcernMail.objects.filter(kind="overdue")


def test_both_responders_are_told_once_that_it_is_overdue(tiina, rein, latvian):
    concern = a_concern()
    assert concern_sweep.tell_overdue() == 0
    assert concern_sweep.tell_overdue(LATER) == 1
    assert concern_sweep.tell_overdue(LATER) == 0
    assert {mail.member for mail in overdue()} == {tiina, rein}
    assert concern.steps.filter(kind="overdue").count() == 1


def test_what_is_closed_is_not_overdue(author, tiina):
    concern = a_concern(about="other", author=author)
    steps.close(concern=concern, by=tiina, outcome="acted", words="Done")
    assert concern_sweep.tell_overdue(LATER) == 0


def test_many_are_told_of_batch_by_batch(tiina, monkeypatch):
    monkeypatch.setattr(concern_sweep, "BATCH", 2)
    for _ in range(5):
        a_concern()
    assert concern_sweep.tell_overdue(LATER) == 5
    assert overdue().count() == 5


def test_what_could_not_be_hidden_at_once_is_hidden_by_the_clock(author, thread, tiina):
    post = a_reply(thread, author, "Out of sight.")
    concern = a_concern(thing=thing_of(post))
    sweep_concerns()
    post.refresh_from_db()
    assert "Out of sight" not in post.html
    hidden_at = fresh(concern).hidden_at
    sweep_concerns()
    assert fresh(concern).hidden_at == hidden_at


def test_what_is_gone_meanwhile_is_not_tried_for_ever(author, thread, tiina):
    post = a_reply(thread, author)
    concern = a_concern(thing=thing_of(post))
    post.delete()
    sweep_concerns()
    assert not Concern.objects.to_hide().exists()
    assert fresh(concern).hidden_at is None


def the_mail(member):
    return ConcernMail.objects.get(member=member)


def test_the_mail_says_that_one_waits_and_not_what_it_says(tiina, mailoutbox, settings):
    concern = a_concern()
    send_concern_mail(the_mail(tiina).pk)
    [mail] = mailoutbox
    assert mail.to == [tiina.email]
    assert mail.subject == "Havn: a concern waits for you"
    html, _kind = mail.alternatives[0]
    for said in (mail.body, html):
        assert f"{settings.HAVN_URL}/desk/concerns/{concern.pk}/" in said
        assert "How urgent: P1." in said
        assert "bicycle" not in said


@pytest.mark.parametrize("kind", ConcernMail.Kind.values)
def test_every_kind_of_mail_can_be_written(tiina, secretariat, mailoutbox, kind):
    concern = a_concern()
    to = tiina
    if kind == "nobody":
        Responder.objects.all().delete()
        to = secretariat
    mail = ConcernMail.objects.create(concern=concern, kind=kind, member=to)
    assert concern_mails.send(mail.pk)
    assert mailoutbox[0].subject.startswith("Havn: ")


def test_who_is_released_before_it_is_sent_gets_nothing(tiina, rein, secretariat, mailoutbox):
    a_concern()
    release(responder=Responder.objects.get(member=tiina), by=secretariat)
    for member in (tiina, rein):
        send_concern_mail(the_mail(member).pk)
    assert [mail.to for mail in mailoutbox] == [[rein.email]]


def test_the_secretariat_learns_the_country_and_nothing_more(secretariat, mailoutbox):
    concern = a_concern()
    send_concern_mail(the_mail(secretariat).pk)
    [mail] = mailoutbox
    assert mail.subject == "Havn: Estonia needs a responder now"
    assert f"/concerns/{concern.pk}" not in mail.body
    assert "/secretariat/responders/" in mail.body


def test_it_learns_nothing_once_somebody_is_named_who_is_told(secretariat, latvian, mailoutbox):
    concern = a_concern()
    estonia = concern.country
    name_responder(member=latvian, country=estonia, by=secretariat)
    for member in (secretariat, latvian):
        send_concern_mail(the_mail(member).pk)
    assert [mail.to for mail in mailoutbox] == [[latvian.email]]
