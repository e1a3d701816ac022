"""What is pressed answers where it stands, without a page anew; it is said what did not work."""

import pytest
from playwright.sync_api import expect

from tests.factories import a_thread
from tests.journeys.composer import focused


@pytest.fixture
def page(browser_as, author, watcher, thread):
    a_thread(thread.forum, author, title="How do you say it?")
    return browser_as(watcher)


def go(page, address):
    page.goto(address, wait_until="networkidle")
    page.evaluate("window.isTheSame = true")


def is_the_same(page):
    return page.evaluate("window.isTheSame === true")


def test_all_is_read_and_unread_again(page, no_violations):
    go(page, "/unread/")
    dots = page.locator("#rail .dot")
    expect(dots).to_have_count(1)
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_role("status").get_by_text("Marked as read.")).to_be_visible()
    expect(dots).to_have_count(0)
    assert focused(page) == "main"
    no_violations(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Unread again, as before.")).to_be_visible()
    expect(page.get_by_text("2 unread threads")).to_be_visible()
    assert is_the_same(page)
    assert page.troubles == []


def test_what_is_refused_says_why_and_what_does_not_get_through_says_so(page, thread):
    go(page, thread.get_absolute_url())
    refusal = {
        "status": 429,
        "body": "<main><p class='lead'>Too often. Try again later.</p></main>",
    }
    page.route("**/thank/", lambda route: route.fulfill(content_type="text/html", **refusal))
    thank = page.locator("#post-1").get_by_role("button", name="Thank")
    thank.click()
    expect(page.get_by_role("alert").get_by_text("Too often. Try again later.")).to_be_visible()
    page.unroute("**/thank/")
    page.route("**/thank/", lambda route: route.abort())
    thank.click()
    expect(page.get_by_role("alert").get_by_text("nothing was changed")).to_be_visible()
    page.unroute("**/thank/")
    thank.click()
    expect(page.locator("#post-1").get_by_role("button", name="Thanked")).to_be_visible()
    expect(page.locator(".not-done")).to_have_count(0)
    assert is_the_same(page)
