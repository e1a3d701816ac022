"""A post that is taken elsewhere leaves a line on open pages; a merged thread leads on."""

from playwright.sync_api import expect

from tests import factories
from tests.forums.carrying import put
from tests.journeys.acts import open_thread, post, write

SOON = 5_000


def test_open_pages_follow_and_words_that_are_being_written_stay(
    browser_as, thread, forum, author, watcher, moderator
):
    other = factories.a_thread(forum, author, title="Where it belongs")
    for number in (2, 3):
        factories.a_reply(thread, author, f"Reply number {number}.")
    reads, writes = (open_thread(browser_as(member), thread) for member in (author, watcher))
    write(writes, "We do so, too.")
    put(thread, [2], other, moderator)
    for page in (reads, writes):
        expect(post(page, 2)).to_contain_text("Moved to Where it belongs", timeout=SOON)
        expect(post(page, 3)).to_contain_text("Reply number 3.")
    put(thread, (), other, moderator)
    reads.wait_for_url(f"**{other.get_absolute_url()}*", timeout=SOON)
    expect(post(reads, 4)).to_contain_text("Reply number 3.")
    expect(writes.locator("#reply")).to_contain_text("We do so, too.")
    writes.get_by_role("button", name="Send").click()
    expect(writes.locator("#reply")).to_contain_text("was merged into “Where it belongs”")
    writes.get_by_role("button", name="Send").click()
    expect(writes.locator("#reply")).not_to_contain_text("was merged into", timeout=SOON)
    assert other.posts.get(number=5).author == watcher
