"""Where a member is signed in: seen in words, and ended."""

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as site_settings
from django.test import Client
from django.urls import reverse

from network.lib.realtime import member_group, push
from network.lib.sockets import NOT_SIGNED_IN
from tests import factories
from tests.forums.sockets import PATIENCE, act, hears, is_closed, opened

PASSWORD = "seven quiet harbours"
OFFICE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)
LIST = "/accounts/sessions/"


@pytest.fixture(autouse=True)
def quick_hashes(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def member(db):
    return factories.a_member(email="nora@example.org", password=PASSWORD)


def signed_in_from(program, email="nora@example.org"):
    client = Client(headers={"user-agent": program})
    client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert is_signed_in(client)
    return client


def is_signed_in(client) -> bool:
    return client.get("/").wsgi_request.user.is_authenticated


def session_of(client, member):
    key = client.cookies[site_settings.SESSION_COOKIE_NAME].value
    return member.usersession_set.get(session_key=key)


def test_each_session_is_called_by_what_it_is(member):
    office, _phone = signed_in_from(OFFICE), signed_in_from(PHONE)
    page = office.get(LIST).content.decode()
    assert "Firefox on Windows" in page
    assert "Safari on iPhone" in page
    assert page.count("this one") == 1
    assert "127.0.0.1" not in page


def test_all_the_others_are_ended_at_once(member):
    colleague = factories.a_member(email="olga@example.org", password=PASSWORD)
    office, phone = signed_in_from(OFFICE), signed_in_from(PHONE)
    theirs = signed_in_from(PHONE, colleague.email)
    page = office.post(LIST, follow=True).content.decode()
    assert "All other sessions have ended." in page
    assert "iPhone" not in page
    assert is_signed_in(office)
    assert not is_signed_in(phone)
    assert is_signed_in(theirs)


def test_one_is_ended_and_the_rest_stay(member):
    office, phone, home = (signed_in_from(p) for p in (OFFICE, PHONE, OFFICE))
    ended = reverse("session_end", args=[session_of(phone, member).pk])
    assert "That session has ended." in office.post(ended, follow=True).content.decode()
    assert [is_signed_in(c) for c in (office, phone, home)] == [True, False, True]


def test_nobody_ends_the_session_of_somebody_else(member):
    factories.a_member(email="olga@example.org", password=PASSWORD)
    office, theirs = signed_in_from(OFFICE), signed_in_from(PHONE, "olga@example.org")
    address = reverse("session_end", args=[session_of(office, member).pk])
    assert theirs.post(address).status_code == 404
    assert is_signed_in(office)


def test_the_own_session_ends_by_signing_out(member):
    office = signed_in_from(OFFICE)
    address = reverse("session_end", args=[session_of(office, member).pk])
    assert office.get(address).status_code == 405
    assert office.post(address).status_code == 403
    assert is_signed_in(office)


@pytest.mark.usefixtures("transactional_db")
def test_an_open_page_of_an_ended_session_closes_at_once(member):
    @async_to_sync
    async def journey():
        office, phone = [await act(signed_in_from, program) for program in (OFFICE, PHONE)]
        async with as_client(office) as stays, as_client(phone) as ends:
            for socket in (stays, ends):
                assert (await socket.receive_output(PATIENCE))["type"] == "websocket.accept"
            await act(office.post, LIST)
            assert (await is_closed(ends))["code"] == NOT_SIGNED_IN
            await act(tell, member)
            assert (await hears(stays, "badge"))["unread"] == 3

    journey()


def as_client(client):
    key = client.cookies[site_settings.SESSION_COOKIE_NAME].value
    return opened("/ws/member/", session=key)


def tell(member):
    push([member_group(member.pk)], {"type": "badge", "unread": 3})


@pytest.mark.parametrize(
    ("whole", "kept"),
    [
        ("192.0.2.77", "192.0.2.0"),
        ("2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff", "2001:db8:aaaa::"),
        ("::ffff:192.0.2.77", "::"),
    ],
)
def test_of_an_address_only_the_network_is_kept(member, whole, kept):
    client = Client(REMOTE_ADDR=whole)
    client.post(reverse("account_login"), {"login": "nora@example.org", "password": PASSWORD})
    assert member.usersession_set.get().ip == kept
    # Whoever writes the row, and however.
    member.usersession_set.update(ip=whole)
    assert member.usersession_set.get().ip == kept
