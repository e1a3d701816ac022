"""Searching in a browser: without loading the page anew, with the keyboard, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from forums.models import SavedSearch
from tests import factories

WORD = "kvarkfyr"


@pytest.fixture
def found(forum, public_forum, author):
    """Two threads and a post with the word, in two forums and languages."""
    first = factories.a_thread(forum, author, title=f"On {WORD}s", language="sv")
    factories.a_reply(first, author, f"The {WORD} is on, says Łukasz.")
    return first, factories.a_thread(public_forum, author, title=f"Another {WORD}")


def box(page):
    return page.get_by_role("searchbox")


def test_results_come_without_a_new_page_and_are_announced(browser_as, watcher, found):
    page = browser_as(watcher)
    page.goto("/search/")
    page.evaluate("window.same = true")
    box(page).fill(WORD)
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(3)
    expect(page).to_have_url(re.compile(f"/search/\\?q={WORD}$"))
    expect(page).to_have_title(re.compile(WORD))
    expect(page.get_by_role("status")).to_have_text(re.compile("Threads 2, Posts 1"))
    expect(box(page)).to_be_focused()
    assert page.evaluate("window.same")
    # A choice keeps the place of the keyboard and the words that come next.
    page.locator("#kind-threads").press("Enter")
    expect(page.locator(".hit")).to_have_count(2)
    expect(page.locator("#kind-threads")).to_be_focused()
    box(page).fill(f"another {WORD}")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(1)
    expect(page).to_have_url(re.compile("kind=threads"))
    assert page.evaluate("window.same")
    page.go_back()
    expect(page.locator(".hit")).to_have_count(2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    assert page.troubles == []


def test_the_word_is_marked_whatever_its_letters(browser_as, watcher, found):
    page = browser_as(watcher)
    page.goto("/search/?q=lukasz")
    expect(page.locator(".hit mark")).to_have_text("Łukasz")
    page.locator(".hit a").click()
    expect(page.locator("#post-2")).to_contain_text("Łukasz")


def test_slash_leads_to_the_box_of_the_search_page(browser_as, watcher, found):
    page = browser_as(watcher)
    page.goto(f"/search/?q={WORD}")
    page.keyboard.press("/")
    expect(page.locator("#search-words")).to_be_focused()


def test_without_scripts_every_choice_is_a_link(browser_as, watcher, found):
    page = browser_as(watcher, java_script_enabled=False)
    page.goto("/")
    page.locator("#header-search").fill(WORD)
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(3)
    page.get_by_role("link", name="Svenska").click()
    expect(page.locator(".hit")).to_have_count(2)
    page.get_by_role("link", name=re.compile("take away")).click()
    expect(page.locator(".hit")).to_have_count(3)
    page.get_by_role("button", name="Save as part of my digest").click()
    expect(page.get_by_text("Saved. What is new to it comes with your digest.")).to_be_visible()
    page.goto("/settings/searches/")
    page.get_by_role("button", name=f"Remove {WORD}").click()
    expect(page.get_by_text("You have saved no search.")).to_be_visible()
    assert not SavedSearch.objects.exists()


def test_each_state_looks_right(browser_as, check, watcher, found):
    page = browser_as(watcher)
    for address in (
        "/search/",
        f"/search/?q={WORD}",
        f"/search/?q={WORD}&language=sv&kind=posts",
        "/search/?q=nothing-of-the-kind&country=FI",
        "/search/?q=-minus",
        f"/search/?q={watcher.handle}&kind=people",
    ):
        check(page, address, "Search")
    check(page, "/settings/searches/", "Saved searches")
