"""Before sending: what may identify a child is marked while one writes, and can be rewritten."""

import random

import pytest

from forums.models import Post
from moderation.models import Matter, Responder
from tests.journeys.composer import begin, focused, is_sent
from tests.keys import with_key
from tests.network.lib.scan import generators

NUMBER = generators.fi(random.Random(11))
CASE = "A 7-year-old Afghan boy from Rakvere was at our unit on 14 March 2026."
QUESTION = (
    "A primary-school-age non-EU boy from a small town was at our unit on a day in early "
    "spring 2026."
)
CALL = "Can someone help this child tonight? "


@pytest.fixture
def writing(browser_as, author, moderator, thread):
    Responder.objects.create(member=moderator, country=author.country)
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    return page


def marked(page):
    return page.locator("mark.finding").all_inner_texts()


def said(page):
    return page.locator("[data-found-said]").inner_text()


def test_what_is_found_is_marked_and_said_once_while_one_writes(writing, no_violations):
    editor = begin(writing, CASE)
    writing.locator("mark.finding").first.wait_for()
    assert marked(writing) == ["7-year-old", "Afghan", "Rakvere", "14 March 2026"]
    assert said(writing) == "4 places to look at"
    assert focused(writing, "role") == "textbox"
    assert "<mark" not in writing.evaluate(
        "document.querySelector('.ProseMirror').editor.getHTML()"
    )
    no_violations(writing)

    writing.get_by_role("button", name="Show the place").nth(2).click()
    writing.keyboard.type("a small town")
    assert "from a small town was" in editor.inner_text()
    assert writing.troubles == []


def test_a_case_becomes_a_question_by_the_keyboard_alone(writing, no_violations):
    editor = begin(writing, CASE)
    writing.locator("mark.finding").first.wait_for()
    writing.get_by_role("button", name="Turn the case into a method question").focus()
    writing.keyboard.press("Enter")
    no_violations(writing)
    for _ in range(4):
        assert focused(writing, "value")
        writing.keyboard.press("Enter")
    assert focused(writing, "role") == "textbox"
    assert editor.inner_text() == QUESTION
    writing.locator(".findings").wait_for(state="detached")
    assert said(writing) == "Nothing to look at any more"

    writing.keyboard.press("Control+Enter")
    is_sent(writing, 2)
    assert Post.objects.get(number=2).html == f"<p>{QUESTION}</p>"


def test_a_proposal_can_be_changed_left_and_undone(writing):
    editor = begin(writing, CASE)
    writing.locator("mark.finding").first.wait_for()
    writing.get_by_role("button", name="Turn the case into a method question").click()
    writing.get_by_label("Write instead").first.fill("young")
    writing.get_by_role("button", name="Put it in").first.click()
    writing.get_by_role("button", name="Leave it").first.click()
    assert editor.inner_text().startswith("A young Afghan boy from Rakvere")
    editor.focus()
    writing.keyboard.press("Control+z")
    assert editor.inner_text() == CASE


def test_a_call_for_help_now_is_stopped_before_it_is_sent(writing, no_violations):
    begin(writing, CALL)
    writing.locator(".help-now").wait_for()
    assert "Does a child need help now?" in said(writing)
    writing.get_by_role("button", name="Send", exact=True).click()
    writing.locator(".help-now:focus").wait_for()
    assert writing.locator(".help-now a[href='tel:112']").count() == 1
    assert Post.objects.count() == 1
    writing.troubles.clear()  # the browser notes the refusal itself
    no_violations(writing)

    writing.get_by_role("button", name="Send all the same").click()
    is_sent(writing, 2)


def test_held_words_go_to_a_moderator_who_publishes_them(writing, browser_as, moderator, thread):
    begin(writing, CASE)
    writing.get_by_role("button", name="Send to a moderator").click()
    writing.locator("#sent-to-moderator:focus").wait_for()
    assert writing.locator("#reply textarea").input_value() == ""
    assert Post.objects.count() == 1
    writing.get_by_role("link", name="See what becomes of them").click()
    writing.get_by_role("heading", name="What you sent to moderators").wait_for()

    desk = browser_as(with_key(moderator))
    desk.goto(f"/desk/held/{Matter.objects.get().pk}/")
    desk.get_by_label("Why do you open it?").fill("To decide")
    desk.get_by_role("button", name="Open").click()
    assert desk.get_by_role("main").get_by_label("Text").input_value() == CASE
    desk.get_by_role("main").get_by_label("Text").fill("How do you prepare a first meeting?")
    desk.get_by_role("button", name="Publish").click()
    desk.get_by_text("Published in the name of its writer").wait_for()

    writing.reload()
    assert writing.get_by_text("The moderator changed words").count() == 1
    writing.get_by_role("link", name=thread.title).click()
    is_sent(writing, 2)


def test_without_the_server_one_writes_and_sends_as_before(writing):
    writing.route("**/scan/", lambda route: route.abort())
    begin(writing, f"About {NUMBER}")
    writing.wait_for_timeout(1300)
    assert marked(writing) == []
    writing.get_by_role("button", name="Send", exact=True).click()
    writing.locator(".findings:focus").wait_for()
    writing.locator("mark.finding").first.wait_for()
    assert marked(writing) == [NUMBER]


def test_enter_in_the_title_never_goes_to_a_moderator(writing, forum):
    writing.goto(f"/forums/{forum.slug}/new/")
    writing.get_by_label("Prevention").check()
    begin(writing, CASE)
    writing.locator("mark.finding").first.wait_for()
    writing.get_by_role("textbox", name="Title").fill("A first meeting")
    writing.keyboard.press("Enter")
    writing.locator(".findings:focus").wait_for()
    assert Matter.objects.count() == 0
