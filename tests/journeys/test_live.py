"""What colleagues write appears on open pages, and nobody loses their place."""

import statistics
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from forums.actions import posts, reading
from forums.models import Post, ReadMarker, Watch
from tests import factories
from tests.journeys.acts import numbers, open_thread, post, reply, write

SOON = 5_000  # milliseconds, for a machine that is busy with other tests too


@pytest.fixture
def colleague(db):
    return factories.a_member("Ilze K.", handle="ilze-k", country_id="LV")


@pytest.fixture
def long_thread(forum, author):
    return factories.a_thread(forum, author, posts=12)


def edit(number, words):
    first = Post.objects.select_related("author").get(number=number)
    return posts.edit(post=first, editor=first.author, written=words, written_as="text")


def test_a_reply_appears_with_who_reads_and_on_the_bell_of_who_watches(
    browser_as, thread, author, colleague, watcher
):
    reading.watch(thread, watcher, Watch.Volume.WATCHING)
    writes = open_thread(browser_as(colleague), thread)
    reads = open_thread(browser_as(author), thread)
    at_home = browser_as(watcher)
    at_home.goto("/")
    assert numbers(reads) == ["1"]
    expect(at_home.locator("[data-unread]")).to_be_hidden()

    reply(writes, "We begin with a phone call.")

    expect(post(reads, 2)).to_contain_text("We begin with a phone call.", timeout=SOON)
    expect(at_home.locator("[data-unread]")).to_contain_text("1")
    assert at_home.title().startswith("(1) ")


def test_it_takes_less_than_a_second(browser_as, thread, author, colleague):
    """From "Send" to a colleague's screen, the middle one of three."""
    writes = open_thread(browser_as(colleague), thread)
    reads = open_thread(browser_as(author), thread)
    seconds = []
    for number in (2, 3, 4):
        write(writes, "We begin with a phone call.")
        # Who has read to the end sees it come without a press.
        reads.keyboard.press("End")
        pressed = time.monotonic()
        writes.locator("#reply").get_by_role("button", name="Send").click()
        post(reads, number).wait_for(state="attached")
        seconds.append(time.monotonic() - pressed)
        post(writes, number).wait_for()
    assert statistics.median(seconds) < 1, seconds


def test_who_writes_has_the_reply_once_and_alone_may_edit_it(browser_as, thread, author, colleague):
    writes = open_thread(browser_as(colleague), thread)
    reads = open_thread(browser_as(author), thread)
    reply(writes, "We begin with a phone call.")
    expect(post(reads, 2)).to_be_visible()
    assert numbers(writes) == numbers(reads) == ["1", "2"]
    expect(post(writes, 2).get_by_role("link", name="Edit")).to_be_visible()
    expect(post(reads, 2).get_by_role("link", name="Edit")).to_have_count(0)
    expect(post(reads, 1).get_by_role("link", name="Edit")).to_be_visible()


def test_two_replies_in_a_row_are_both_there(browser_as, thread, author, colleague):
    writes = open_thread(browser_as(colleague), thread)
    reads = open_thread(browser_as(author), thread)
    reply(writes, "First thought.")
    reply(writes, "Second thought.")
    expect(post(reads, 3)).to_contain_text("Second thought.")
    assert numbers(writes) == numbers(reads) == ["1", "2", "3"]


def test_an_edit_takes_the_place_of_the_old_words(browser_as, thread, author, colleague):
    thread.posts.update(posted_at=timezone.now() - timedelta(hours=1))
    reads = open_thread(browser_as(author), thread)
    link = post(reads, 1).get_by_role("link", name="Edit", exact=True)
    link.focus()
    edit(1, "We would like to hear how you do it now.")
    expect(post(reads, 1)).to_contain_text("how you do it now", timeout=SOON)
    expect(post(reads, 1)).to_contain_text("edited")
    expect(link).to_be_focused()
    assert numbers(reads) == ["1"]


def test_who_reads_further_up_is_told_and_not_pushed(browser_as, long_thread, author, colleague):
    reads = open_thread(browser_as(author), long_thread)
    before = post(reads, 1).bounding_box()
    factories.a_reply(long_thread, colleague, "Our form is public.")
    waits = reads.get_by_role("button", name="1 new reply")
    expect(waits).to_be_visible(timeout=SOON)
    assert post(reads, 13).count() == 0
    factories.a_reply(long_thread, colleague, "And translated.")
    expect(reads.get_by_role("button", name="2 new replies")).to_be_visible(timeout=SOON)
    edit(1, "<p>Longer</p>" * 30)
    expect(post(reads, 1)).to_contain_text("Longer")
    assert post(reads, 1).bounding_box()["y"] == before["y"]

    reads.get_by_role("button", name="2 new replies").click()

    assert numbers(reads)[-2:] == ["13", "14"]
    expect(post(reads, 13)).to_be_focused()
    expect(post(reads, 13)).to_be_in_viewport()
    expect(reads.locator("#held")).to_be_hidden()


def test_who_is_at_the_end_sees_the_new_reply_at_once_and_has_read_it(
    browser_as, long_thread, author, colleague
):
    reads = open_thread(browser_as(author), long_thread)
    post(reads, 12).scroll_into_view_if_needed()
    before = post(reads, 12).bounding_box()
    factories.a_reply(long_thread, colleague, "Our form is public.")
    expect(post(reads, 13)).to_be_visible(timeout=SOON)
    assert post(reads, 12).bounding_box() == before
    expect(reads.get_by_role("status").filter(has_text="New reply")).to_have_count(1)
    with reads.expect_response(lambda answer: "read=13" in answer.url):
        post(reads, 13).scroll_into_view_if_needed()
    assert ReadMarker.objects.get(thread=long_thread, member=author).number == 13


def test_who_writes_keeps_the_form_where_it_is(browser_as, long_thread, author, colleague):
    writes = open_thread(browser_as(author), long_thread)
    writes.locator("#reply textarea").focus()
    field = writes.locator("#reply [contenteditable=true]")
    field.click()
    field.press_sequentially("Half a thou")
    before = field.bounding_box()
    factories.a_reply(long_thread, colleague, "Our form is public.")
    expect(post(writes, 13)).to_be_attached(timeout=SOON)
    assert abs(field.bounding_box()["y"] - before["y"]) < 1
    field.press_sequentially("ght")
    expect(field).to_have_text("Half a thought")


def test_an_older_page_says_where_the_new_replies_are(browser_as, forum, author, colleague):
    thread = factories.a_thread(forum, author, posts=21)
    reads = open_thread(browser_as(author), thread, "?page=1")
    assert numbers(reads)[-1] == "20"
    factories.a_reply(thread, colleague, "Our form is public.")
    link = reads.get_by_role("link", name="1 new reply on the last page")
    expect(link).to_be_visible(timeout=SOON)
    assert numbers(reads)[-1] == "20"
    link.click()
    expect(post(reads, 22)).to_contain_text("Our form is public.")


def test_it_shows_how_many_are_here(browser_as, thread, author, colleague):
    first = open_thread(browser_as(author), thread)
    expect(first.locator("[data-here]")).to_have_text("1")
    second = open_thread(browser_as(colleague), thread)
    expect(first.locator("[data-here]")).to_have_text("2")
    expect(second.locator("[data-here]")).to_have_text("2")
    second.close()
    expect(first.locator("[data-here]")).to_have_text("1")


def test_times_are_the_readers_own(browser_as, thread, author):
    page = browser_as(author, timezone_id="Europe/Helsinki")
    open_thread(page, thread)
    moment = post(page, 1).locator("time")
    said = moment.inner_text()
    local = page.evaluate("new Date().toLocaleTimeString('en-GB').slice(0, 2)")
    assert said.startswith(("today ", "yesterday"))
    assert f" {local}" in said or local == "00"
    assert moment.get_attribute("title").endswith(("EET", "EEST", "GMT+2", "GMT+3"))
