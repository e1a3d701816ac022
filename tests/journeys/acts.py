"""What members do on a page, in their words."""

import re

from playwright.sync_api import Page, expect


def open_thread(page: Page, thread, query: str = "") -> Page:
    """Open a thread and wait until its socket has caught up."""
    with page.expect_response(re.compile(r"/since/")):
        page.goto(thread.get_absolute_url() + query)
    return page


def write(page: Page, words: str) -> None:
    """Write into the composer of the reply, which loads when somebody begins."""
    page.locator("#reply textarea").focus()
    field = page.locator("#reply [contenteditable=true]")
    field.click()
    field.press_sequentially(words)


def reply(page: Page, words: str) -> None:
    """Write a reply, send it and see it on one's own page."""
    write(page, words)
    page.locator("#reply").get_by_role("button", name="Send").click()
    expect(page.locator("#posts").get_by_text(words)).to_be_visible()


def post(page: Page, number: int):
    return page.locator(f"#post-{number}")


def numbers(page: Page) -> list[str]:
    """The numbers of the posts on the page, in their order."""
    return page.locator("#posts .post").evaluate_all("posts => posts.map(p => p.dataset.number)")


def without_sockets(page):
    """A firewall that lets the page through and no WebSocket."""
    page.route_web_socket("**/ws/**", lambda socket: socket.close(code=1013))


def sleep_and_wake(page):
    """The tab goes to the background and comes back."""
    for hidden in ("true", "false"):
        page.evaluate(
            f"""() => {{
                const hidden = {{ configurable: true, get: () => {hidden} }};
                Object.defineProperty(document, "hidden", hidden);
                document.dispatchEvent(new Event("visibilitychange"));
            }}"""
        )
