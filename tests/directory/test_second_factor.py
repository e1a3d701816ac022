"""Who acts for others proves twice who they are; until then nothing of Havn is open to them."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from asgiref.sync import async_to_sync
from django.urls import reverse
from django.utils import timezone

from directory.access import ASKED_TO_ACCEPT, lacks_second_factor
from directory.actions import members, seats
from directory.models import SeatTerm
from tests import factories
from tests.confirmed import confirmed
from tests.forums.sockets import PATIENCE, act, hears, is_cut_off, opened, reading
from tests.keys import a_key

SETUP = "/settings/second-factor/"


@pytest.fixture(autouse=True)
def no_demo(settings):
    reverse("dev_mail")  # the addresses are made once: with the demo's, as the other tests want
    settings.HAVN_DEMO = False


@pytest.fixture(params=["moderator", "secretariat", "administrator", "seat"])
def trusted(request, db):
    if request.param == "seat":
        return factories.a_seat_holder("DK")
    return factories.a_member(role=request.param)


def test_every_page_leads_to_the_one_that_says_why(client, trusted, thread):
    client.force_login(trusted)
    for address in ("/", "/directory/", thread.get_absolute_url(), "/notifications/", "/settings/"):
        assert client.get(address)["Location"] == SETUP, address
    page = client.get(SETUP).content.decode()
    assert "needs a second proof" in page
    for way in ("mfa_add_webauthn", "mfa_activate_totp", "account_logout"):
        assert reverse(way) in page
    # A socket would be refused, and a page that is refused loads itself anew.
    confirmed(client, trusted)
    for address in (SETUP, reverse("mfa_activate_totp")):
        assert 'data-socket=""' in client.get(address).content.decode()


def test_who_has_not_accepted_the_guidelines_either_is_not_led_in_a_circle(client, trusted):
    client.force_login(trusted)
    session = client.session
    session[ASKED_TO_ACCEPT] = True
    session.save()
    page = client.get("/directory/", follow=True)
    assert "needs a second proof" in page.content.decode()


def test_with_a_key_everything_is_open(client, trusted):
    a_key(trusted)
    client.force_login(trusted)
    assert client.get("/directory/").status_code == 200
    assert client.get(SETUP)["Location"] == "/accounts/2fa/"


def test_recovery_codes_alone_are_not_enough(client, trusted):
    RecoveryCodes.activate(trusted)
    client.force_login(trusted)
    assert client.get("/directory/")["Location"] == SETUP


def test_nothing_is_written_and_no_script_is_answered(client, trusted, thread):
    client.force_login(trusted)
    answer = client.post(f"/threads/{thread.pk}/reply/", {"written": "<p>Words.</p>"})
    assert (answer.status_code, thread.posts.count()) == (403, 1)
    assert "needs a second proof" in answer.content.decode()
    by_script = {"sec-fetch-mode": "cors"}
    since = f"/threads/{thread.pk}/since/?revision=0"
    assert client.get(since, headers=by_script).status_code == 403
    a_key(trusted)
    assert client.get(since, headers=by_script).status_code == 200


def test_the_ways_out_are_open(client, trusted):
    confirmed(client, trusted)
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/", follow=True).status_code == 200
    assert not client.get("/").wsgi_request.user.is_authenticated


def test_an_ordinary_member_may_do_without(client, watcher):
    client.force_login(watcher)
    assert client.get("/directory/").status_code == 200
    assert client.get(SETUP)["Location"] == "/accounts/2fa/"


def test_a_visitor_meets_nothing_of_it(client, public_forum):
    assert client.get("/forums/open-square/").status_code == 200
    assert client.get(SETUP)["Location"].startswith("/accounts/login/")


def test_becoming_a_moderator_counts_from_the_next_request(client, watcher):
    client.force_login(watcher)
    assert client.get("/directory/").status_code == 200
    members.change_role(member=watcher, role="moderator")
    assert client.get("/directory/")["Location"] == SETUP
    members.change_role(member=watcher, role="member")
    assert client.get("/directory/").status_code == 200


def test_a_seat_counts_while_it_is_held(client, watcher):
    holder = factories.a_seat_holder("FI")
    client.force_login(holder)
    assert client.get("/directory/")["Location"] == SETUP
    seats.end_term(term=SeatTerm.objects.get(member=holder), at=timezone.now())
    assert client.get("/directory/").status_code == 200


def test_only_the_demo_does_without(client, trusted, settings):
    client.force_login(trusted)
    assert client.get("/directory/")["Location"] == SETUP
    settings.HAVN_DEMO = True
    assert client.get("/directory/").status_code == 200


def test_it_costs_the_request_nothing(client, trusted, django_assert_num_queries):
    a_key(trusted)
    client.force_login(trusted)
    request = client.get("/directory/").wsgi_request
    with django_assert_num_queries(0):
        assert not lacks_second_factor(request.user)


@pytest.mark.usefixtures("transactional_db")
def test_no_socket_opens_without_it(trusted, thread, watcher):
    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as member, reading(thread, trusted) as shut:
            await hears(member, "here")
            await is_cut_off(shut)
        async with opened("/ws/member/", trusted) as shut:
            assert (await shut.receive_output(PATIENCE))["type"] == "websocket.accept"
            await is_cut_off(shut)
        await act(a_key, trusted)
        async with reading(thread, trusted) as open_now:
            await hears(open_now, "here")

    journey()


@pytest.mark.usefixtures("transactional_db")
def test_an_open_page_closes_when_its_member_becomes_a_moderator(watcher, thread):
    @async_to_sync
    async def journey():
        async with reading(thread, watcher) as page, opened("/ws/member/", watcher) as other:
            await hears(page, "here")
            assert (await other.receive_output(PATIENCE))["type"] == "websocket.accept"
            await act(members.change_role, member=watcher, role="moderator")
            for socket in (page, other):
                await is_cut_off(socket)

    journey()
