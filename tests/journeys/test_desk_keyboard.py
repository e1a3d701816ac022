"""The desk without a mouse, and while others report."""

import pytest
from playwright.sync_api import expect

from directory.actions import applications
from moderation.actions import decisions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Matter
from network.lib import subjects
from tests.factories import a_reply

DESK = "/desk/"


@pytest.fixture
def reported(thread, author, watcher):
    def act(words, reason="harasses"):
        thing = subjects.kept("forums.post", a_reply(thread, author, words).pk)
        return report(thing=thing, member=watcher, reason=reason).matter

    return act


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def test_a_whole_matter_by_keyboard_alone(browser_as, reported, moderator):
    matter, other = reported("Shame on you."), reported("Buy it.", "advert")
    page = browser_as(moderator)
    page.goto(DESK)
    keys = page.keyboard
    keys.press("j")
    keys.press("j")
    keys.press("k")
    keys.press("Enter")
    page.wait_for_url(f"**/desk/{matter.pk}/**")
    keys.press("c")
    page.get_by_text("You are on it").wait_for()
    assert focused(page) == "item"
    keys.press("d")
    for _ in range(3):
        keys.press("ArrowDown")
    assert page.get_by_label("Hide it", exact=True).is_checked()
    keys.press("Tab")
    assert focused(page) == "id_beside"
    keys.press("Tab")
    assert focused(page) == "id_guideline"
    keys.press("Tab")
    keys.type("It insults a colleague.")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url(f"**/desk/{other.pk}/**")
    assert focused(page) == "main"
    assert "Decided: Hide it." in page.locator("main").inner_text()
    decision = Decision.objects.get()
    assert (decision.kind, decision.guideline, decision.by) == ("hide", "4.2", moderator)
    assert Matter.objects.get(pk=matter.pk).claimed_by is None
    keys.press("?")
    said = page.locator("#key-list").inner_text()
    assert "Open the row that has the focus" in said
    assert "go to the decision" in said


def test_an_application_by_keyboard_alone(browser_as, reported, stranger, secretariat):
    application = applications.apply(member=stranger, organisation="Unit", statement="To learn.")
    other = reported("Shame on you.")
    matter = Matter.objects.get(kind="application")
    page = browser_as(secretariat)
    page.goto(f"{DESK}{matter.pk}/")
    keys = page.keyboard
    keys.press("c")
    page.get_by_text("You are on it").wait_for()
    keys.press("d")
    assert focused(page) == "id_words"
    keys.type("Welcome.")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_url(f"**/desk/{other.pk}/**")
    assert "Stranger S. is admitted." in page.locator("main").inner_text()
    application.refresh_from_db()
    assert application.state == "admitted"


def test_one_key_never_agrees_for_the_second_person(browser_as, reported, moderator, secretariat):
    matter = Matter.objects.get(pk=reported("I will find you.", "threat").pk)
    ground = Ground("It is a threat.", "4.2")
    decisions.decide(matter=matter, by=moderator, kind="delete", ground=ground, seen=matter.version)
    page = browser_as(secretariat)
    page.goto(f"{DESK}{matter.pk}/")
    page.keyboard.press("d")
    assert page.evaluate("document.activeElement.textContent").strip() == "Agree"
    assert Decision.objects.get().in_force_at is None
    page.keyboard.press("Enter")
    page.get_by_text("Decided: Delete").wait_for()


def test_new_matters_wait_to_be_shown(browser_as, no_violations, reported, moderator):
    reported("Shame on you.")
    page = browser_as(moderator)
    page.goto(f"{DESK}?kind=reported")
    expect(page.locator("#queue > li")).to_have_count(1)
    reported("And on your office.")
    expect(page.locator("#desk-news")).to_have_text("1 new matter")
    reported("Buy it.", "advert")
    expect(page.locator("#desk-news")).to_have_text("2 new matters")
    expect(page.locator("#queue > li")).to_have_count(1)
    no_violations(page)
    page.get_by_role("link", name="2 new matters").click()
    expect(page.locator("#queue > li")).to_have_count(3)
    expect(page.locator("#desk-news")).to_be_empty()
    assert "kind=reported" in page.url


def test_words_find_a_matter(browser_as, check, reported, moderator):
    matter = reported("Shame on you.")
    page = browser_as(moderator)
    page.goto(DESK)
    page.locator("main").get_by_label("Search", exact=True).fill("kaisa")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(f"[data-matter='{matter.pk}']")).to_be_visible()
    check(page, f"{DESK}?q=nothing+of+the+kind", "Moderators' desk")
    assert "Nothing that waits is called so." in page.locator("main").inner_text()
