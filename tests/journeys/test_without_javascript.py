"""Offices that switch scripts off: reading and answering are plain pages and forms."""

import pytest
from playwright.sync_api import expect

from forums.models import Post
from tests.journeys.acts import post


@pytest.fixture
def page(browser_as, watcher):
    return browser_as(watcher, java_script_enabled=False)


def test_a_thread_is_read_and_answered(page, thread):
    page.goto("/forums/")
    page.get_by_role("main").get_by_role("link", name="Common room").click()
    page.get_by_role("link", name=thread.title).click()
    expect(post(page, 1)).to_contain_text("hear how others do it")
    page.get_by_label("Your text").fill("We begin with a phone call.\n\nThen we meet.")
    page.get_by_role("button", name="Send").click()
    expect(post(page, 2).locator("p").filter(has_text="Then we meet.")).to_be_visible()
    assert page.url.endswith("#post-2")
    assert Post.objects.filter(thread=thread).count() == 2


def test_an_answer_that_is_not_sent_keeps_its_words(page, thread):
    page.goto(thread.get_absolute_url())
    page.get_by_label("Your text").fill("The child's number is 131052-308T.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Your reply was not sent")).to_be_visible()
    expect(page.get_by_label("Your text")).to_have_value("The child's number is 131052-308T.")
    assert Post.objects.filter(thread=thread).count() == 1


def test_a_thread_is_started(page, forum):
    page.goto("/forums/common-room/")
    page.get_by_role("link", name="Start a thread").click()
    page.get_by_role("textbox", name="Title").fill("Interpreters at short notice")
    page.get_by_label("Your text").fill("Where do you find them?")
    page.get_by_role("group", name="Priorities").get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Start the thread").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Interpreters at short notice")
    assert page.locator("#posts .post").count() == 1


def test_a_thread_is_watched(page, thread):
    page.goto(thread.get_absolute_url())
    page.get_by_role("button", name="Watch").click()
    expect(page.get_by_role("button", name="Stop watching")).to_be_visible()
