"""Proving who one is: by a passkey of Chromium's own authenticator, by an app, by a code."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from playwright.sync_api import expect

from tests import factories

PASSWORD = "a long word and another"


@pytest.fixture
def moderator(transactional_db):
    return factories.a_member(
        "Anna M.", email="anna@example.org", password=PASSWORD, role="moderator"
    )


def with_authenticator(page):
    """Give the page's browser a built-in authenticator that always agrees."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    options["automaticPresenceSimulation"] = True
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return page


def sign_in(page, email="anna@example.org"):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def sign_out(page):
    page.goto("/accounts/logout/")
    press(page, "Sign out")


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def still_me(page):
    expect(page.locator("h1")).to_have_text("Is it still you?")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Confirm")


def code_of_app(secret) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_a_moderator_adds_a_passkey_and_signs_in_with_it_alone(browser_as, moderator, forum):
    page = with_authenticator(browser_as())
    sign_in(page)
    expect(page.locator("h1")).to_have_text("One thing before you go on")
    page.get_by_role("link", name="Add a key").click()
    still_me(page)
    page.get_by_label("Name of the key").fill("Office computer")
    page.get_by_label("Sign in with this key alone").check()
    press(page, "Add the key")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    expect(page.locator(".recovery-codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("You have 1 key.")).to_be_visible()
    page.goto("/accounts/2fa/recovery-codes/")
    expect(page.locator(".recovery-codes")).to_have_count(0)
    page.goto("/forums/")
    expect(page.locator("h1")).to_have_text("Forums")

    sign_out(page)
    page.goto("/accounts/login/")
    press(page, "Use a passkey")
    expect(page.locator("h1")).to_contain_text("Anna M.")
    assert page.troubles == []


def test_a_passkey_as_the_second_step_after_the_password(browser_as, moderator, forum):
    page = with_authenticator(browser_as())
    sign_in(page)
    page.get_by_role("link", name="Add a key").click()
    still_me(page)
    press(page, "Add the key")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    sign_out(page)
    sign_in(page)
    expect(page.locator("h1")).to_have_text("One more step")
    press(page, "Use a passkey or security key")
    expect(page.locator("h1")).to_contain_text("Anna M.")
    page.goto("/accounts/2fa/webauthn/reauthenticate/")
    expect(page.locator("h1")).to_have_text("Is it still you?")
    press(page, "Use a passkey or security key")
    expect(page.locator("h1")).not_to_have_text("Is it still you?")
    assert page.troubles == []


def test_an_app_with_codes_and_a_recovery_code_when_it_is_lost(browser_as, moderator, forum):
    page = browser_as()
    sign_in(page)
    page.get_by_role("link", name="Set up an app").click()
    still_me(page)
    secret = page.get_by_label("Key", exact=True).input_value()
    page.get_by_label("Code").fill(code_of_app(secret))
    press(page, "Use this app")
    expect(page.locator("h1")).to_have_text("Recovery codes")
    recovery = page.locator(".recovery-codes code").first.inner_text()
    sign_out(page)
    sign_in(page)
    expect(page.locator("h1")).to_have_text("One more step")
    page.get_by_label("Code").fill("000000")
    press(page, "Sign in")
    expect(page.get_by_role("alert")).to_contain_text("That is not the code")
    page.get_by_label("Code").fill(recovery)
    press(page, "Sign in")
    expect(page.locator("h1")).to_contain_text("Anna M.")


def test_by_an_e_mailed_code(browser_as, forum):
    factories.a_member("Nora N.", email="nora@example.org", password=PASSWORD)
    page = browser_as()
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Send me a code").click()
    page.get_by_label("E-mail").fill("nora@example.org")
    press(page, "Send the code")
    expect(page.locator("h1")).to_have_text("Type the code to sign in")
    page.get_by_label("Code").fill(newest_code("nora@example.org"))
    press(page, "Confirm")
    expect(page.locator("h1")).to_contain_text("Nora N.")


def newest_code(address) -> str:
    """From the newest letter in the folder the site writes its mail to."""
    letters = sorted((settings.DATA / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
    text = [t for t in (path.read_text(encoding="utf-8") for path in letters) if address in t][-1]
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", text, re.MULTILINE).group(1)
