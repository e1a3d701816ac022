"""Quoting from a post, a preview, and what was changed: as they look and as they are used."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from forums.actions import posts
from forums.models import Quotation
from tests import factories

SELECT = """(words) => {
  const text = document.querySelector("#post-1 .text p").firstChild;
  const start = text.data.indexOf(words);
  getSelection().setBaseAndExtent(text, start, text, start + words.length);
}"""


def test_selected_words_are_quoted_looked_at_and_sent(browser_as, check, thread, watcher):
    page = browser_as(watcher)
    page.goto(thread.get_absolute_url())
    page.evaluate(SELECT, "hear how others do it")
    page.locator("#post-1").get_by_role("link", name="Quote").click()
    editor = page.locator("#reply [contenteditable]")
    expect(editor.locator("blockquote")).to_have_text("hear how others do it")
    expect(editor).to_be_focused()
    page.keyboard.type("We do it like this.")
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_be_focused()
    expect(page.locator(".preview blockquote")).to_have_text("hear how others do it")
    # A browser notes each answer that is no success, as after a finding of the scan.
    page.troubles[:] = [trouble for trouble in page.troubles if "/reply/" not in trouble]
    check(page, None, thread.title)
    page.get_by_role("button", name="Send", exact=True).last.click()
    quote = page.locator("#post-2 blockquote")
    expect(quote).to_contain_text("Kaisa R., #1")
    expect(quote).to_contain_text("hear how others do it")
    assert Quotation.objects.get().quoted.number == 1
    assert page.troubles == []


def test_pages_of_a_quote_and_of_changes(browser_as, check, thread, author, watcher):
    post = factories.a_reply(
        thread, author, "We met on Monday.", at=timezone.now() - timedelta(hours=1)
    )
    posts.edit(post=post, editor=author, written="We met on Friday.", written_as="text")
    page = browser_as(watcher)
    check(page, f"/posts/{post.pk}/history/", "Changes of post 2")
    check(page, f"/posts/{post.pk}/quote/", "Reply with a quote")
    expect(page.locator("#reply [contenteditable] blockquote")).to_have_text("We met on Friday.")
    page = browser_as(watcher, java_script_enabled=False)
    page.goto(thread.get_absolute_url())
    page.locator("#post-2").get_by_role("link", name="Quote").click()
    page.get_by_role("textbox", name="Your text").fill("Thank you.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview blockquote")).to_have_text("We met on Friday.")
    page.get_by_role("button", name="Send", exact=True).last.click()
    expect(page.locator("#post-3 blockquote")).to_contain_text("Kaisa R., #2")
