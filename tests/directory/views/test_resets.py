"""From the second step one cannot take, over two desks, to signing in again."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from directory.actions import resets
from directory.models import FactorReset
from tests import factories
from tests.keys import with_key

PASSWORD = "seven quiet harbours"
LOST, DESK = reverse("factor_lost"), reverse("factor_resets")


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def member(db):
    return with_key(factories.a_member("Nora N.", email="nora@example.org", password=PASSWORD))


@pytest.fixture
def colleague(db):
    return factories.a_member("Olga K.", role="secretariat")


def desk_of(person):
    client = Client()
    client.force_login(person)
    return client


def up_to_the_second_step_by_code(client, mailoutbox):
    answer = client.post(reverse("account_request_login_code"), {"email": "nora@example.org"})
    code = re.search(r"^([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mailoutbox[-1].body, re.M).group(1)
    return client.post(answer["Location"], {"code": code}, follow=True)


def test_from_the_lost_key_to_a_new_beginning(
    client, member, secretariat, colleague, mailoutbox, django_capture_on_commit_callbacks
):
    page = up_to_the_second_step_by_code(client, mailoutbox)
    assert LOST in page.content.decode()
    assert "Ask the secretariat" in client.get(LOST).content.decode()
    assert "The secretariat is asked" in client.post(LOST).content.decode()
    assert not client.get("/").wsgi_request.user.is_authenticated
    approve = reverse("factor_reset_approve", args=[FactorReset.objects.get().pk])
    first, second = desk_of(secretariat), desk_of(colleague)
    assert "Nora N." in first.get(DESK).content.decode()
    assert "A colleague must say yes too" in first.post(approve, follow=True).content.decode()
    assert first.post(approve).status_code == 403
    assert "Sofie L. said yes" in second.get(DESK).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert "can begin anew" in second.post(approve, follow=True).content.decode()
    assert mailoutbox[-1].to == ["nora@example.org"]
    fresh = Client()
    fresh.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    assert fresh.get("/").wsgi_request.user == member


def test_every_session_ends(client, member, secretariat, colleague):
    member.authenticator_set.all().delete()
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    assert client.get("/").wsgi_request.user == member
    reset = resets.ask(member=member)
    for person in (secretariat, colleague):
        resets.approve(reset=reset, by=person)
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_a_password_alone_does_not_ask(client, member):
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    page = client.get(LOST).content.decode()
    assert "Send me a code" in page
    assert "Ask the secretariat" not in page
    assert client.post(LOST).status_code == 403
    assert not FactorReset.objects.exists()


def test_who_is_not_on_the_way_in_is_sent_to_the_code(client, db):
    assert client.get(LOST)["Location"] == reverse("account_request_login_code")
    assert client.post(LOST)["Location"] == reverse("account_request_login_code")


def test_for_everybody_else_the_desk_is_not_there(client, member, moderator, secretariat):
    approve = reverse("factor_reset_approve", args=[resets.ask(member=member).pk])
    assert desk_of(secretariat).get(DESK).status_code == 200
    for client in (desk_of(moderator), desk_of(member)):
        assert client.get(DESK).status_code == client.post(approve).status_code == 404


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_desk_costs_the_same_for_any_number(secretariat, how_many, django_assert_num_queries):
    desk = desk_of(secretariat)
    desk.get(DESK)
    for _ in range(how_many):
        resets.ask(member=factories.a_member())
    with django_assert_num_queries(4):
        page = desk.get(DESK)
    assert len(page.context["rows"]) == how_many
