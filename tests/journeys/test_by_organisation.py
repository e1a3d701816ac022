"""Signing in by a ministry's own sign-in, with a real provider of OpenID Connect."""

import re
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit, urlunsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from directory.models import Member
from network.lib import letters
from network.stack.addresses import free_port
from tests import factories
from tests.journeys import ministry
from tests.journeys.offices import Ministry
from tests.journeys.servers import Site
from tests.journeys.test_sign_in import PASSWORD, newest_code, press, sign_out, still_me

BUTTON = f"Sign in with {ministry.NAME}"


@pytest.fixture(scope="module")
def office(servers, django_db_blocker):
    """Havn a second time, told of the ministry; and the ministry."""
    port = free_port()
    provider = Ministry(f"http://localhost:{port}")
    with django_db_blocker.unblock():
        site = Site(port, SIGN_IN_PROVIDERS=provider.told_to_havn())
    provider.start()
    site.web.start()
    site.wait_for_web()
    yield site
    site.web.stop()
    provider.stop()


@pytest.fixture
def site(running, office):
    return office.url


@pytest.fixture
def nora(transactional_db):
    return factories.a_member("Nora N.", email="nora@example.org", password=PASSWORD)


def go(page, name=BUTTON):
    page.goto("/accounts/login/")
    press(page, name)


def at_the_ministry(page, who):
    """Sign in there, as one does at work."""
    page.wait_for_url(re.compile(r"127\.0\.0\.1"))
    page.locator("[name=login]").fill(who)
    page.locator("[type=submit]").first.click()
    page.locator("[name=password]").fill(ministry.PASSWORD)
    page.locator("[type=submit]").first.click()


def connect(page, name=ministry.NAME):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill("nora@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    page.get_by_role("heading", level=1).get_by_text("Nora N.").wait_for()
    page.goto("/accounts/3rdparty/")
    expect(page.get_by_text("Nothing is connected yet.")).to_be_visible()
    press(page, f"Connect {name}")
    still_me(page)


def test_a_member_connects_it_signs_in_by_it_and_disconnects_it(
    browser_as, nora, forum, no_violations
):
    page = browser_as()
    connect(page)
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in by your organisation")
    expect(page.get_by_text(f"You can sign in by {ministry.NAME} now.")).to_be_visible()
    assert "You can sign in by Ministry of Harbours now." in letter(
        "Your organisation is connected"
    )
    page.troubles[:] = troubles_of_ours(page)
    no_violations(page)
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.provider, kept.uid, kept.extra_data) == (nora, "ministry", "nora", {})
    assert not SocialToken.objects.exists()

    sign_out(page)
    go(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora N.")
    page.goto("/accounts/3rdparty/")
    press(page, f"Disconnect {ministry.NAME}")
    still_me_if_asked(page)
    expect(page.get_by_text("Nothing is connected yet.")).to_be_visible()
    assert "any more" in letter("Your organisation is disconnected")
    sign_out(page)
    go(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You have an account already")
    assert troubles_of_ours(page) == []


def troubles_of_ours(page) -> list[str]:
    """Not those of the ministry's own pages."""
    return [trouble for trouble in page.troubles if "127.0.0.1" not in trouble]


def still_me_if_asked(page):
    if "/reauthenticate/" in page.url:
        still_me(page)


def letter(subject) -> str:
    """The newest letter with the subject, as it stands in the site's folder."""
    folder = settings.DATA / "mail"
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime)
    return [text for text in map(read, files) if f"Subject: Havn: {subject}" in text][-1]


def read(file) -> str:
    raw = file.read_bytes().rsplit(b"\n" + b"-" * 79, 1)[0]
    return letters.read(raw)


def test_an_address_alone_opens_nobodys_account(browser_as, nora, no_violations):
    page = browser_as()
    go(page)
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have an account already")
    page.troubles[:] = troubles_of_ours(page)
    no_violations(page)
    page.goto("/settings/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert not SocialAccount.objects.exists()


def fill_in(page, **fields):
    for label, words in {
        "Handle": "inga-i",
        "Organisation": "Ministry of Harbours",
        "Why you want to join": "We begin with kinship care.",
        **fields,
    }.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Country").select_option("LV")
    page.get_by_label("Sector").select_option("child-protection")
    page.get_by_label("I accept the guidelines").check()
    press(page, "Apply")


def test_a_stranger_applies_and_nothing_is_skipped(browser_as, forum, no_violations):
    page = browser_as()
    go(page)
    at_the_ministry(page, "inga")
    expect(page.get_by_role("heading", level=1)).to_have_text("Apply to join")
    expect(page.get_by_label("E-mail")).to_have_value("inga@example.org")
    expect(page.get_by_label("Your name")).to_have_value("Inga I.")
    page.troubles[:] = troubles_of_ours(page)
    no_violations(page)
    assert "access_token" not in everything_in_sessions()
    fill_in(page)
    expect(page.get_by_text("Your account waits for the secretariat")).to_be_visible()
    inga = Member.objects.get(handle="inga-i")
    assert not inga.is_admitted
    assert inga.application.statement == "We begin with kinship care."
    assert EmailAddress.objects.get(user=inga).verified
    assert not inga.has_usable_password()

    sign_out(page)
    go(page)
    expect(page.get_by_text("Your account waits for the secretariat")).to_be_visible()


def everything_in_sessions() -> str:
    return " ".join(str(session.get_decoded()) for session in Session.objects.all())


def test_an_address_the_ministry_has_not_verified_is_confirmed_by_a_code(browser_as, forum):
    page = browser_as()
    go(page)
    at_the_ministry(page, "olga")
    fill_in(page, Handle="olga-o")
    page.get_by_label("Code").fill(newest_code("olga@example.org"))
    press(page, "Confirm")
    expect(page.get_by_text("Your account waits for the secretariat")).to_be_visible()
    assert EmailAddress.objects.get(user__handle="olga-o").verified


def test_an_unverified_address_of_a_member_opens_and_says_nothing(browser_as, forum):
    olga = factories.a_member("Olga O.", email="olga@example.org", password=PASSWORD)
    page = browser_as()
    go(page)
    at_the_ministry(page, "olga")
    expect(page.get_by_role("heading", level=1)).to_have_text("Apply to join")
    fill_in(page, Handle="olga-two")
    expect(page.get_by_label("Code")).to_be_visible()
    assert list(Member.objects.filter(email__iexact=olga.email)) == [olga]
    assert not SocialAccount.objects.exists()


def test_the_second_factor_is_asked_unless_the_configuration_believes_the_ministry(
    browser_as, nora, forum
):
    TOTP.activate(nora, generate_totp_secret())
    for provider in ("ministry", "believed"):
        SocialAccount.objects.create(user=nora, provider=provider, uid="nora")
    page = browser_as()
    go(page)
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page = browser_as()
    go(page, "Sign in with Believed Ministry")
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora N.")


def test_a_moderator_needs_a_key_of_havns_own_whatever_the_ministry_says(browser_as, forum):
    anna = factories.a_member("Anna M.", role="moderator", password=PASSWORD)
    SocialAccount.objects.create(user=anna, provider="believed", uid="nora")
    page = browser_as()
    go(page, "Sign in with Believed Ministry")
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_have_text("One thing before you go on")


def test_another_browsers_answer_a_used_one_and_a_changed_nonce_are_refused(browser_as, nora, site):
    SocialAccount.objects.create(user=nora, provider="ministry", uid="nora")
    page = browser_as()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    go(page)
    at_the_ministry(page, "nora")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nora N.")
    question = next(url for url in asked if "/oauth/authorize" in url)
    said = parse_qs(urlsplit(question).query)
    assert said["code_challenge_method"] == ["S256"]
    assert len(said["nonce"][0]) == 64
    answer = next(url for url in asked if urlsplit(url).path.endswith("/login/callback/"))

    for browser in (page, browser_as()):
        browser.goto(answer)
        expect(browser.get_by_role("heading", level=1)).to_have_text("That sign-in did not work")
        browser.goto(answer.replace("state=", "state=x"))
        expect(browser.get_by_role("heading", level=1)).to_have_text("That sign-in did not work")

    other = browser_as()
    other.goto(changed(question_of(other), nonce="0"))
    at_the_ministry(other, "nora")
    expect(other.get_by_role("heading", level=1)).to_have_text("That sign-in did not work")


def question_of(page) -> str:
    """Where the press on the button leads."""
    page.goto("/accounts/login/")
    form = {"csrfmiddlewaretoken": page.locator("[name=csrfmiddlewaretoken]").first.input_value()}
    answer = page.request.post("/accounts/oidc/ministry/login/", form=form, max_redirects=0)
    return answer.headers["location"]


def changed(url, **values) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | values)))
