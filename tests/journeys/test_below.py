"""A post is mended and kept on the page where it is read: nothing else of the page moves."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from forums.models import Bookmark, Post
from tests.journeys.composer import begin, focused
from tests.numbers import CODE


@pytest.fixture
def page(browser_as, author, thread):
    """The author's, an hour after they have written: what is changed then is an edit."""
    Post.objects.update(
        posted_at=timezone.now() - timedelta(hours=1), html="<p>We <strong>begin</strong> so.</p>"
    )
    page = browser_as(author)
    page.goto(thread.get_absolute_url(), wait_until="networkidle")
    page.evaluate("window.isTheSame = true")
    return page


def press(page, name):
    page.locator("#post-1").get_by_role("link", name=name, exact=True).click()


def opened(page, title):
    form = page.get_by_role("form", name=title)
    form.wait_for()
    return form


def write(page, form, words):
    form.locator("[data-composer][data-state=ready]").wait_for()
    form.get_by_role("textbox", name="Your text", exact=True).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def is_the_same(page):
    return page.evaluate("window.isTheSame === true")


def test_a_post_is_mended_below_it(page, no_violations):
    begin(page, "I am writing, too.")
    press(page, "Edit")
    form = opened(page, "Edit your post")
    write(page, form, " Then we wait.")
    no_violations(page)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#post-1 .text")).to_have_text("We begin so. Then we wait.")
    expect(form).to_have_count(0)
    assert page.locator("#post-1 .text strong").inner_text() == "begin"
    assert focused(page) == "post-1"
    expect(page.get_by_role("status").get_by_text("Your words are saved.")).to_have_count(1)
    assert begin(page).inner_text() == "I am writing, too."
    expect(page.locator("#post-1").get_by_role("link", name="edited")).to_be_visible()
    assert is_the_same(page)
    assert page.troubles == []


def test_what_identifies_somebody_is_shown_there_and_can_be_taken_out(page, no_violations):
    press(page, "Edit")
    form = opened(page, "Edit your post")
    write(page, form, f" It is about {CODE}.")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("Not sent yet. Your words are still here.")).to_be_visible()
    assert Post.objects.get().html == "<p>We <strong>begin</strong> so.</p>"
    assert "422" in page.troubles.pop()
    no_violations(page)
    form.locator("[data-composer][data-state=ready]").wait_for()
    form.get_by_role("textbox", name="Your text", exact=True).fill("Nobody is named.")
    form.get_by_role("button", name="Save").click()
    expect(page.locator("#post-1 .text")).to_have_text("Nobody is named.")
    assert is_the_same(page)


def test_who_thinks_again_is_back_at_the_post(page):
    press(page, "Edit")
    form = opened(page, "Edit your post")
    form.get_by_role("link", name="Cancel").click()
    expect(form).to_have_count(0)
    assert focused(page) == "post-1"
    assert is_the_same(page)


def test_who_has_begun_in_one_is_led_back_to_it(page):
    press(page, "Edit")
    form = opened(page, "Edit your post")
    write(page, form, " More")
    press(page, "Bookmark")
    expect(form.get_by_role("textbox", name="Your text", exact=True)).to_be_focused()
    expect(page.locator("form.below")).to_have_count(1)


def test_a_sign_in_that_has_ended_loses_no_word(page):
    press(page, "Edit")
    form = opened(page, "Edit your post")
    write(page, form, " More")
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("Not sent: you are signed out.")).to_be_visible()
    assert form.get_by_role("textbox", name="Your text", exact=True).inner_text().endswith(" More")
    assert is_the_same(page)


def test_a_post_is_kept_with_a_note_and_no_more(page, author, no_violations):
    press(page, "Bookmark")
    form = opened(page, "Bookmark post 1")
    form.get_by_label("Note to yourself").fill("For the meeting")
    no_violations(page)
    form.get_by_role("button", name="Save the bookmark").click()
    expect(page.locator("#post-1").get_by_role("link", name="Bookmarked")).to_be_visible()
    assert Bookmark.objects.get(member=author).note == "For the meeting"
    press(page, "Bookmarked")
    form = opened(page, "Bookmark post 1")
    expect(form.get_by_label("Note to yourself")).to_have_value("For the meeting")
    form.get_by_role("button", name="Remove the bookmark").click()
    expect(page.locator("#post-1").get_by_role("link", name="Bookmark", exact=True)).to_be_visible()
    assert not Bookmark.objects.exists()
    assert is_the_same(page)


def test_a_moment_that_is_over_is_said_there(page):
    press(page, "Bookmark")
    form = opened(page, "Bookmark post 1")
    form.get_by_label("Remind me").fill("2001-01-01T10:00")
    form.get_by_role("button", name="Save the bookmark").click()
    wrong = form.get_by_role("alert").filter(has_text="Choose a moment that is ahead")
    expect(wrong).to_be_focused()
    assert is_the_same(page)


def test_where_it_does_not_come_its_own_page_does(page):
    def only_pages(route):
        route.abort() if route.request.resource_type == "fetch" else route.continue_()

    page.route("**/edit/", only_pages)
    press(page, "Edit")
    page.wait_for_url("**/edit/")
    expect(page.get_by_role("heading", name="Edit your post")).to_be_visible()


def test_two_presses_open_one(page):
    page.locator("#post-1").get_by_role("link", name="Edit", exact=True).dblclick()
    opened(page, "Edit your post")
    page.wait_for_load_state("networkidle")
    expect(page.locator("form.below")).to_have_count(1)


def test_what_goes_to_a_moderator_is_not_asked_about(page):
    """The browser asks nobody whether to leave words that are not in this page any more."""
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.route("**/posts/*/edit/", answered_elsewhere)
    press(page, "Edit")
    form = opened(page, "Edit your post")
    write(page, form, " More")
    form.get_by_role("button", name="Save").click()
    page.wait_for_url("**/held/")
    assert asked == []


def answered_elsewhere(route):
    if route.request.method == "POST":
        route.fulfill(status=302, headers={"location": "/held/"})
    else:
        route.continue_()
