"""A moderator takes words out in one browser: they are gone from the page open in another."""

import re

import pytest
from playwright.sync_api import expect

from forums.models import Post
from moderation.models import Responder
from tests import factories
from tests.journeys.acts import open_thread, post, sleep_and_wake, without_sockets

SOON = 5_000
WORDS = "<p>We met the girl with the red bicycle. What would you do?</p>"


@pytest.fixture
def told(thread, author):
    return factories.a_reply(thread, author, WORDS, written_as="html")


def choose_a_ground(page):
    page.get_by_label("Which number of the guidelines").select_option("2.2")
    page.get_by_label("Why, in your own words").fill("It points to one child.")


def redact_first_sentence(page, told):
    page.goto(f"/posts/{told.pk}/redact/")
    page.get_by_label("We met the girl with the red bicycle.", exact=True).check()
    choose_a_ground(page)
    page.get_by_role("button", name="Take the words out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Record of post 2")


def holds(page, words="bicycle") -> bool:
    """Whether the document holds the words anywhere, seen or unseen."""
    return words in page.evaluate("document.documentElement.outerHTML")


def test_redacted_words_leave_the_open_page_and_do_not_come_back(
    browser_as, thread, told, watcher, moderator
):
    reads, acts = open_thread(browser_as(watcher), thread), browser_as(moderator)
    assert holds(reads)
    redact_first_sentence(acts, told)

    bar = post(reads, 2).locator(".redacted")
    expect(bar).to_have_text("[removed by a moderator]", timeout=SOON)
    expect(post(reads, 2)).to_contain_text("What would you do?")
    assert not holds(reads)

    for step in (lambda: reads.goto("/forums/"), reads.go_back, reads.go_forward, reads.go_back):
        step()
        assert not holds(reads)
    expect(bar).to_be_visible()
    reads.reload()
    expect(bar).to_be_visible()
    assert not holds(reads)
    sleep_and_wake(reads)
    since = reads.request.get(f"/threads/{thread.pk}/since/?revision=0").text()
    assert "removed by a moderator" in since
    assert "bicycle" not in since


def test_back_to_a_page_that_was_left_before_does_not_bring_them_back(
    browser_as, thread, told, watcher, moderator
):
    reads, acts = open_thread(browser_as(watcher), thread), browser_as(moderator)
    assert holds(reads)
    reads.goto("/forums/")
    redact_first_sentence(acts, told)
    reads.go_back()
    expect(post(reads, 2).locator(".redacted")).to_be_visible(timeout=SOON)
    assert not holds(reads)


def test_a_hidden_post_leaves_a_page_without_sockets_with_its_next_question(
    browser_as, thread, told, author, moderator
):
    reads, acts = browser_as(author), browser_as(moderator)
    without_sockets(reads)
    reads.goto(thread.get_absolute_url())
    expect(post(reads, 2).get_by_role("link", name="Edit")).to_be_visible()
    acts.goto(thread.get_absolute_url())
    post(acts, 2).get_by_role("link", name="Hide").click()
    choose_a_ground(acts)
    acts.get_by_role("button", name="Hide the post").click()
    expect(acts.get_by_role("heading", level=1)).to_have_text("Record of post 2")

    with reads.expect_response(re.compile("/since/")):
        sleep_and_wake(reads)
    expect(post(reads, 2)).to_contain_text("This post is hidden.", timeout=SOON)
    expect(post(reads, 2).get_by_role("link", name="Edit")).to_have_count(0)
    assert not holds(reads)


def test_a_selection_ticks_its_words_and_the_pages_are_clean(
    browser_as, check, told, moderator, author
):
    Responder.objects.create(member=moderator, country=author.country)
    acts = browser_as(moderator)
    check(acts, f"/posts/{told.pk}/hide/", "Hide post 2")
    check(acts, f"/posts/{told.pk}/redact/", "Redact post 2")
    acts.get_by_text("red", exact=True).first.dblclick()
    acts.get_by_role("button", name="Choose the selected words").click()
    expect(acts.get_by_role("status").filter(has_text="1 place chosen")).to_be_visible()
    choose_a_ground(acts)
    check(acts)
    acts.get_by_role("button", name="Take the words out").click()
    check(acts, None, "Record of post 2")
    assert "red" not in Post.objects.get(pk=told.pk).html.split("the girl with the ")[1][:3]
    acts.get_by_role("link", name="Seal").click()
    acts.get_by_label("Why you open it").fill("To decide.")
    acts.get_by_role("button", name="Open the seal").click()
    expect(acts.locator(".sealed-words")).to_contain_text("the red bicycle")
    check(acts)
    check(acts, f"/posts/{told.pk}/restore/", "Give back the words of post 2")


def test_a_title_leaves_the_open_page_with_its_address(
    browser_as, forum, author, watcher, moderator
):
    thread = factories.a_thread(forum, author, title="The case of Tiinake", posts=2)
    reads, acts = open_thread(browser_as(watcher), thread), browser_as(moderator)
    assert holds(reads, "Tiinake")
    acts.goto(f"/threads/{thread.pk}/redact/")
    acts.get_by_text("Only some words").click()
    acts.get_by_label("Tiinake", exact=True).check()
    choose_a_ground(acts)
    acts.get_by_role("button", name="Take the words out").click()
    expect(acts.get_by_role("heading", level=1)).to_have_text("Record of the title")

    title = reads.get_by_role("heading", level=1)
    expect(title).to_have_text("The case of [removed by a moderator]", timeout=SOON)
    reads.wait_for_function("!location.pathname.includes('tiinake')")
    assert not holds(reads, "iinake")
    assert "iinake" not in reads.title()
