"""Phone and keys are lost: from asking, over two yeses, to a new app."""

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from playwright.sync_api import expect

from tests import factories
from tests.journeys.test_sign_in import (
    PASSWORD,
    code_of_app,
    newest_code,
    press,
    sign_in,
    still_me,
)
from tests.journeys.test_ways_in import letters_to, newest  # noqa: F401  a fixture
from tests.keys import with_key

EMAIL, SECRET = "anna@example.org", generate_totp_secret()


@pytest.fixture
def anna(transactional_db):
    member = factories.a_member("Anna M.", email=EMAIL, password=PASSWORD, role="moderator")
    TOTP.activate(member, SECRET)
    return member


@pytest.fixture
def colleague(transactional_db):
    return with_key(factories.a_member("Olga K.", role="secretariat"))


def to_the_second_step_by_mail(page):
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Send me a code").click()
    page.get_by_label("E-mail").fill(EMAIL)
    press(page, "Send the code")
    page.get_by_label("Code").fill(newest_code(EMAIL))
    press(page, "Confirm")
    expect(page.locator("h1")).to_have_text("One more step")


def say_yes(page):
    page.goto("/secretariat/lost-keys/")
    expect(page.locator("h1")).to_have_text("Lost keys")
    page.get_by_role("main").get_by_role("button", name=re.compile("Anna M.")).click()


def test_two_say_yes_and_the_member_begins_anew(
    browser_as,
    anna,
    secretariat,
    colleague,
    forum,
    letters_to,  # noqa: F811
):
    elsewhere = browser_as()
    sign_in(elsewhere)
    elsewhere.get_by_label("Code").fill(code_of_app(SECRET))
    press(elsewhere, "Sign in")
    expect(elsewhere.locator("h1")).to_contain_text("Anna M.")

    page = browser_as()
    to_the_second_step_by_mail(page)
    page.get_by_role("link", name="Begin anew").click()
    press(page, "Ask the secretariat")
    assert "typed a code from your mail" in newest(letters_to, EMAIL, page, "typed a code")

    first, second = browser_as(secretariat), browser_as(colleague)
    say_yes(first)
    expect(first.get_by_text("A colleague must say yes too")).to_be_visible()
    expect(
        first.get_by_role("main").get_by_role("button", name=re.compile("Anna M."))
    ).to_have_count(0)
    elsewhere.goto("/forums/")
    expect(elsewhere.locator("h1")).to_have_text("Forums")
    say_yes(second)
    expect(second.get_by_text("Anna M. can begin anew")).to_be_visible()
    assert "have removed all your keys" in newest(letters_to, EMAIL, page, "have removed")
    elsewhere.goto("/settings/profile/")
    expect(elsewhere.locator("h1")).to_have_text("Sign in")

    page = browser_as()
    sign_in(page)
    expect(page.locator("h1")).to_have_text("One thing before you go on")
    page.get_by_role("link", name="Set up an app").click()
    still_me(page)
    secret = page.get_by_label("Key", exact=True).input_value()
    page.get_by_label("Code").fill(code_of_app(secret))
    press(page, "Use this app")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    page.goto("/forums/")
    expect(page.locator("h1")).to_have_text("Forums")
