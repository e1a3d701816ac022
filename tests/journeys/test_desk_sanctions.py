"""Suspended: what, why and until when; objecting to it, and what another moderator says."""

import pytest

from moderation.actions import sanctions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Matter, Sanction
from network.lib import subjects
from tests.factories import a_member, a_reply
from tests.keys import with_key

WHY = "Three adverts in a day, after a warning."


@pytest.fixture
def second(db):
    return with_key(a_member("Bo B.", handle="bo-b", role="moderator"))


@pytest.fixture
def matter(thread, author, watcher):
    thing = subjects.kept("forums.post", a_reply(thread, author, "Buy our software.").pk)
    return report(thing=thing, member=watcher, reason="advert").matter


def suspend(page, member):
    page.goto(f"/desk/members/{member.handle}/")
    page.get_by_label("Suspended").check()
    page.get_by_label("For how long").select_option("7")
    page.get_by_label("Which number").select_option("4.4")
    page.get_by_label("Why, in your own words").fill(WHY)
    page.get_by_role("button", name="Decide").click()
    page.get_by_text("is told.").wait_for()


def test_a_suspended_member_finds_what_why_and_until_when(browser_as, check, author, moderator):
    suspend(browser_as(moderator), author)
    page = browser_as(author)
    page.goto("/directory/")
    check(page, None, "You are suspended")
    said = page.locator("main").inner_text()
    for part in ("Suspended", "Until", WHY, "4.4", "Say when you have an interest"):
        assert part in said
    until = Sanction.objects.get().until
    assert page.locator(f"main time[datetime^='{until:%Y-%m-%d}']").count()
    assert moderator.name not in said


def test_from_the_suspension_to_the_answer_of_another_moderator(
    browser_as, check, no_violations, author, moderator, second
):
    suspend(browser_as(moderator), author)
    page = browser_as(author)
    page.goto("/forums/")
    page.get_by_text("Object to it").click()
    page.get_by_label("Why do you think it is wrong?").fill("Two of them were links to a law.")
    no_violations(page)
    page.get_by_role("button", name="Ask for a second look").click()
    page.get_by_text("You asked for a second look.").wait_for()

    first = browser_as(moderator)
    first.goto("/desk/")
    assert "Nothing waits" in first.locator("main").inner_text()
    other = browser_as(second)
    other.goto("/desk/")
    other.locator("#queue a").first.click()
    assert "Two of them were links to a law." in other.locator("main").inner_text()
    assert WHY in other.locator("main").inner_text()
    assert not other.get_by_label("For how long").is_visible()
    other.get_by_label("Make shorter what was decided").check()
    check(other, None, f"Matter {Matter.objects.get().pk}")
    other.get_by_label("For how long").select_option("3")
    other.locator("#decision textarea").fill("One advert, and two links to a law.")
    other.get_by_role("button", name="Decide").click()
    other.get_by_text("Decided: Make shorter").wait_for()

    page.goto("/sanctions/")
    assert "made it shorter" in page.locator("main").inner_text()
    page.get_by_role("link", name="Read why").click()
    check(page, None, "The answer to what you objected to")
    assert "One advert, and two links to a law." in page.locator("main").inner_text()
    assert Sanction.objects.get().days == 3


def test_a_lifted_suspension_opens_the_door(browser_as, author, moderator, second):
    sanction = sanctions.suspend(member=author, by=moderator, ground=Ground(WHY))
    page, other = browser_as(author), browser_as(second)
    page.goto("/sanctions/")
    page.get_by_text("Object to it").click()
    page.get_by_label("Why do you think it is wrong?").fill("It was not me.")
    page.get_by_role("button", name="Ask for a second look").click()
    page.get_by_text("You asked for a second look.").wait_for()
    other.goto(f"/desk/{Matter.objects.get().pk}/")
    other.get_by_label("Lift what was decided").check()
    other.locator("#decision textarea").fill("It was somebody else.")
    other.get_by_role("button", name="Decide").click()
    other.get_by_text("Decided: Lift").wait_for()
    page.goto("/directory/")
    assert page.locator("h1").inner_text() == "Directory"
    sanction.refresh_from_db()
    assert sanction.lifted_by == second


def test_words_are_hidden_and_their_author_suspended_in_one_decision(
    browser_as, check, matter, author, moderator
):
    desk = browser_as(moderator)
    desk.goto(f"/desk/{matter.pk}/")
    beside = desk.get_by_label("And about its author")
    assert not beside.is_visible()
    desk.get_by_label("Hide it", exact=True).check()
    beside.select_option("suspension")
    desk.get_by_label("For how long").select_option("7")
    desk.locator("#decision textarea").fill(WHY)
    check(desk)
    desk.get_by_role("button", name="Decide").click()
    desk.get_by_text("Hide it. And about its author: Suspended").wait_for()
    page = browser_as(author)
    page.goto("/sanctions/")
    page.get_by_role("link", name="Read the decision").click()
    check(page, None, "A decision about your words")
    said = page.locator("main").inner_text()
    for part in ("taken out of sight", "You are suspended until", WHY, "Ask for a second look"):
        assert part in said
