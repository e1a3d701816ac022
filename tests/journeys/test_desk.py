"""What is reported, decided, objected to and mended: from the first click to the last answer."""

import pytest
from django.urls import reverse

from moderation.actions import decisions, reasons
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Decision, Matter, ModeratorScope
from network.lib import subjects
from tests.factories import a_member, a_reply
from tests.keys import with_key

SHAME = "Shame on you and your office."


@pytest.fixture
def post(thread, author):
    return a_reply(thread, author, SHAME)


@pytest.fixture
def second(db):
    return with_key(a_member("Bo B.", handle="bo-b", role="moderator"))


def a_matter(post, member, reason="harasses"):
    thing = subjects.kept("forums.post", post.pk)
    return report(thing=thing, member=member, reason=reason, words="Please look.").matter


def at(matter):
    return reverse("desk_matter", args=[matter.pk])


def choose(page, decision, words, number="4.2"):
    page.get_by_label(decision, exact=True).check()
    page.locator("#decision [name=guideline]").select_option(number)
    page.locator("#decision textarea").fill(words)


def test_from_the_report_to_the_outcome_of_a_second_look(
    browser_as, no_violations, post, author, watcher, moderator, second
):
    reader, desk = browser_as(watcher), browser_as(moderator)
    reader.goto(post.get_absolute_url())
    reader.locator(f"#post-{post.number}").get_by_role("link", name="Report").click()
    no_violations(reader)
    reader.get_by_label("It insults, threatens or discriminates").check()
    reader.get_by_role("button", name="Send").click()
    assert "Waiting for a moderator" in reader.locator("main").inner_text()

    desk.goto("/desk/")
    no_violations(desk)
    desk.locator("#queue a").first.click()
    assert SHAME in desk.locator(".is-about").inner_text()
    no_violations(desk)
    choose(desk, "Hide it", "It insults colleagues.")
    desk.get_by_role("button", name="Decide").click()
    assert "Decided: Hide it" in desk.locator("main").inner_text()

    writer, colleague = browser_as(author), browser_as(second)
    decision = Decision.objects.get()
    writer.goto(decision.get_absolute_url())
    told = writer.locator("main").inner_text()
    for part in ("out of sight", "Number 4.2", "Disagree with what was said", "insults colleagues"):
        assert part in told
    no_violations(writer)
    writer.locator("main textarea").fill("I only quoted a minister.")
    writer.get_by_role("button", name="Ask for a second look").click()
    assert "You asked for a second look" in writer.locator("main").inner_text()

    desk.goto("/desk/")
    assert "Nothing waits" in desk.locator("main").inner_text()
    colleague.goto("/desk/")
    colleague.locator("#queue a").first.click()
    assert "I only quoted a minister." in colleague.locator("main").inner_text()
    no_violations(colleague)
    colleague.get_by_label("Take the decision back").check()
    colleague.locator("#decision textarea").fill("It was a quote.")
    colleague.get_by_role("button", name="Decide").click()
    colleague.wait_for_load_state()

    writer.goto(decision.get_absolute_url())
    assert "It was taken back." in writer.locator("main").inner_text()
    reader.goto(post.get_absolute_url())
    assert SHAME in reader.locator(f"#post-{post.number}").inner_text()


def test_what_came_back_is_mended_and_published(
    browser_as, no_violations, post, author, watcher, moderator
):
    matter = a_matter(post, watcher)
    desk, writer, reader = browser_as(moderator), browser_as(author), browser_as(watcher)
    desk.goto(at(matter))
    choose(desk, "Return it to its author to mend", "Please say it without the insult.")
    desk.get_by_role("button", name="Decide").click()
    desk.wait_for_load_state()
    reader.goto(post.get_absolute_url())
    assert SHAME not in reader.locator(f"#post-{post.number}").inner_text()

    writer.goto(Decision.objects.get().get_absolute_url())
    writer.get_by_role("link", name="Mend and send again").click()
    no_violations(writer)
    words = writer.locator("main textarea")
    assert words.input_value() == SHAME
    words.fill("I see it differently.")
    writer.get_by_role("button", name="Send again").click()
    writer.wait_for_load_state()

    desk.goto(at(matter))
    assert "I see it differently." in desk.locator(".mended").inner_text()
    assert "Mended by its author" in desk.locator(".log").inner_text()
    desk.get_by_label("Approve the mended words").check()
    desk.locator("#decision textarea").fill("Thank you.")
    desk.get_by_role("button", name="Decide").click()
    desk.wait_for_load_state()
    reader.goto(post.get_absolute_url())
    assert "I see it differently." in reader.locator(f"#post-{post.number}").inner_text()


def test_the_gravest_is_decided_by_two_persons(
    browser_as, no_violations, post, watcher, moderator, second
):
    matter = a_matter(post, watcher, "threat")
    first, other = browser_as(moderator), browser_as(second)
    first.goto(at(matter))
    assert SHAME not in first.content()
    no_violations(first)
    first.get_by_role("button", name="Show").click()
    choose(first, "Delete its words for good", "It is a threat.")
    first.get_by_role("button", name="Propose").click()
    first.wait_for_load_state()
    first.goto(at(matter))
    assert first.get_by_role("button", name="Agree").count() == 0

    other.goto(at(matter))
    assert (
        "Anna M. proposes: Delete its words for good"
        in other.locator(".desk-decision").inner_text()
    )
    no_violations(other)
    other.get_by_role("button", name="Agree").click()
    other.wait_for_load_state()
    closed = Matter.objects.get(pk=matter.pk)
    assert (closed.first_closed_by, closed.closed_by) == (moderator, second)


def test_colleagues_see_at_once_who_is_on_it(browser_as, post, watcher, moderator, second):
    matter = a_matter(post, watcher)
    looks, works = browser_as(second), browser_as(moderator)
    looks.goto("/desk/")
    assert "Nobody has it" in looks.locator("#queue").inner_text()
    works.goto(at(matter))
    works.get_by_role("button", name="I take it on").click()
    looks.locator("#queue").get_by_text("Anna M. is on it").wait_for()


def test_the_desk_is_worked_at_without_a_mouse(
    browser_as, thread, author, post, watcher, moderator
):
    other = a_matter(a_reply(thread, author, "And again."), watcher)
    matter = a_matter(post, watcher)
    Matter.objects.filter(pk=other.pk).update(risk="P3")
    page = browser_as(moderator)
    page.goto("/desk/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{at(matter)}")
    page.keyboard.press("n")
    page.wait_for_url(f"**{at(other)}")
    page.keyboard.press("c")
    page.get_by_text("You are on it").wait_for()
    page.keyboard.press("d")
    page.keyboard.press("Space")
    assert page.get_by_label("The reports are unfounded").is_checked()
    for _field in ("which number", "why"):
        page.keyboard.press("Tab")
    page.keyboard.type("It is no insult.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{at(matter)}#main")
    assert Matter.objects.get(pk=other.pk).state == "rejected"
    page.keyboard.press("?")
    assert "At the moderators' desk" in page.locator("#key-list").inner_text()


def test_each_page_in_both_themes_and_widths(
    browser_as, check, post, author, watcher, moderator, secretariat
):
    matter = a_matter(post, watcher, "advert")
    ModeratorScope.objects.create(member=moderator, forum=post.thread.forum_id)
    page = browser_as(moderator)
    check(page, "/desk/", "Moderators' desk")
    check(page, at(matter), f"Matter {matter.pk}")
    reader = browser_as(watcher)
    check(reader, f"/report/?about=forums.post-{post.pk}", "Report")
    check(reader, "/held/", "What you sent to moderators")
    office = browser_as(secretariat)
    check(office, reverse("secretariat_scopes"), "Who moderates what")
    reasons.keep_text(guideline="4.4", words="Please leave the brand out.", by=secretariat)
    check(office, reverse("secretariat_reasons"), "Texts for reasons")
    ground = Ground("Please leave the brand out.", "4.4")
    back = decisions.decide(matter=matter, by=moderator, kind="return", ground=ground, seen=1)
    writer = browser_as(author)
    check(writer, back.get_absolute_url(), "A decision about your words")
    check(writer, f"{back.get_absolute_url()}mend/", "Mend your words")


def test_the_button_that_decides_is_reached_by_scrolling_the_page_alone(
    browser_as, post, watcher, moderator
):
    page = browser_as(moderator, viewport={"width": 1280, "height": 900})
    page.goto(at(a_matter(post, watcher)))
    column = page.locator(".desk-decision")
    assert column.evaluate("it => getComputedStyle(it).overflowY") == "visible"
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    button = page.get_by_role("button", name="Decide").bounding_box()
    assert 0 < button["y"] < 900 - button["height"]
    page.set_viewport_size({"width": 390, "height": 900})
    tops = [page.locator(at).bounding_box()["y"] for at in ("#item", "#decide", "#history")]
    assert tops == sorted(tops)
