"""The desk in figures, its rota, the yearly page: with something in them, and by the keyboard."""

from datetime import date

from moderation.actions import matters
from moderation.actions.reports import report
from moderation.models import Matter, Tally
from tests.factories import a_member, a_reply
from tests.keys import with_key
from tests.moderation.conftest import thing_of


def test_the_work_of_the_desk(browser_as, check, thread, author, watcher, moderator):
    with_key(colleague := a_member("Ada A.", handle="ada-a", role="moderator"))
    for _time in range(2):
        thing = thing_of(a_reply(thread, author, "Buy our software."))
        made = report(thing=thing, member=watcher, reason="advert").matter
        matters.claim(matter=made, by=moderator)
    page = browser_as(moderator)
    check(page, "/desk/overview/", "The desk in figures")
    assert "2 matters came in." in page.locator("main").inner_text()
    check(page, "/desk/findings/", "Findings of the scan")
    check(page, "/desk/rota/", "Who is at the desk when")
    page.get_by_label("To whom").select_option(str(colleague.pk))
    page.get_by_label("Note for your colleague").fill("Please go on.")
    page.get_by_role("button", name="Hand all of them over").press("Enter")
    page.get_by_text("2 matters were handed over.").wait_for()
    assert Matter.objects.claimed_by(colleague).count() == 2


def test_a_shift_is_taken_and_given_back_with_the_keyboard(browser_as, check, moderator):
    page = browser_as(moderator)
    page.goto("/desk/rota/")
    day = page.locator(".rota time").nth(3).get_attribute("datetime")
    page.get_by_label("Day").fill(day)
    page.get_by_label("From").fill("22:00")
    page.get_by_label("To", exact=True).fill("06:00")
    page.get_by_label("To", exact=True).press("Enter")
    page.get_by_text("The shift is yours.").wait_for()
    check(page, None, "Who is at the desk when")
    page.get_by_role("button", name="Give back").first.press("Enter")
    page.get_by_text("Given back.").wait_for()


def test_everybody_reads_a_year(browser_as, check, db):
    year, kinds = date(2025, 12, 1), {"held": 20, "reported": 30, "appeal": 2}
    Tally.objects.create(month=year, topic="counted", number=1)
    for kind, number in kinds.items():
        Tally.objects.create(month=year, topic="matters", key=kind, number=number)
    page = browser_as()
    page.goto("/")
    page.get_by_role("link", name="Moderation in figures").click()
    check(page, None, "Moderation in figures")
    page.get_by_role("link", name="2025").click()
    check(page, None, "Moderation in figures, 2025")
    assert "fewer than 5" in page.locator("main").inner_text()
