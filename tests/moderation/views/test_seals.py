"""A seal is opened by a responder, with a reason, and shows its words in that one answer."""

import pytest
from django.urls import reverse

from directory.models import Country
from moderation.actions import seals
from moderation.models import Responder, SealReading
from tests.numbers import CODE

WORDS = "<p>the girl with the <strong>red</strong> bicycle</p>"


@pytest.fixture
def seal(author):
    country = Country.objects.get(pk="EE")
    return seals.seal(field="forums.Post.html", words=WORDS, country=country, author=author)


@pytest.fixture
def address(seal):
    return reverse("sealed", args=[seal.pk])


@pytest.fixture
def responding(client, watcher, seal):
    Responder.objects.create(member=watcher, country=seal.country)
    client.force_login(watcher)
    return client


def test_the_page_asks_for_a_reason_before_it_shows_anything(responding, address):
    page = responding.get(address).content.decode()
    assert "Why you open it" in page
    assert "bicycle" not in page
    assert not SealReading.objects.exists()


def test_words_of_a_concern_that_never_stood_anywhere_else_are_read_as_they_are(
    client, watcher, author
):
    about = {"field": "moderation.Concern.words", "country": Country.objects.get(pk="EE")}
    about["author"] = author
    seal = seals.seal_as_written(words="<b>the girl</b> with the bicycle", **about)
    Responder.objects.create(member=watcher, country=seal.country)
    client.force_login(watcher)
    address = reverse("sealed", args=[seal.pk])
    assert client.get(address).status_code == 200
    page = client.post(address, {"reason": "To decide."}).content.decode()
    assert "&lt;b&gt;the girl&lt;/b&gt; with the bicycle" in page


def test_a_reason_opens_it_once_and_is_on_record(responding, address, watcher):
    response = responding.post(address, {"reason": "To decide."})
    page = response.content.decode()
    assert "the girl with the red bicycle" in page
    assert watcher.name in page
    assert "no-store" in response["Cache-Control"]
    reading = SealReading.objects.get()
    assert (reading.reader, reading.reason) == (watcher, "To decide.")
    assert "bicycle" not in responding.get(address).content.decode()


@pytest.mark.parametrize("reason", ["", f"hetu {CODE}"])
def test_without_a_good_reason_it_stays_shut(responding, address, reason):
    response = responding.post(address, {"reason": reason})
    assert response.status_code == 422
    assert "bicycle" not in response.content.decode()
    assert not SealReading.objects.exists()


def test_for_everybody_else_it_is_not_there(client, address, moderator, secretariat, author):
    for member in (moderator, secretariat, author):
        client.force_login(member)
        assert client.get(address).status_code == 404
        assert client.post(address, {"reason": "To look."}).status_code == 404
    assert not SealReading.objects.exists()


def test_destroyed_words_are_gone(responding, address, seal):
    seals.decide(seal=seal, by=None)
    seals.destroy_due(seal.sealed_at.replace(year=seal.sealed_at.year + 1))
    assert responding.get(address).status_code == 404
