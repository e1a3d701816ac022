"""The secretariat keeps texts for reasons; a moderator puts one in and changes it."""

import pytest
from django.urls import reverse

from moderation.actions import reasons
from moderation.actions.reports import report
from moderation.models import Decision, ReasonText
from tests.factories import a_reply
from tests.moderation.conftest import thing_of
from tests.numbers import CODE

SCREEN = reverse("secretariat_reasons")


@pytest.fixture
def office(client, secretariat):
    client.force_login(secretariat)
    return client


def test_a_text_is_kept_and_taken_away(office):
    sent = {"guideline": "4.4", "words": "Please leave the brand out."}
    assert "Please leave the brand out." in office.post(SCREEN, sent, follow=True).content.decode()
    office.post(reverse("reason_drop", args=[ReasonText.objects.get().pk]))
    assert "Please leave the brand out." not in office.get(SCREEN).content.decode()


def test_a_text_that_identifies_somebody_is_refused(office):
    assert office.post(SCREEN, {"guideline": "4.4", "words": f"It is {CODE}."}).status_code == 422
    assert not ReasonText.objects.exists()


def test_they_stand_in_the_order_of_the_guidelines(db, secretariat):
    for number in ("2.10", "10.1", "2.9"):
        reasons.keep_text(guideline=number, words="Words.", by=secretariat)
    found = ReasonText.objects.by_number().values_list("guideline", flat=True)
    assert list(found) == ["2.9", "2.10", "10.1"]


def test_a_moderator_puts_a_text_in_and_nothing_is_decided_yet(
    client, thread, author, watcher, moderator, secretariat
):
    text = reasons.keep_text(guideline="4.4", words="Leave the brand out.", by=secretariat)
    thing = thing_of(a_reply(thread, author, "Buy our software."))
    matter = report(thing=thing, member=watcher, reason="harasses").matter
    client.force_login(moderator)
    sent = {"kind": "hide", "guideline": "4.2", "words": "", "seen": 1, "text": text.pk}
    page = client.post(reverse("desk_decide", args=[matter.pk]), sent)
    form = page.context["decision_form"]
    assert (form["words"].value(), form["guideline"].value()) == ("Leave the brand out.", "4.4")
    assert form["kind"].value() == "hide"
    assert form.errors == {}
    assert not Decision.objects.exists()
