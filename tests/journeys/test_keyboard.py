"""Without a mouse, and with single keys for who wants them."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.journeys.acts import open_thread, post, write


@pytest.fixture
def page(browser_as, watcher):
    return browser_as(watcher)


def tab_to(page, target, most=80):
    """Press Tab until the target has the focus, as somebody does who cannot see how far it is."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate_all("elements => elements.includes(document.activeElement)"):
            return
    raise AssertionError(f"not reached with {most} presses of Tab")


def test_from_the_skip_link_to_a_reply_that_is_sent(page, thread):
    open_thread(page, thread)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    field = page.locator("#reply [contenteditable=true]")
    tab_to(page, page.locator("#reply textarea").or_(field))  # the editor takes its place
    expect(field).to_be_focused()
    page.keyboard.type("We begin with a phone call.")
    tab_to(page, page.locator("#reply").get_by_role("button", name="Send"))
    page.keyboard.press("Enter")
    expect(post(page, 2)).to_contain_text("We begin with a phone call.")


def test_j_and_k_go_from_post_to_post_and_r_replies(page, thread, author):
    factories.a_reply(thread, author)
    open_thread(page, thread)
    page.keyboard.press("j")
    expect(post(page, 1)).to_be_focused()
    page.keyboard.press("j")
    expect(post(page, 2)).to_be_focused()
    page.keyboard.press("k")
    expect(post(page, 1)).to_be_focused()
    page.keyboard.press("r")
    expect(page.locator("#reply [contenteditable=true]")).to_be_focused()


def test_j_leads_to_the_rows_of_a_list_and_enter_opens_one(page, thread):
    page.goto("/forums/common-room/")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name=thread.title)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(thread.title)


def test_slash_searches_w_watches_and_g_goes(page, thread):
    open_thread(page, thread)
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("w")
    expect(page.get_by_role("button", name="Stop watching")).to_be_visible()
    page.get_by_role("button", name="Mute").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Unmute")).to_be_focused()
    for key, address in (("d", "/directory/"), ("f", "/forums/"), ("h", "/")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**{address}")


def test_letters_one_writes_do_nothing_else(page, thread):
    open_thread(page, thread)
    write(page, "grow j k / ? gd")
    expect(page.locator("#reply [contenteditable=true]")).to_have_text("grow j k / ? gd")
    expect(page.locator("#reply [contenteditable=true]")).to_be_focused()
    expect(page.locator("#key-list")).to_be_hidden()
    page.locator("#header-search").focus()
    page.keyboard.type("?j")
    expect(page.locator("#header-search")).to_have_value("?j")
    expect(page.locator("#key-list")).to_be_hidden()


def test_keys_with_a_modifier_belong_to_the_browser(page, thread):
    open_thread(page, thread)
    page.keyboard.press("Alt+j")
    page.keyboard.press("Control+j")
    expect(page.locator("body")).to_be_focused()


def test_the_list_of_keys_opens_and_the_keys_are_switched_off_for_good(page, thread):
    open_thread(page, thread)
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard")
    expect(keys).to_be_visible()
    keys.get_by_label("Use these keys in this browser").uncheck()
    keys.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    expect(page.locator(".post:focus")).to_have_count(0)

    page.reload()
    page.keyboard.press("?")
    expect(page.locator("#key-list")).to_be_hidden()
    page.get_by_role("button", name="Keyboard").click()
    keys.get_by_label("Use these keys in this browser").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(post(page, 1)).to_be_focused()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_the_menu_closes_with_escape_and_by_a_click_beside_it(page, thread):
    open_thread(page, thread)
    menu = page.locator("details[data-menu]")
    summary = menu.locator("summary")
    sheet = menu.get_by_role("link", name="Settings")
    summary.click()
    expect(sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    expect(sheet).to_be_visible()
    page.locator("h1").click()
    expect(sheet).to_be_hidden()
