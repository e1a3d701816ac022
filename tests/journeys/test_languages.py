"""Havn in somebody's own language: by a switch without an account, and in mails by one's choice."""

import pytest
from playwright.sync_api import expect

from directory.actions import applications
from tests.journeys.test_ways_in import letters_to, newest  # noqa: F401  the first is a fixture


def speak(page, name):
    page.locator(".languages").get_by_role("button", name=name).click()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_visitor_reads_the_concern_form_in_german_and_polish(browser_as, check, scripts):
    page = browser_as(java_script_enabled=scripts)
    page.goto("/concern/")
    heading = page.locator("h1")
    expect(heading).to_have_text("A child may be at risk")
    speak(page, "Deutsch")
    expect(heading).to_have_text("Ein Kind könnte gefährdet sein")
    expect(page.get_by_label("Was sollten wir wissen?")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "de"
    assert page.url.endswith("/concern/")
    if scripts:
        check(page)
    speak(page, "polski")
    expect(heading).to_have_text("Dziecko może być zagrożone")
    expect(page.get_by_label("Co powinniśmy wiedzieć?")).to_be_visible()
    if scripts:
        check(page)
    assert page.locator("html").get_attribute("lang") == "pl"


def test_a_members_choice_wins_and_the_mail_comes_in_it(
    browser_as,
    check,
    stranger,
    secretariat,
    letters_to,  # noqa: F811
):
    """In a browser that asks for Polish; the colleague who decides reads English."""
    asked = {"organisation": "Jugendamt", "statement": "To learn from others.", "sponsor": ""}
    applications.apply(member=stranger, **asked)
    page = browser_as(stranger, locale="pl-PL")
    page.goto("/")
    speak(page, "Deutsch")
    expect(page.get_by_text("Ihr Konto wartet auf das Sekretariat.")).to_be_visible()
    elsewhere = browser_as(stranger, locale="pl-PL")
    elsewhere.goto("/settings/profile/")
    expect(elsewhere.locator("h1")).to_have_text("Ihr Profil")
    applications.admit(member=stranger, by=secretariat)
    letter = newest(letters_to, stranger.email, page, "aufgenommen")
    assert f"Guten Tag {stranger.name}," in letter
    page.goto("/")
    check(page, None, f"Schön, dass Sie da sind, {stranger.name}")
