"""Words that are not sent: kept while one writes, found on another device, never lost."""

import random

import pytest
from django.conf import settings

from forums.actions import drafts
from forums.models import Draft, Post
from tests.journeys.composer import begin, caret_to, is_sent
from tests.network.lib.scan import generators

NUMBER = generators.fi(random.Random(7))
KEEP = "**/drafts/keep/"


def saved(page):
    """Wait for the line that says so, and return what is kept."""
    page.locator("[data-draft-kept]").get_by_text("Saved").wait_for()
    return Draft.objects.get().html


def test_what_is_begun_here_is_finished_there(browser_as, author, thread, no_violations):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "We begin with a walk")
    assert saved(page) == "<p>We begin with a walk</p>"
    no_violations(page)

    there = browser_as(author)
    there.goto(thread.get_absolute_url())
    editor = begin(there)
    assert editor.inner_text() == "We begin with a walk"
    caret_to(there, "end")
    there.keyboard.type(" by the sea.")
    saved(there)
    there.keyboard.press("Control+Enter")
    is_sent(there, 2)
    assert Post.objects.get(number=2).html == "<p>We begin with a walk by the sea.</p>"
    assert not Draft.objects.exists()

    # The page that was left open says so, and writes nothing over it.
    page.keyboard.type(" or two")
    page.get_by_text("Sent or removed on another device.").wait_for()
    assert not Draft.objects.exists()


def test_the_older_page_takes_the_newer_words_or_keeps_its_own(
    browser_as, author, thread, no_violations
):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "In the office")
    saved(page)
    newer = Draft.objects.get()
    drafts.keep(member=author, place=thread, written="On the train", seen=newer.stamp)
    page.keyboard.type(", again")
    page.get_by_text("Changed on another device at").wait_for()
    no_violations(page)
    page.get_by_role("button", name="Keep mine").click()
    saved(page)
    assert Draft.objects.get().html == "<p>In the office, again</p>"

    newer = Draft.objects.get()
    drafts.keep(member=author, place=thread, written="On the train", seen=newer.stamp)
    page.keyboard.type(" and again")
    page.get_by_role("link", name="Take that one").click()
    page.get_by_text("You began this before").wait_for()
    assert begin(page).inner_text() == "On the train"


def test_a_number_stays_in_the_page_and_words_without_it_are_kept(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, f"It is {NUMBER}")
    page.get_by_text("Your words are in this page only: what was found").wait_for()
    assert not Draft.objects.exists()
    page.keyboard.press("Control+a")
    page.keyboard.type("It is nobody.")
    assert saved(page) == "<p>It is nobody.</p>"


@pytest.mark.parametrize("away", ["line", "session"])
def test_what_is_written_while_something_is_away_is_kept_once_it_is_back(
    browser_as, author, thread, away
):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page)
    name = settings.SESSION_COOKIE_NAME
    session = [cookie for cookie in page.context.cookies() if cookie["name"] == name]
    if away == "line":
        page.route(KEEP, lambda route: route.abort())
    else:
        page.context.clear_cookies(name=name)
    page.keyboard.type("Kept")
    page.get_by_text("no connection" if away == "line" else "your sign-in has ended").wait_for()
    assert editor.inner_text() == "Kept"
    assert not Draft.objects.exists()

    if away == "line":
        page.unroute(KEEP)
    else:
        page.context.add_cookies(session)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    assert saved(page) == "<p>Kept</p>"
    assert page.locator("[data-draft-away]:visible").count() == 0


def test_leaving_the_page_with_words_that_are_kept_asks_nothing(browser_as, author, thread):
    page = browser_as(author)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(thread.get_absolute_url())
    begin(page, "Kept")
    saved(page)
    page.goto("/drafts/")
    assert asked == []
    assert page.get_by_role("paragraph").filter(has_text="Kept").is_visible()
    page.get_by_role("button", name="Remove").click()
    page.get_by_text("You have begun nothing that is not sent.").wait_for()
    assert not Draft.objects.exists()


def test_nothing_is_asked_of_who_only_reads(browser_as, author, thread):
    page, asked = browser_as(author), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(thread.get_absolute_url(), wait_until="networkidle")
    assert not any("drafts" in url for url in asked)


def test_a_thread_is_kept_with_its_title_and_its_choices(browser_as, author, forum):
    page = browser_as(author)
    page.goto(f"/forums/{forum.slug}/new/")
    page.get_by_role("textbox", name="Title").fill("A first meeting")
    page.get_by_label("Prevention").check()
    begin(page, "Who speaks first?")
    saved(page)

    there = browser_as(author)
    there.goto("/drafts/")
    there.get_by_role("main").get_by_role("link", name="Common room").click()
    assert there.get_by_role("textbox", name="Title").input_value() == "A first meeting"
    assert there.get_by_label("Prevention").is_checked()
    assert begin(there).inner_text() == "Who speaks first?"
