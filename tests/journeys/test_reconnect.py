"""Networks of offices and trains: whatever was missed is there once the page is back."""

import re

import pytest
from playwright.sync_api import expect

from forums.actions import posts
from tests import factories
from tests.journeys.acts import numbers, open_thread, post, sleep_and_wake, without_sockets

AT_ONCE = 3_000  # for a machine that is busy with other tests too
BACK = 15_000  # milliseconds: a page that failed a few times waits some seconds
POLL = 20_000


@pytest.fixture
def colleague(db):
    return factories.a_member("Ilze K.", handle="ilze-k", country_id="LV")


@pytest.fixture
def reads(browser_as, thread, author):
    return open_thread(browser_as(author), thread)


def test_a_web_process_that_was_killed_costs_nothing(running, reads, thread, author, colleague):
    running.kill_web()
    factories.a_reply(thread, colleague, "Written while the site was away.")
    running.web.start()
    running.wait_for_web()
    expect(post(reads, 2)).to_contain_text("while the site was away", timeout=BACK)
    # And it listens again: the next one needs no catching up.
    factories.a_reply(thread, colleague, "Written afterwards.")
    expect(post(reads, 3)).to_contain_text("Written afterwards", timeout=AT_ONCE)
    assert numbers(reads) == ["1", "2", "3"]


def test_a_tunnel_costs_nothing(reads, thread, colleague):
    reads.context.set_offline(True)
    factories.a_reply(thread, colleague, "Written meanwhile.")
    reads.context.set_offline(False)
    expect(post(reads, 2)).to_contain_text("Written meanwhile.", timeout=BACK)
    assert numbers(reads) == ["1", "2"]


def test_where_sockets_are_blocked_the_page_asks_every_twenty_seconds(
    browser_as, thread, author, colleague
):
    page = browser_as(author)
    page.clock.install()
    without_sockets(page)
    page.goto(thread.get_absolute_url())
    page.clock.run_for(1_000)
    factories.a_reply(thread, colleague, "Behind the firewall.")
    page.clock.run_for(POLL / 2)
    assert numbers(page) == ["1"]
    page.clock.run_for(POLL)
    expect(post(page, 2)).to_contain_text("Behind the firewall.")


def test_a_tab_that_wakes_asks_at_once(browser_as, thread, author, colleague):
    page = browser_as(author)
    without_sockets(page)
    page.goto(thread.get_absolute_url())
    factories.a_reply(thread, colleague, "Overnight.")
    assert numbers(page) == ["1"]
    sleep_and_wake(page)
    expect(post(page, 2)).to_contain_text("Overnight.", timeout=AT_ONCE)


def test_an_edit_that_was_missed_is_caught_up_too(browser_as, thread, author, colleague):
    page = browser_as(author)
    without_sockets(page)
    page.goto(thread.get_absolute_url())
    first = thread.posts.select_related("author").get()
    edit = {"post": first, "editor": author, "written": "Mended.", "written_as": "text"}
    posts.edit(**edit)
    sleep_and_wake(page)
    expect(post(page, 1)).to_contain_text("Mended.", timeout=AT_ONCE)
    assert numbers(page) == ["1"]


def test_the_back_button_brings_a_page_up_to_date(reads, thread, colleague):
    """As the browser's back and forward cache does it: frozen without a socket, then shown."""
    with reads.expect_event("websocket") as opened, reads.expect_response(re.compile("/since/")):
        reads.reload()
    socket = opened.value
    with socket.expect_event("close"):
        reads.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    factories.a_reply(thread, colleague, "Written meanwhile.")
    with reads.expect_event("websocket"):
        reads.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(post(reads, 2)).to_contain_text("Written meanwhile.", timeout=AT_ONCE)
