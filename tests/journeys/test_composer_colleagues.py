"""An "@" and two letters offer colleagues: chosen by keyboard or hand, or left alone."""

import pytest

from forums.models import Mention, Post
from tests import factories
from tests.journeys.composer import begin, caret_to, is_sent


@pytest.fixture
def ilze(db):
    factories.a_member("Ilze A.", handle="ilze-a", country_id="LV")
    return factories.a_member("Ilze K.", handle="ilze-k", country_id="LV")


def chosen(editor):
    """The option that a screen reader reads beside the words."""
    return f"#{editor.get_attribute('aria-activedescendant')}"


def test_a_colleague_is_chosen_by_the_keyboard(browser_as, thread, author, ilze, no_violations):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page, "Ask @i")
    options = page.get_by_role("listbox", name="Colleagues").get_by_role("option")
    page.keyboard.type("l")
    options.first.wait_for()
    assert options.all_inner_texts() == ["Ilze A. @ilze-a\nLatvia", "Ilze K. @ilze-k\nLatvia"]
    assert page.get_by_role("status").get_by_text("2 colleagues").count() == 1
    no_violations(page)

    page.keyboard.press("ArrowDown")
    assert page.locator(chosen(editor)).get_attribute("data-handle") == "ilze-k"
    page.keyboard.press("Enter")
    assert editor.inner_text() == "Ask @ilze-k "
    assert options.count() == 0
    assert editor.get_attribute("aria-activedescendant") is None
    page.keyboard.type("about it.")
    page.keyboard.press("Control+Enter")
    is_sent(page, 2)
    assert page.locator("#post-2 .text a").get_attribute("href").endswith("/members/ilze-k/")
    assert Mention.objects.get().member == ilze
    assert page.troubles == []


def test_escape_leaves_the_words_and_a_tap_or_tab_chooses(browser_as, forum, author, ilze):
    page = browser_as(author, has_touch=True, viewport={"width": 390, "height": 844})
    page.goto(f"/forums/{forum.slug}/new/")
    editor = begin(page, "@il")
    options = page.get_by_role("option").filter(has_text="Ilze")
    options.first.wait_for()
    page.keyboard.press("Escape")
    page.keyboard.type("z")
    page.wait_for_timeout(400)
    assert options.count() == 0
    page.keyboard.press("Enter")
    page.keyboard.type("@ilze")
    options.last.tap()
    page.keyboard.type("and @ilze")
    options.first.wait_for()
    page.keyboard.press("Tab")
    assert editor.inner_text().split() == ["@ilz", "@ilze-k", "and", "@ilze-a"]
    page.keyboard.type("@il")
    options.first.wait_for()
    page.get_by_role("textbox", name="Title").focus()
    assert options.count() == 0
    assert page.troubles == []


def test_in_a_quotation_and_without_an_answer_nothing_is_offered(browser_as, thread, author, ilze):
    post = factories.a_reply(thread, author, "Who knows?")
    page = browser_as(author)
    page.goto(f"/posts/{post.pk}/edit/")
    asked = []
    page.on("request", lambda request: "/colleagues/" in request.url and asked.append(request))
    editor = begin(page)
    caret_to(page, "end")
    page.keyboard.press("Enter")
    page.keyboard.type("> @ilze")
    page.wait_for_timeout(400)
    assert asked == []
    page.route("**/colleagues/**", lambda route: route.abort())
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    with page.expect_event("requestfailed", lambda request: "/colleagues/" in request.url):
        page.keyboard.type("@ilze-k")
    assert page.get_by_role("option").count() == 0
    page.keyboard.press("Enter")
    page.keyboard.type("Thanks")
    assert editor.inner_text().split()[-2:] == ["@ilze-k", "Thanks"]
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**#post-2")
    assert "/members/ilze-k/" in Post.objects.get(pk=post.pk).html
