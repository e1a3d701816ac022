"""Connecting an organisation's sign-in, and taking it away. With a provider: tests/journeys."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.test import Client
from django.urls import reverse

from directory.connecting import ConnectionAdapter
from directory.models import Member
from tests.confirmed import confirmed
from tests.directory.actions.leavers import erase
from tests.numbers import CODE

PAGE = "/accounts/3rdparty/"


@pytest.fixture
def connection(watcher):
    return SocialAccount.objects.create(user=watcher, provider="ministry", uid="mihkel")


@pytest.fixture
def sure(client, watcher, mailoutbox):
    """In the name of a member who has just confirmed that it is they."""
    return confirmed(client, watcher)


@pytest.fixture(autouse=True)
def configured(ministry):
    pass


def test_the_settings_list_what_is_connected(signed_in, connection):
    page = signed_in.get(PAGE).content.decode()
    assert "Disconnect Ministry of Harbours" in page
    assert "Nothing is connected yet" not in page
    assert "Your organisation" in signed_in.get("/settings/profile/").content.decode()


def test_one_of_a_provider_that_is_not_configured_any_more_can_be_taken_away(
    sure, connection, mailoutbox
):
    SocialAccount.objects.update(provider="gone")
    assert "Disconnect gone" in sure.get(PAGE).content.decode()
    sure.post(reverse("disconnect", args=[connection.pk]))
    assert not SocialAccount.objects.exists()


def test_a_letter_tells_of_it(sure, watcher, connection, mailoutbox):
    sure.post(reverse("disconnect", args=[connection.pk]))
    [mail] = mailoutbox
    assert mail.subject == "Havn: Your organisation is disconnected"
    assert mail.to == [watcher.email]
    assert "You do not sign in by Ministry of Harbours any more." in mail.body
    assert "Ministry of Harbours" in mail.alternatives[0].content


def test_the_last_way_in_stays(sure, watcher, connection, mailoutbox):
    EmailAddress.objects.filter(user=watcher).update(verified=False)
    page = sure.post(reverse("disconnect", args=[connection.pk]), follow=True)
    assert "your only way to sign in" in page.content.decode()
    assert SocialAccount.objects.get() == connection
    other = SocialAccount.objects.create(user=watcher, provider="other", uid="mihkel")
    sure.post(reverse("disconnect", args=[connection.pk]))
    assert SocialAccount.objects.get() == other


def test_an_open_page_takes_nothing_away(signed_in, connection):
    answer = signed_in.post(reverse("disconnect", args=[connection.pk]))
    assert answer["Location"].startswith(reverse("mailed_code"))
    assert SocialAccount.objects.get() == connection


def test_nobody_takes_away_another_members(client, author, connection):
    client = confirmed(client, author)
    assert client.post(reverse("disconnect", args=[connection.pk])).status_code == 404
    assert SocialAccount.objects.get() == connection


def test_a_provider_that_does_not_answer_is_said_in_a_sentence(client, db):
    page = client.post(reverse("oidc_sign_in", args=["ministry"]))
    assert page.status_code == 503
    assert "Ministry of Harbours does not answer" in page.content.decode()


def test_the_way_to_the_provider_is_a_press_with_a_token(db):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("oidc_sign_in", args=["ministry"])).status_code == 403


def test_an_unknown_provider_is_not_there(client, db):
    for name in ("oidc_sign_in", "openid_connect_callback"):
        address = reverse(name, args=["elsewhere"])
        assert client.post(address).status_code in (404, 405)
        assert client.get(address).status_code in (404, 405)


def test_it_goes_with_the_member(connection, watcher):
    erase(watcher, words_go=False)
    assert not SocialAccount.objects.exists()
    assert Member.objects.get(pk=watcher.pk).name == "Former member"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_one_and_for_three(
    signed_in, watcher, django_assert_num_queries, rows
):
    for number in range(rows):
        SocialAccount.objects.create(user=watcher, provider=f"p{number}", uid="mihkel")
    signed_in.get(PAGE)
    with django_assert_num_queries(4):
        signed_in.get(PAGE)


@pytest.mark.parametrize(("told", "suggested"), [("Nora N.", "Nora N."), (f"Nora {CODE}", "")])
def test_a_name_with_a_number_is_not_even_suggested(rf, told, suggested):
    login = SocialLogin(user=Member())
    person = {"name": told, "email": "nora@example.org"}
    ConnectionAdapter().populate_user(rf.get("/"), login, person)
    assert login.user.name == suggested
