"""What a page costs on the line of a small office."""

import json
from pathlib import Path

from network import demo
from tests import factories
from tests.journeys.composer import begin

MOST = 60_000  # bytes, headers counted, nothing cached, without the editor


def words_of_the_demo():
    """What people really write: a paragraph or four, in two languages."""
    threads = json.loads(Path(demo.__path__[0], "threads.json").read_text(encoding="utf-8"))
    return [post["html"] for thread in threads for post in thread["posts"]]


def bytes_by_file(page, url):
    """Go there with an empty cache; what each file took on the wire, headers and all."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names, received = {}, {}

    def asked(event):
        names[event["requestId"]] = event["request"]["url"]

    def finished(event):
        received[names[event["requestId"]]] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", finished)
    page.goto(url, wait_until="networkidle")
    return received


def test_the_first_visit_to_a_thread(browser_as, forum, author, watcher):
    thread = factories.a_thread(forum, author)
    for words in words_of_the_demo()[:19]:
        factories.a_reply(thread, author, words, written_as="html")
    page = browser_as(watcher)
    received = bytes_by_file(page, thread.get_absolute_url())
    assert page.locator("#posts .post").count() == 20
    assert any(url.endswith(".js") for url in received)
    assert any(url.endswith(".css") for url in received)
    sizes = sorted((size, url.rpartition("/")[2]) for url, size in received.items())
    assert sum(received.values()) <= MOST, sizes


def test_every_file_may_be_kept_for_a_year(browser_as, thread, author):
    """Whatever the editor's modules ask for in their turn, too: a changed file has another name."""
    page, kept = browser_as(author), {}

    def note(response):
        if "/static/" in response.url:
            kept[response.url] = response.headers.get("cache-control", "")

    page.on("response", note)
    page.goto(thread.get_absolute_url(), wait_until="networkidle")
    begin(page, "We do the same.")
    assert {"composer", "editor", "extensions", "sending", "toolbar", "place"} <= {
        url.rpartition("/")[2].split(".")[0] for url in kept
    }
    assert {url: how for url, how in kept.items() if "immutable" not in how} == {}
    assert page.troubles == []
