"""Signing up and signing in, from the form to the first page."""

import re
import threading
import time
from functools import partial

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from directory.models import Member
from tests.factories import a_member
from tests.notifications.outcomes import at_once
from tests.numbers import CODE

PASSWORD = "seven quiet harbours"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def sign_up(client, **fields):
    form = {
        "email": "Nora@Example.org",
        "name": "Nora N.",
        "handle": "Nora-N",
        "password1": PASSWORD,
        "password2": PASSWORD,
        "organisation": "Family unit, Tartu",
        "country": "EE",
        "sector": "child-protection",
        "statement": "We begin with kinship care, and look for others who have.",
        "sponsor": "kaisa-r",
        "guidelines": "on",
    }
    return client.post(reverse("account_signup"), form | fields)


def sign_in(client, email="nora@example.org", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def code_of(mail) -> str:
    """The code a person reads in the letter: a line of its own."""
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.body, re.MULTILINE).group(1)


def signed_in_as(client):
    return client.get(reverse("home")).wsgi_request.user


def test_from_the_form_to_being_admitted(client, public_forum, forum, secretariat, mailoutbox):
    response = sign_up(client)
    assert response.status_code == 302
    assert not signed_in_as(client).is_authenticated
    [mail] = mailoutbox
    assert mail.to == ["nora@example.org"]
    client.post(response["Location"], {"code": code_of(mail)})
    newcomer = signed_in_as(client)
    assert (newcomer.handle, newcomer.name, newcomer.sort_key) == (
        *("nora-n", "Nora N."),
        "nora n. Nora N.",
    )
    assert newcomer.profile.about == ""
    assert (newcomer.country_id, newcomer.sector_id) == ("EE", "child-protection")
    assert newcomer.application.organisation == "Family unit, Tartu"
    assert newcomer.application.sponsor == "kaisa-r"
    # In, but not admitted: the public forum, and a sentence that says so.
    assert "waits for the secretariat" in client.get("/").content.decode()
    assert client.get(reverse("forum", args=[public_forum.slug])).status_code == 200
    assert client.get(reverse("forum", args=[forum.slug])).status_code == 404
    office = Client()
    office.force_login(secretariat)
    office.post(reverse("admit", args=["nora-n"]))
    newcomer.application.refresh_from_db()
    assert newcomer.application.state == "admitted"
    assert client.get(reverse("forum", args=[forum.slug])).status_code == 200
    assert "Good to see you, Nora N." in client.get("/").content.decode()


def test_a_wrong_code_lets_nobody_in(client, db, mailoutbox):
    response = sign_up(client)
    client.post(response["Location"], {"code": "WRONG1"})
    assert not signed_in_as(client).is_authenticated
    assert not Member.objects.filter(emailaddress__verified=True).exists()


@pytest.mark.parametrize("field", ["name", "handle", "organisation", "statement", "sponsor"])
def test_nobody_signs_up_under_a_personal_number(client, db, mailoutbox, field):
    response = sign_up(client, **{field: CODE})
    assert response.status_code == 200
    assert "looks like a personal number" in str(response.context["form"].errors[field])
    assert not Member.objects.exists()
    assert mailoutbox == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("handle", "kaisa-r"), ("handle", "KAISA-R"), ("handle", "no"), ("handle", "two words")],
        *[("organisation", ""), ("country", ""), ("sector", ""), ("statement", "")],
        *[("statement", "x" * 1001), ("sponsor", "two words"), ("guidelines", "")],
        *[("name", ""), ("password1", "password1234"), ("password2", "another one here")],
    ],
)
def test_what_does_not_fit_is_said_at_the_field(client, author, field, value):
    response = sign_up(client, **{field: value})
    assert response.status_code == 200
    assert field in response.context["form"].errors or "password" in field
    assert response.context["form"].errors
    assert Member.objects.get() == author


@pytest.mark.parametrize("email", ["taken@example.org", "Taken@EXAMPLE.org"])
def test_the_page_does_not_tell_whose_address_is_taken_but_the_mail_does(
    client, db, mailoutbox, email
):
    a_member(email="taken@example.org")
    fresh = sign_up(client, email="fresh@example.org", handle="fresh")
    taken = sign_up(Client(), email=email, handle="another")
    assert (taken.status_code, taken["Location"]) == (fresh.status_code, fresh["Location"])
    assert Member.objects.filter(email__iexact=email).count() == 1
    assert mailoutbox[-1].to == ["taken@example.org"]
    assert "already" in mailoutbox[-1].body


@pytest.mark.parametrize("email", ["nora@example.org", "NORA@Example.org"])
def test_signing_in_by_password_whatever_the_letters_of_the_address(client, db, email):
    member = a_member(email="nora@example.org", password=PASSWORD)
    assert sign_in(client, email).status_code == 302
    assert signed_in_as(client) == member


def test_the_session_ends_with_the_browser(client, db):
    a_member(email="nora@example.org", password=PASSWORD)
    cookie = sign_in(client).cookies["havn_session"]
    assert cookie["expires"] == cookie["max-age"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_wrong_password_says_the_same_as_an_unknown_address(client, db):
    a_member(email="nora@example.org", password=PASSWORD)
    wrong, unknown = sign_in(client, password="wrong"), sign_in(client, "nobody@example.org")
    errors = [str(r.context["form"].errors) for r in (wrong, unknown)]
    assert errors[0] == errors[1] != ""
    assert not signed_in_as(client).is_authenticated


def test_who_left_does_not_sign_in(client, db):
    member = a_member(email="nora@example.org", password=PASSWORD)
    member.is_active = False
    member.save()
    sign_in(client)
    assert not signed_in_as(client).is_authenticated


def test_signing_in_by_a_code_from_the_mail(client, db, mailoutbox):
    member = a_member(email="nora@example.org")
    response = client.post(reverse("account_request_login_code"), {"email": "Nora@example.org"})
    client.post(response["Location"], {"code": code_of(mailoutbox[0])})
    assert signed_in_as(client) == member


def test_an_address_nobody_has_is_answered_like_any_other(db, mailoutbox):
    a_member(email="nora@example.org")
    answers = [
        Client().post(reverse("account_request_login_code"), {"email": email})
        for email in ("nora@example.org", "nobody@example.org")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]
    assert "code" in mailoutbox[0].body
    assert mailoutbox[1].to == ["nobody@example.org"]


def test_guessing_a_password_is_stopped_politely(client, db):
    a_member(email="nora@example.org", password=PASSWORD)
    for _ in range(5):
        sign_in(client, password="wrong")
    response = sign_in(client)
    assert "Too many failed" in str(response.context["form"].errors)
    assert not signed_in_as(client).is_authenticated
    # Colleagues of the same office go on.
    a_member(email="olga@example.org", password=PASSWORD)
    assert sign_in(client, "olga@example.org").status_code == 302


def test_a_flood_from_one_address_is_answered_in_the_sites_look(client, db, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "2/m/ip"}
    cache.clear()
    answers = [sign_in(client, password="wrong") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "A moment, please" in answers[-1].content.decode()


def test_signing_out_needs_a_press(client, watcher):
    client.force_login(watcher)
    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in_as(client) == watcher
    client.post(reverse("account_logout"))
    assert not signed_in_as(client).is_authenticated


def test_two_at_once_with_one_handle_are_one_applicant_and_one_sentence(transactional_db):
    """Both have passed the form's own look when the first of them is written."""
    answers = {}

    def come(email):
        answers[email] = sign_up(Client(), email=email)

    def let_both_write():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE directory_member IN SHARE MODE")
            start.wait(timeout=10)
            ends = time.monotonic() + 10
            while waiting(cursor) < 2 and time.monotonic() < ends:
                time.sleep(0.02)
            assert waiting(cursor) == 2

    start = threading.Barrier(3)

    def after_the_lock(email):
        start.wait(timeout=10)
        come(email)

    people = ("left@example.org", "right@example.org")
    at_once(let_both_write, *(partial(after_the_lock, email) for email in people))
    assert sorted(answer.status_code for answer in answers.values()) == [302, 422]
    late = next(answer for answer in answers.values() if answer.status_code == 422)
    assert "Somebody took that handle a moment ago" in late.content.decode()
    assert Member.objects.filter(handle="nora-n").count() == 1


def waiting(cursor) -> int:
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    cursor.execute(asked, ["directory_member"])
    return cursor.fetchone()[0]


def test_the_same_form_sent_twice_at_once_is_one_applicant(transactional_db, mailoutbox):
    answers = []
    at_once(*(lambda: answers.append(sign_up(Client()).status_code) for _ in range(2)))
    assert set(answers) <= {200, 302, 422}
    assert Member.objects.count() == 1
