"""Coming in by an invitation, from the link to the first page."""

import re
from functools import partial

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from directory.actions import invitations
from directory.models import Invitation, Member
from network import settings as site_settings
from network.lib.signing import token
from tests.factories import a_member
from tests.notifications.outcomes import at_once
from tests.numbers import CODE

PASSWORD = "seven quiet harbours"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def mailed(secretariat):
    return invitations.invite(by=secretariat, email="nora@example.org", country=None)


@pytest.fixture
def link(secretariat):
    return invitations.invite(by=secretariat, most_uses=5)


def page_of(invitation):
    return reverse("join", args=[invitation.token])


def join(client, invitation, **fields):
    form = {"name": "Nora N.", "handle": "Nora-N", "password": PASSWORD, "guidelines": "on"}
    return client.post(page_of(invitation), form | fields)


def signed_in_as(client):
    return client.get(reverse("home")).wsgi_request.user


def test_the_page_says_who_invites_and_asks_little(client, mailed, secretariat):
    answer = client.get(page_of(mailed))
    text = answer.content.decode()
    assert secretariat.name in text
    assert "nora@example.org" in text
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert mailed.uses == 0


def test_who_finishes_is_a_member_and_signed_in(client, mailed, forum):
    answer = join(client, mailed)
    assert answer.status_code == 302
    member = signed_in_as(client)
    assert (member.email, member.handle) == ("nora@example.org", "nora-n")
    assert client.get(reverse("forum", args=[forum.slug])).status_code == 200


def test_without_a_password_one_signs_in_by_code(client, mailed):
    join(client, mailed, password="")
    assert signed_in_as(client).is_authenticated
    assert not Member.objects.get(handle="nora-n").has_usable_password()


def test_a_mailed_invitation_keeps_its_address_whatever_is_sent(client, mailed):
    join(client, mailed, email="other@example.org")
    assert signed_in_as(client).email == "nora@example.org"


def test_by_a_link_the_typed_address_is_confirmed_first(client, link, forum):
    answer = join(client, link, email="nora@example.org")
    assert not signed_in_as(client).is_authenticated
    assert not Member.objects.get(handle="nora-n").is_admitted
    code = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.outbox[0].body, re.MULTILINE)
    client.post(answer["Location"], {"code": code.group(1)})
    assert signed_in_as(client).is_admitted
    assert client.get(reverse("forum", args=[forum.slug])).status_code == 200


def test_a_link_does_not_tell_whose_address_is_taken_but_the_mail_does(client, link):
    a_member(email="taken@example.org")
    fresh = join(Client(), link, email="fresh@example.org", handle="fresh")
    taken = join(client, link, email="TAKEN@example.org", handle="another")
    assert (taken.status_code, taken["Location"]) == (fresh.status_code, fresh["Location"])
    assert mail.outbox[-1].to == ["taken@example.org"]
    assert "already" in mail.outbox[-1].body
    assert not Member.objects.filter(handle="another").exists()
    assert Invitation.objects.get().uses == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("handle", "sofie-l"), ("handle", "no"), ("name", ""), ("guidelines", "")],
        *[("password", "short"), ("name", f"Nora {CODE}"), ("handle", CODE)],
    ],
)
def test_what_does_not_fit_is_said_at_the_field_and_takes_no_place(client, mailed, field, value):
    answer = join(client, mailed, **{field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Member.objects.filter(email="nora@example.org").exists()
    assert Invitation.objects.get().uses == 0


def dead_tokens(secretariat):
    used = invitations.invite(by=secretariat, email="used@example.org")
    invitations.join(invitation=used, email="", name="U", handle="used", password=None)
    revoked = invitations.invite(by=secretariat, email="revoked@example.org")
    invitations.revoke(invitation=revoked, by=secretariat)
    over = invitations.invite(by=secretariat, email="over@example.org", days=0)
    return [*(i.token for i in (used, revoked, over)), token("digest-stop", over.pk), "nonsense"]


def test_every_dead_token_gets_the_same_page_that_says_what_to_do(client, mailed, secretariat):
    assert client.get(page_of(mailed)).status_code == 200
    pages = [
        getattr(client, method)(reverse("join", args=[dead]))
        for dead in dead_tokens(secretariat)
        for method in ("get", "post")
    ]
    assert {page.status_code for page in pages} == {404}
    assert {page.templates[0].name for page in pages} == {"directory/join_closed.html"}
    assert "Apply to join" in pages[0].content.decode()


def test_who_waits_comes_in_by_one_press(client, secretariat, stranger):
    invitation = invitations.invite(by=secretariat, email=stranger.email.upper())
    client.force_login(stranger)
    assert "Come in" in client.get(page_of(invitation)).content.decode()
    assert client.post(page_of(invitation)).status_code == 302
    stranger.refresh_from_db()
    assert stranger.is_admitted


def test_an_invitation_to_another_address_is_not_taken_up(client, mailed, stranger):
    client.force_login(stranger)
    assert "another address" in client.get(page_of(mailed)).content.decode()
    assert client.post(page_of(mailed)).status_code == 403
    stranger.refresh_from_db()
    assert not stranger.is_admitted


def test_a_mailed_address_that_has_an_account_is_told_to_sign_in(client, secretariat, stranger):
    invitation = invitations.invite(by=secretariat, email=stranger.email)
    answer = join(client, invitation)
    assert answer.status_code == 422
    assert "You have an account already" in answer.content.decode()


def test_a_member_needs_no_invitation(client, mailed, watcher):
    client.force_login(watcher)
    assert client.get(page_of(mailed)).status_code == 302
    assert Invitation.objects.get().uses == 0


def test_two_at_once_with_one_handle_are_one_member_and_one_sentence(transactional_db):
    secretariat = a_member("Sofie L.", handle="sofie-l", role="secretariat")
    link = invitations.invite(by=secretariat, most_uses=5)
    answers = []

    def come(email):
        answers.append(join(Client(), link, email=email).status_code)

    at_once(*(partial(come, f"{word}@example.org") for word in ("left", "right")))
    assert sorted(answers) == [302, 422]
    assert Member.objects.filter(handle="nora-n").count() == 1
    assert Invitation.objects.get().uses == 1


def test_a_link_is_tried_by_a_ministry_and_not_by_a_machine(client, link, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"join": "2/m/ip"}
    answers = [join(client, link, guidelines="") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [422, 422, 429]
    assert "A moment, please" in answers[-1].content.decode()
    assert client.get(page_of(link)).status_code == 200
    assert site_settings.ACCOUNT_RATE_LIMITS["join"] == "60/m/ip"
