"""A ministry is one address: forty people go on while one account is guessed at."""

import time

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.test import Client
from django.urls import reverse

from tests import factories

PASSWORD = "seven quiet harbours"
PEOPLE = 40


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def office(db):
    """Forty people behind one address."""
    return [
        factories.a_member(email=f"person{number}@example.org", password=PASSWORD)
        for number in range(PEOPLE)
    ]


def sign_in(email, password=PASSWORD):
    """From a browser of its own, of the one address that all have."""
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": password})
    return client.get("/").wsgi_request.user


def test_forty_people_of_one_address_sign_in_while_one_account_is_guessed(office):
    guessed, *others = office
    for _ in range(10):
        assert not sign_in(guessed.email, "a guess").is_authenticated
    # Shut for a while, also to who knows the password.
    assert not sign_in(guessed.email).is_authenticated
    assert [sign_in(member.email) for member in others] == others


def test_forty_people_mistype_once_and_then_sign_in(office):
    for member in office:
        assert not sign_in(member.email, "mistyped").is_authenticated
    assert [sign_in(member.email) for member in office] == office


def test_forty_people_of_one_address_get_a_code(office, mailoutbox):
    for member in office:
        Client().post(reverse("account_request_login_code"), {"email": member.email})
    assert sorted(mail.to[0] for mail in mailoutbox) == sorted(m.email for m in office)


def test_one_account_is_not_flooded_with_codes(office, mailoutbox):
    for _ in range(8):
        Client().post(reverse("account_request_login_code"), {"email": office[0].email})
    assert len(mailoutbox) == 3
    Client().post(reverse("account_request_login_code"), {"email": office[1].email})
    assert mailoutbox[-1].to == [office[1].email]


def test_forty_people_of_one_address_ask_their_keys(office):
    """What a passkey needs from the server before it signs."""
    by_script = {"accept": "application/json"}
    answers = [
        Client().get(reverse("mfa_login_webauthn"), headers=by_script).status_code for _ in office
    ]
    assert answers == [200] * PEOPLE


def test_forty_people_of_one_address_forget_their_password(office, mailoutbox):
    for member in office:
        Client().post(reverse("account_reset_password"), {"email": member.email})
    assert len(mailoutbox) == PEOPLE


def test_a_guessed_code_of_an_app_shuts_that_account_alone(office):
    guessed, other = office[:2]
    secrets = {member: generate_totp_secret() for member in (guessed, other)}
    for member, secret in secrets.items():
        TOTP.activate(member, secret)

    def second_step(member, code):
        client = Client()
        client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code})
        return client.get("/").wsgi_request.user

    for _ in range(5):
        assert not second_step(guessed, "000000").is_authenticated
    assert not second_step(guessed, code_of(secrets[guessed])).is_authenticated
    assert second_step(other, code_of(secrets[other])) == other


def code_of(secret) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))
