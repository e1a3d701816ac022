"""Announcements, as the secretariat makes them and members meet them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.announced import forget
from directory.models import Announcement
from tests.numbers import CODE

LIST = reverse("secretariat_announcements")
WORDS = "Havn is down for work on Friday evening."


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def announce(desk, **changed):
    last_day = timezone.now().date() + timedelta(days=2)
    answer = desk.post(LIST, {"text": WORDS, "ends_on": last_day.isoformat()} | changed)
    forget()
    return answer


def test_it_stands_on_every_page_until_the_member_dismisses_it(desk, client, author, public_forum):
    assert announce(desk).status_code == 302
    client.logout()
    assert WORDS in client.get("/").content.decode()
    client.force_login(author)
    assert WORDS in client.get("/forums/").content.decode()
    said = Announcement.objects.get()
    dismiss = reverse("dismiss_announcement", args=[said.pk])
    assert client.post(dismiss, {"next": "/forums/"})["Location"] == "/forums/"
    assert WORDS not in client.get("/forums/").content.decode()
    client.logout()
    assert WORDS in client.get("/").content.decode()


def test_a_dismissal_leads_nobody_off_the_site(desk, client, author):
    announce(desk)
    client.force_login(author)
    dismiss = reverse("dismiss_announcement", args=[Announcement.objects.get().pk])
    assert client.post(dismiss, {"next": "//elsewhere.example/"})["Location"] == "/"


def test_it_is_ended_before_its_day(desk):
    announce(desk)
    desk.post(reverse("secretariat_announcement_end", args=[Announcement.objects.get().pk]))
    forget()
    assert WORDS not in desk.get("/forums/").content.decode()


def test_words_are_words(desk, client):
    announce(desk, text="<b>Friday</b>")
    assert "&lt;b&gt;Friday&lt;/b&gt;" in desk.get("/forums/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"text": f"About {CODE}"}, {"ends_on": "2020-01-01"}, {"ends_on": "2999-01-01"}],
)
def test_what_is_wrong_is_said_and_nothing_is_shown(desk, wrong):
    assert announce(desk, **wrong).status_code == 422
    assert not Announcement.objects.exists()


def test_for_others_the_screens_are_not_there(client, author, desk):
    announce(desk)
    said = Announcement.objects.get()
    client.force_login(author)
    assert client.get(LIST).status_code == 404
    assert client.post(reverse("secretariat_announcement_end", args=[said.pk])).status_code == 404
    assert Announcement.objects.get().is_current
