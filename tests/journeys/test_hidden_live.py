"""What a moderator hides leaves the pages that are open, and the bell of who was told of it."""

import pytest
from playwright.sync_api import expect

from forums.actions import curation
from forums.models import Post
from moderation.grounds import Ground
from network.lib import subjects
from network.lib.files.reading import read
from tests import factories
from tests.attachments import upload
from tests.journeys.acts import open_thread, post
from tests.notifications.outcomes import watches

SOON = 5_000
WHY = "It says too much."
WORD = "kvxbicycle"


@pytest.fixture
def told_of(forum, author):
    """A thread with the word in its title, a tag, its first post and the file of an answer."""
    thread = factories.a_thread(
        forum, author, title=f"The {WORD} case", tags=[WORD], written=f"A {WORD}."
    )
    file = read(upload(f"{WORD}.txt", b"A sheet."))
    factories.a_reply(thread, author, f"About the {WORD}.", files=[file])
    return thread


def holds(page) -> bool:
    return WORD in page.evaluate("document.documentElement.outerHTML + document.title").lower()


def hide_thread(thread, by):
    thing = subjects.kept("forums.thread", thread.pk)
    thing.subject.hide(thing.row, by=by, country=thread.author.country, reason=WHY)


def hide_post(thread, number, by):
    hidden = Post.objects.select_related("author").get(thread=thread, number=number)
    curation.hide(post=hidden, by=by, reason=Ground(WHY))


def test_a_whole_thread_leaves_the_open_page_of_its_author_and_of_a_reader(
    browser_as, told_of, author, watcher, moderator
):
    pages = [open_thread(browser_as(member), told_of) for member in (author, watcher)]
    assert all(holds(page) for page in pages)
    hide_thread(told_of, moderator)
    hide_post(told_of, 2, moderator)
    for page in pages:
        title = page.get_by_role("heading", level=1)
        expect(title).to_have_text("[removed by a moderator]", timeout=SOON)
        for number in (1, 2):
            expect(post(page, number)).to_contain_text("This post is hidden.", timeout=SOON)
        page.wait_for_function(f"!location.pathname.includes('{WORD}')")
        assert not holds(page)
        assert page.troubles == []


def test_the_bell_of_an_open_page_counts_it_no_more(browser_as, thread, author, watcher, moderator):
    watches(watcher, thread)
    at_home = browser_as(watcher)
    with at_home.expect_websocket():
        at_home.goto("/")
    at_home.wait_for_load_state("networkidle")
    factories.a_reply(thread, author)
    expect(at_home.locator("[data-unread]")).to_contain_text("1", timeout=SOON)
    hide_post(thread, 2, moderator)
    expect(at_home.locator("[data-unread]")).to_be_hidden(timeout=SOON)
    assert not at_home.title().startswith("(")
