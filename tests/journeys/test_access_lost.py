"""Who may no longer read a thread has it on no open page, from that second on."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from directory.actions import members, seats
from directory.models import SeatTerm
from forums.actions import forums
from tests import factories
from tests.journeys.acts import open_thread, post, sleep_and_wake, without_sockets, write
from tests.journeys.conftest import session_cookie
from tests.keys import with_key

AT_ONCE = 3_000  # milliseconds, for a machine that is busy with other tests too


@pytest.fixture
def seats_thread(seats_forum, secretariat):
    return factories.a_thread(seats_forum, secretariat, title="Agenda of the next meeting")


def expect_cut_off(page):
    note = page.locator(".note[role=alert]")
    expect(note).to_contain_text("Your right to read it has ended", timeout=AT_ONCE)
    expect(page.locator(".post")).to_have_count(0)
    expect(page.get_by_text("Agenda of the next meeting")).to_have_count(0)
    assert "Agenda" not in page.title()


def test_a_seat_that_is_ended(browser_as, seats_thread, seat_holder, secretariat):
    page = open_thread(browser_as(seat_holder), seats_thread)
    stays = open_thread(browser_as(secretariat), seats_thread)
    expect(post(page, 1)).to_be_visible()
    seats.end_term(term=SeatTerm.objects.select_related("member").get())
    expect_cut_off(page)
    factories.a_reply(seats_thread, secretariat, "For seat holders only.")
    expect(post(stays, 2)).to_be_visible(timeout=AT_ONCE)
    expect(page.get_by_text("For seat holders only.")).to_have_count(0)


def test_a_seat_that_ends_by_the_clock(browser_as, seats_thread):
    ends = timezone.now() + timedelta(seconds=5)
    holder = with_key(factories.a_seat_holder("FI", ends=ends))
    page = open_thread(browser_as(holder), seats_thread)
    expect(post(page, 1)).to_be_visible()
    left = (ends - timezone.now()).total_seconds()
    assert left > 0
    page.wait_for_timeout(left * 1000)
    expect_cut_off(page)


def test_a_forum_whose_audience_is_narrowed(browser_as, author, watcher, forum):
    thread = factories.a_thread(forum, author, title="Agenda of the next meeting")
    page = open_thread(browser_as(watcher), thread)
    expect(post(page, 1)).to_be_visible()
    forums.change_audience(forum=forum, audience="seats")
    expect_cut_off(page)


def test_a_member_who_is_deactivated(browser_as, author, watcher, forum):
    thread = factories.a_thread(forum, author, title="Agenda of the next meeting")
    page = open_thread(browser_as(watcher), thread)
    at_home = browser_as(watcher)
    with at_home.expect_event("websocket"):
        at_home.goto("/")
    expect(at_home.get_by_role("heading", name="Needs you")).to_be_visible()
    at_home.wait_for_timeout(500)
    members.deactivate(member=watcher)
    expect_cut_off(page)
    expect(at_home.get_by_role("heading", name="Public forums")).to_be_visible()


def test_where_sockets_are_blocked_the_next_question_ends_it(browser_as, author, watcher, forum):
    thread = factories.a_thread(forum, author, title="Agenda of the next meeting")
    page = browser_as(watcher)
    without_sockets(page)
    page.goto(thread.get_absolute_url())
    expect(post(page, 1)).to_be_visible()
    forums.change_audience(forum=forum, audience="seats")
    sleep_and_wake(page)
    expect_cut_off(page)


def test_signing_out_in_another_tab(site, browser_as, author, watcher, forum):
    """Nothing more comes in; signed in again, the page goes on, with its words."""
    thread = factories.a_thread(forum, author, title="Agenda of the next meeting")
    page = open_thread(browser_as(watcher), thread)
    write(page, "Half an answer")
    tab = page.context.new_page()
    tab.goto("/accounts/logout/")
    tab.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(tab.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
    factories.a_reply(thread, author, "Said meanwhile.")
    sleep_and_wake(page)
    page.wait_for_timeout(500)
    expect(page.locator(".post")).to_have_count(1)

    page.context.add_cookies([session_cookie(watcher, site)])
    sleep_and_wake(page)
    expect(post(page, 2)).to_be_attached(timeout=AT_ONCE)
    expect(page.locator("#reply [contenteditable=true]")).to_have_text("Half an answer")


def test_unsent_words_stay_for_their_writer(browser_as, author, watcher, forum):
    thread = factories.a_thread(forum, author, title="Agenda of the next meeting")
    page = open_thread(browser_as(watcher), thread)
    page.locator("#reply textarea").focus()
    field = page.locator("#reply [contenteditable=true]")
    field.click()
    field.press_sequentially("Half an answer")
    forums.change_audience(forum=forum, audience="seats")
    expect_cut_off(page)
    expect(field).to_have_text("Half an answer")
    expect(page.locator("#reply").get_by_role("button", name="Send")).to_be_disabled()
