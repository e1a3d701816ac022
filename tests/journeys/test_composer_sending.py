"""Sending: nothing is sent twice, sent empty or lost silently; refused words stay in place."""

import random

import pytest
from django.conf import settings

from forums.models import Post, Thread
from tests.journeys.composer import begin, focused, is_sent
from tests.network.lib.scan import generators

RNG = random.Random(7)
REPLY = "**/reply/"


@pytest.mark.parametrize("number", [generators.fi(RNG), generators.ee_lt(RNG)], ids=["fi", "ee"])
def test_a_refused_reply_keeps_its_words_and_marks_the_number(browser_as, author, thread, number):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page)
    page.keyboard.press("Control+b")
    page.keyboard.type("Ask")
    page.keyboard.press("Control+b")
    page.keyboard.type(f" 😀 & see https://example.org  about {number} then")
    page.get_by_role("button", name="Send").click()

    page.locator(".findings:focus").wait_for()
    editor = begin(page)
    assert editor.locator("strong").inner_text() == "Ask"
    assert editor.locator("mark.finding").first.inner_text() == number
    assert Post.objects.count() == 1

    page.get_by_role("button", name="Show the place").first.click()
    page.keyboard.type("a number")
    assert number not in editor.inner_text()
    page.get_by_role("button", name="Send").click()
    is_sent(page, 2)
    assert page.locator("#post-2 .text").inner_text().endswith("about a number then")
    assert page.locator(".findings").count() == 0


def test_a_refused_thread_keeps_its_words(browser_as, author, forum, no_violations):
    page = browser_as(author)
    page.goto(f"/forums/{forum.slug}/new/")
    page.get_by_role("textbox", name="Title").fill("A first meeting")
    page.get_by_label("Prevention").check()
    begin(page, f"- {generators.fi(RNG)}")
    page.get_by_role("button", name="Start the thread").click()

    page.locator(".findings:focus").wait_for()
    editor = begin(page)
    assert editor.locator("li mark.finding").count() == 1
    page.troubles.clear()  # the browser notes the refusal itself
    no_violations(page)

    page.get_by_role("button", name="Show the place").first.click()
    page.keyboard.type("Who speaks first?")
    page.get_by_role("button", name="Start the thread").click()
    page.locator("#post-1").wait_for()
    thread = Thread.objects.get()
    assert thread.title == "A first meeting"
    assert thread.posts.get().html == "<ul><li><p>Who speaks first?</p></li></ul>"


def test_a_warning_is_answered_and_the_words_go_as_they_are(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    number = generators.ee_lt(RNG)
    begin(page, f"Our register is {number}")
    page.keyboard.press("Control+Enter")
    page.locator(".findings:focus").wait_for()
    begin(page)
    page.get_by_label("What is the number").fill("The register of our association")
    page.get_by_role("button", name="Send").click()
    is_sent(page, 2)
    assert number in Post.objects.order_by("pk").last().html


def test_a_number_in_the_title_marks_no_words_of_the_text(browser_as, author, forum):
    page = browser_as(author)
    page.goto(f"/forums/{forum.slug}/new/")
    page.get_by_role("textbox", name="Title").fill(f"About {generators.fi(RNG)}")
    page.get_by_label("Prevention").check()
    begin(page, "Who speaks first, and who listens?")
    page.get_by_role("button", name="Start the thread").click()

    page.locator(".findings").wait_for()
    assert begin(page).locator("mark").count() == 0
    assert page.get_by_role("button", name="Show the place").count() == 0


def test_an_empty_reply_is_not_sent(browser_as, author, thread):
    page = browser_as(author)
    asked = []
    page.on("request", lambda request: asked.append(request.method))
    page.goto(thread.get_absolute_url())
    begin(page, "   ")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Write something first.").wait_for()
    assert focused(page, "role") == "textbox"
    assert "POST" not in asked


def test_send_cannot_be_pressed_twice(browser_as, author, thread):
    page = browser_as(author)
    waiting = []
    page.route(REPLY, lambda route: waiting.append(route))
    page.goto(thread.get_absolute_url())
    begin(page, "Once")
    page.keyboard.press("Control+Enter")
    send = page.get_by_role("button", name="Send")
    assert send.get_attribute("aria-disabled") == "true"
    page.keyboard.type("Twice")
    page.keyboard.press("Control+Enter")
    send.click(force=True)
    page.wait_for_timeout(300)
    assert len(waiting) == 1

    waiting[0].continue_()
    is_sent(page, 2)
    page.locator("#reply .button.primary:not([aria-disabled=true])", has_text="Send").wait_for()
    assert [post.html for post in Post.objects.order_by("pk")[1:]] == ["<p>Once</p>"]


def test_a_lost_line_keeps_the_words(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    page.route(REPLY, lambda route: route.abort())
    editor = begin(page, "Kept")
    page.keyboard.press("Control+Enter")
    page.get_by_text("Not sent. Your words are still here.").wait_for()
    page.keyboard.type(" and changed")
    assert editor.inner_text() == "Kept and changed"

    page.unroute(REPLY)
    page.keyboard.press("Control+Enter")
    is_sent(page, 2)
    assert page.locator("#post-2 .text").inner_text() == "Kept and changed"


def test_who_was_signed_out_signs_in_elsewhere_and_sends(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page, "Kept")
    context = page.context
    session = [c for c in context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME]
    context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    with page.expect_response("**/since/**"):  # the page may find out before its writer does
        page.evaluate("document.dispatchEvent(new CustomEvent('havn:catch-up'))")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("you are signed out").wait_for()
    assert editor.inner_text() == "Kept"
    assert page.locator("#posts > *").count() == 1

    # Signing in elsewhere brings a session and a new token.
    context.add_cookies(session)
    context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    context.new_page().goto(thread.get_absolute_url())
    page.get_by_role("button", name="Send").click()
    is_sent(page, 2)


def test_unsent_words_are_not_left_behind_without_a_question(browser_as, author, thread):
    page = browser_as(author)
    asked = []

    def stay(dialog):
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.goto(thread.get_absolute_url())
    begin(page)
    page.goto("/forums/")
    page.goto(thread.get_absolute_url())
    assert asked == []

    begin(page, "Unsent")
    page.evaluate("location.href = '/forums/'")
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert page.url.split("#")[0].endswith(thread.get_absolute_url())

    page.get_by_role("button", name="Send").click()
    is_sent(page, 2)
    page.goto("/forums/")
    assert asked == ["beforeunload"]


def test_words_are_never_kept_in_the_browser(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "Confidential")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Confidential" not in kept
    assert page.locator("#reply textarea").input_value() == ""


def test_without_javascript_a_refused_reply_keeps_its_words(browser_as, author, thread):
    page = browser_as(author, java_script_enabled=False)
    page.goto(thread.get_absolute_url())
    number = generators.fi(RNG)
    page.get_by_label("Your text").fill(f"About {number}")
    page.get_by_role("button", name="Send").click()
    page.locator(".findings").wait_for()
    assert page.get_by_label("Your text").input_value() == f"About {number}"
    page.get_by_label("Your text").fill("About a number")
    page.get_by_role("button", name="Send").click()
    is_sent(page, 2)
