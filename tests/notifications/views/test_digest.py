"""The digest's settings, and the link that stops it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from network.lib.signing import token
from notifications.digest_mail import STOP, compose
from notifications.models import DigestPreference
from tests.factories import a_reply
from tests.notifications.outcomes import digest_of, wants_digest, watches

PRESS = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def mail_program():
    """No session, no cookie, and CSRF checked as in production."""
    return Client(enforce_csrf_checks=True)


def stop_address(member):
    return reverse("digest_stop", args=[token(STOP, member.pk)])


def rhythm(member):
    return DigestPreference.objects.get(member=member).rhythm


def test_the_page_says_when_the_next_one_comes(client, author):
    author.timezone = "Europe/Tallinn"
    author.save()
    client.force_login(author)
    text = client.get(reverse("settings_digest")).content.decode()
    assert re.search(r"Your next digest: \w+day 07:00 \(Europe/Tallinn\)", text)


def test_choosing_another_hour(client, author):
    client.force_login(author)
    response = client.post(reverse("settings_digest"), {"rhythm": "daily", "hour": "18"})
    assert response.status_code == 302
    text = client.get(reverse("settings_digest")).content.decode()
    assert re.search(r"Your next digest: \w+day 18:00", text)


def test_switching_it_off(client, author):
    client.force_login(author)
    client.post(reverse("settings_digest"), {"rhythm": "off", "hour": "7"})
    assert rhythm(author) == "off"
    assert "You get no digest" in client.get(reverse("settings_digest")).content.decode()


@pytest.mark.parametrize("wrong", [{"hour": "24"}, {"rhythm": "hourly"}, {"hour": ""}])
def test_what_cannot_be_is_refused_and_changes_nothing(client, author, wrong):
    wants_digest(author, hour=9)
    client.force_login(author)
    answer = client.post(reverse("settings_digest"), {"rhythm": "daily", "hour": "7"} | wrong)
    assert answer.status_code == 422
    assert DigestPreference.objects.get(member=author).hour == 9


def test_who_waits_to_be_admitted_is_told_so(client, stranger):
    client.force_login(stranger)
    text = client.get(reverse("settings_digest")).content.decode()
    assert "once the secretariat has admitted you" in text


def test_the_settings_are_the_members_own(client, db):
    assert client.get(reverse("settings_digest")).status_code == 302


def test_looking_at_the_stop_page_stops_nothing(mail_program, author):
    wants_digest(author)
    response = mail_program.get(stop_address(author))
    assert response.status_code == 200
    assert "<button" in response.content.decode()
    assert rhythm(author) == "daily"


def test_one_press_stops_it(mail_program, author, watcher):
    wants_digest(author)
    wants_digest(watcher)
    response = mail_program.post(stop_address(author), PRESS)
    assert response.status_code == 200
    assert (rhythm(author), rhythm(watcher)) == ("off", "daily")


def test_the_press_of_a_mail_program_comes_as_a_form_of_either_kind(mail_program, author):
    wants_digest(author)
    response = mail_program.post(
        stop_address(author),
        "List-Unsubscribe=One-Click",
        content_type="application/x-www-form-urlencoded",
    )
    assert (response.status_code, rhythm(author)) == (200, "off")


def test_a_post_without_the_words_is_refused(mail_program, author):
    wants_digest(author)
    assert mail_program.post(stop_address(author)).status_code == 400
    assert rhythm(author) == "daily"


def test_pressing_again_is_fine_and_switches_nothing_on(mail_program, author):
    wants_digest(author)
    for _ in range(3):
        assert mail_program.post(stop_address(author), PRESS).status_code == 200
        assert rhythm(author) == "off"


def test_the_link_of_the_mail_itself_works(mail_program, thread, author, watcher):
    watches(watcher, thread)
    wants_digest(watcher)
    a_reply(thread, author)
    header = compose(digest_of(watcher)).extra_headers["List-Unsubscribe"]
    path = re.search(r"/mail/stop/.+/", header)[0]
    assert mail_program.post(path, PRESS).status_code == 200
    assert rhythm(watcher) == "off"


def test_the_page_shows_nobodys_name_or_address(mail_program, author):
    for response in (
        mail_program.get(stop_address(author)),
        mail_program.post(stop_address(author), PRESS),
    ):
        text = response.content.decode()
        assert author.email not in text and author.name not in text and author.handle not in text
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"


def test_a_wrong_token_is_not_found(mail_program, author):
    wants_digest(author)
    good = token(STOP, author.pk)
    for wrong in (good[:-1], good.replace("~", "~x"), token("feed", author.pk), f"{author.pk}"):
        address = reverse("digest_stop", args=[wrong])
        assert mail_program.get(address).status_code == 404
        assert mail_program.post(address, PRESS).status_code == 404
    assert rhythm(author) == "daily"


def test_the_token_is_dead_when_its_member_has_left(mail_program, author):
    author.is_active = False
    author.save()
    assert mail_program.get(stop_address(author)).status_code == 404
    assert mail_program.post(stop_address(author), PRESS).status_code == 404


def test_the_token_opens_nothing_else(mail_program, author):
    mail_program.post(stop_address(author), PRESS)
    assert mail_program.get(reverse("settings_digest")).status_code == 302
    assert mail_program.get(reverse("notifications")).status_code == 302
