"""Whose words a report has taken out of sight is told at once, and never who reported."""

import pytest
from django.urls import reverse

from moderation.actions import decisions, desk_mails
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import DeskMail, Matter
from network.lib.activity import Activity
from notifications.actions.deliver import deliver
from notifications.models import Notification
from tests.factories import a_reply
from tests.moderation.conftest import thing_of

HELD = reverse("held")


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, "I will find you.")


@pytest.fixture
def matter(post, watcher, by_clock):
    with by_clock():
        made = report(thing=thing_of(post), member=watcher, reason="threat", words="He means me.")
    return Matter.objects.get(pk=made.matter.pk)


def told(member):
    for activity in Activity.objects.filter(kind="words_hidden"):
        deliver(activity.pk)
    return Notification.objects.of(member).filter(kind="words_hidden")


def test_the_author_is_told_in_the_inbox_and_by_mail(matter, author, watcher, mailoutbox):
    assert matter.hidden_at
    assert told(author).count() == 1
    assert not told(watcher).exists()
    mail = DeskMail.objects.get(member=author)
    assert desk_mails.send(mail.pk)
    said = mailoutbox[-1].subject + mailoutbox[-1].body
    assert "out of sight" in said
    for secret in (watcher.name, watcher.handle, "He means me", "find you"):
        assert secret not in said


def test_the_page_says_which_and_not_who(client, matter, post, author, watcher):
    client.force_login(author)
    page = client.get(HELD).content.decode()
    assert "Out of sight until a moderator has looked" in page
    assert post.get_absolute_url() in page
    for secret in (watcher.name, watcher.handle, "He means me"):
        assert secret not in page
    client.force_login(watcher)
    assert "Out of sight until" not in client.get(HELD).content.decode()


def test_the_line_in_the_inbox_leads_there(client, matter, author):
    line = told(author).get()
    client.force_login(author)
    page = client.get(reverse("notifications")).content.decode()
    assert "Something you wrote is out of sight" in page
    assert client.get(reverse("notification", args=[line.pk]))["Location"] == HELD


def test_what_stays_in_sight_is_told_to_nobody(post, author, watcher, by_clock):
    with by_clock():
        report(thing=thing_of(post), member=watcher, reason="advert")
    assert not told(author).exists()
    assert not DeskMail.objects.filter(member=author).exists()


def test_a_mail_that_comes_after_the_decision_is_not_sent(matter, author, moderator, secretariat):
    mail = DeskMail.objects.get(member=author)
    ground = Ground("Nobody is threatened.")
    said = {"kind": "dismiss", "ground": ground, "seen": matter.version}
    proposal = decisions.decide(matter=matter, by=moderator, **said)
    matter.refresh_from_db()
    decisions.agree(decision=proposal, by=secretariat, seen=matter.version)
    assert not desk_mails.send(mail.pk)
