"""The page that closes an account says what will happen, and asks twice."""

import pytest
from django.urls import reverse

from directory.models import Leaving
from tests.factories import a_member
from tests.numbers import CODE

LEAVE = reverse("settings_leave")
PASSWORD = "a long word and another"
CHOICE = {"words_go": "stay", "sure": "on"}


@pytest.fixture
def leaver(db):
    return a_member("Tiina Lepik", password=PASSWORD, sector_id="school", country_id="EE")


@pytest.fixture
def signed_in(client, leaver):
    client.force_login(leaver)
    return client


@pytest.fixture
def sure(signed_in):
    """Signed in, and asked once more."""
    signed_in.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return signed_in


def test_the_page_says_what_happens_and_what_posts_will_say(signed_in):
    page = signed_in.get(LEAVE).content.decode()
    for words in ("At once", "For seven days", "Former member, School", "Removed by its author"):
        assert words in page


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get(LEAVE).status_code == 302


def test_somebody_at_an_open_page_cannot_close_the_account(signed_in):
    answer = signed_in.post(LEAVE, CHOICE)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not Leaving.objects.exists()


def test_who_confirms_is_not_asked_for_the_choice_again(signed_in, leaver):
    asked = signed_in.post(LEAVE, CHOICE)["Location"]
    answer = signed_in.post(asked, {"password": PASSWORD, "next": LEAVE})
    assert answer["Location"] == reverse("left")
    assert Leaving.objects.get().pk == leaver.pk


def test_what_waits_for_a_confirmation_holds_no_number(signed_in):
    headers = {"User-Agent": CODE, "Referer": f"http://localhost/{CODE}"}
    signed_in.post(LEAVE, CHOICE, headers=headers)
    assert "words_go=stay" in str(dict(signed_in.session))
    assert CODE not in str(dict(signed_in.session))
    signed_in.post(f"{LEAVE}?q={CODE}", CHOICE | {"text": CODE})
    assert CODE not in str(dict(signed_in.session))


def test_closing_leads_to_a_page_that_anybody_may_see(sure, leaver):
    answer = sure.post(LEAVE, CHOICE, follow=True)
    assert answer.redirect_chain == [(reverse("left"), 302)]
    assert "Your account is closed" in answer.content.decode()
    assert not answer.wsgi_request.user.is_authenticated
    leaver.refresh_from_db()
    assert leaver.closed_at
    assert not Leaving.objects.get().words_go


@pytest.mark.parametrize("missing", ["words_go", "sure"])
def test_nothing_is_chosen_for_the_member(sure, missing):
    choice = {name: value for name, value in CHOICE.items() if name != missing}
    answer = sure.post(LEAVE, choice)
    assert answer.status_code == 422
    assert missing in answer.context["form"].errors
    assert not Leaving.objects.exists()


def test_the_only_administrator_cannot_leave(sure, leaver):
    leaver.role = "administrator"
    leaver.save()
    assert "only administrator" in sure.get(LEAVE).content.decode()
    sure.post(LEAVE, CHOICE)
    assert not Leaving.objects.exists()
    a_member(role="administrator")
    assert sure.post(LEAVE, CHOICE).status_code == 302
