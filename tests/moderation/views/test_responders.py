"""The secretariat's screen of responders."""

import pytest
from django.urls import reverse

from moderation.models import DutyHours, Responder
from tests.factories import a_member
from tests.keys import with_key

LIST = reverse("secretariat_responders")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def test_countries_with_fewer_than_two_are_counted_and_marked(desk, tiina, rein, latvian):
    page = desk.get(LIST).content.decode()
    assert "10 countries have fewer than two." in page
    assert page.count("one only") == 1
    assert page.count("nobody") == 9
    assert "never: no hours are set" in page


def test_one_is_named_and_released(desk, db):
    member = with_key(a_member("Kadri K.", handle="kadri-k"))
    said = {"member": "kadri-k", "country": "EE"}
    page = desk.post(LIST, said, follow=True).content.decode()
    assert "Kadri K. answers for Estonia now." in page
    named = Responder.objects.get(member=member)
    page = desk.post(reverse("responder_release", args=[named.pk]), follow=True).content.decode()
    assert "Kadri K. no longer answers for Estonia." in page
    assert not Responder.objects.exists()


def test_who_may_not_be_named_is_said(desk, secretariat):
    for handle in (secretariat.handle, "nobody-here"):
        answer = desk.post(LIST, {"member": handle, "country": "EE"})
        assert answer.status_code == 422
    assert not Responder.objects.exists()


def test_hours_are_set(desk, tiina):
    page = reverse("secretariat_duty", args=["EE"])
    assert "No hours are set yet" in desk.get(page).content.decode()
    said = {"days": ["0", "1"], "opens": "08:30", "closes": "16:00", "timezone": "Europe/Tallinn"}
    assert desk.post(page, said)["Location"] == LIST
    assert DutyHours.objects.get().days == [0, 1]
    assert "08:30 – 16:00" in desk.get(LIST).content.decode()


def test_hours_that_end_before_they_begin_are_not_kept(desk, db):
    said = {"days": ["0"], "opens": "16:00", "closes": "08:00", "timezone": "Europe/Tallinn"}
    assert desk.post(reverse("secretariat_duty", args=["EE"]), said).status_code == 422
    assert not DutyHours.objects.exists()
