"""Every page, letter and message of sign-in is ours: in our look and our words."""

import re
from pathlib import Path

import allauth
import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.template.loader import get_template
from django.test import Client
from django.urls import URLResolver, reverse

from network import settings as site_settings
from tests.factories import a_member
from tests.keys import a_key
from tests.numbers import CODE

OURS = site_settings.BASE_DIR / "templates"
THEIRS = Path(allauth.__file__).parent / "templates"
# name: (where a visitor ends, where a member ends); "" is the page itself, a number a refusal.
LOGIN, HOME = "account_login", "home"
PAGES = {
    "account_login": ("", HOME),
    "account_logout": (HOME, ""),
    "account_inactive": ("", ""),
    "account_signup": ("", HOME),
    "account_reauthenticate": (LOGIN, ""),
    "account_email": (LOGIN, ""),
    "account_email_verification_sent": (LOGIN, "account_email"),
    "account_change_password": (LOGIN, ""),
    "account_set_password": (LOGIN, "account_change_password"),
    "account_reset_password": ("", ""),
    "account_confirm_login_code": ("account_request_login_code", HOME),
    "account_reset_password_from_key_done": ("", ""),
    "account_reset_password_from_key": ("", ""),
    "account_reset_password_done": ("", ""),
    "account_request_login_code": ("", HOME),
    "mfa_index": (LOGIN, ""),
    "mfa_authenticate": (LOGIN, HOME),
    "mfa_reauthenticate": (LOGIN, ""),
    "mfa_activate_totp": (LOGIN, ""),
    "mfa_deactivate_totp": (LOGIN, 404),
    "mfa_view_recovery_codes": (LOGIN, ""),
    "mfa_generate_recovery_codes": (LOGIN, ""),
    "mfa_download_recovery_codes": (LOGIN, 403),
    "mfa_list_webauthn": (LOGIN, ""),
    "mfa_add_webauthn": (LOGIN, ""),
    "mfa_reauthenticate_webauthn": (LOGIN, ""),
    "mfa_remove_webauthn": (LOGIN, ""),
    "mfa_edit_webauthn": (LOGIN, ""),
    "mfa_login_webauthn": (LOGIN, HOME),
    "usersessions_list": (LOGIN, ""),
}
# Of signing in by an organisation: there only where one is configured.
BY_ORGANISATION = {
    "socialaccount_connections": (LOGIN, ""),
    "socialaccount_signup": (LOGIN, HOME),
    "socialaccount_login_cancelled": ("", ""),
    "openid_connect_callback": (401, 401),
    "oidc_sign_in": (405, 405),
    "oidc_connect": (LOGIN, 405),
    "disconnect": (LOGIN, 405),
}
APPS = ("account", "mfa", "socialaccount")
FOLDERS = ("accounts/oidc/", "accounts/3rdparty/")
PASSWORD = "seven quiet harbours"


def names(patterns):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield pattern.name


def test_every_address_of_sign_in_is_known():
    from allauth.account.urls import urlpatterns as account
    from allauth.mfa.urls import urlpatterns as mfa
    from allauth.usersessions.urls import urlpatterns as sessions

    from directory.urls import urlpatterns as ours

    assert set(names([*account, *mfa, *sessions])) == set(PAGES)
    by_organisation = {p.name for p in ours if str(p.pattern).startswith(FOLDERS)}
    assert by_organisation == set(BY_ORGANISATION)


@pytest.fixture
def member(client, db, settings):
    """Signed in a moment ago by password; has a key and recovery codes that were seen."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    member = a_member(email="nora@example.org", password=PASSWORD)
    client.post(reverse("account_login"), {"login": member.email, "password": PASSWORD})
    RecoveryCodes.activate(member).mark_as_viewed()
    a_key(member)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return member


def arguments(name):
    if name in {"mfa_remove_webauthn", "mfa_edit_webauthn"}:
        key = Authenticator.objects.filter(type="webauthn").first()
        return [key.pk if key else 1]
    if name in {"openid_connect_callback", "oidc_sign_in", "oidc_connect"}:
        return ["ministry"]
    if name == "disconnect":
        return [1]
    return ["1", "set-password"] if name == "account_reset_password_from_key" else []


def assert_in_our_look(page):
    """Nothing but the frame of base.html, filled with templates of ours."""
    assert page["Content-Type"].startswith("text/html")
    used = [template for template in page.templates if template.name]
    assert "base.html" in {template.name for template in used}
    foreign = [t.name for t in used if THEIRS in Path(t.origin.name).parents]
    assert foreign == []
    html = page.content.decode()
    assert html.count("<h1") == 1
    assert "Email" not in html
    assert re.search(r"<title>\s*\S.* – Havn</title>", html)


def walk(client, name, outcome):
    page = client.get(reverse(name, args=arguments(name)), follow=True)
    if isinstance(outcome, int):
        assert page.status_code == outcome
    else:
        assert page.status_code == 200
        assert page.resolver_match.url_name == (outcome or name)
    assert_in_our_look(page)


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_meets_our_look(client, db, name):
    walk(client, name, PAGES[name][0])


@pytest.mark.parametrize("name", PAGES)
def test_a_member_meets_our_look(client, member, name):
    walk(client, name, PAGES[name][1])


@pytest.mark.parametrize("name", BY_ORGANISATION)
def test_by_an_organisation_too(client, member, ministry, name):
    for visits, outcome in zip((Client(), client), BY_ORGANISATION[name], strict=True):
        if outcome == 405:
            assert visits.get(reverse(name, args=arguments(name))).status_code == 405
        else:
            walk(visits, name, outcome)


@pytest.mark.parametrize("name", BY_ORGANISATION)
def test_where_no_organisation_is_configured_nothing_is_there(client, member, name):
    address = reverse(name, args=arguments(name))
    for visits in (client, Client()):
        assert "ministry" not in visits.get(reverse("account_login")).content.decode().lower()
        methods = [m for m in (visits.get, visits.post) if m(address).status_code != 405]
        assert methods
        for method in methods:
            page = method(address, follow=True)
            assert page.status_code == 404 or page.resolver_match.url_name == LOGIN


def test_a_page_that_is_not_ours_is_seen(client, member, settings):
    templates = settings.TEMPLATES[0]
    settings.TEMPLATES = [templates | {"DIRS": [THEIRS, OURS]}]
    with pytest.raises(AssertionError):
        walk(client, "mfa_list_webauthn", "")


def letters_and_messages():
    """Those of the ways to sign in that are switched on; there is no telephone here."""
    folders = [f"{app}/{kind}" for app in APPS for kind in ("email", "messages")]
    found = [
        path.relative_to(THEIRS).as_posix()
        for folder in [*folders, "usersessions/messages"]
        for path in (THEIRS / folder).glob("*.txt")
        if "phone" not in path.name
    ]
    assert len(found) > 50
    return sorted(found)


@pytest.mark.parametrize("name", letters_and_messages())
def test_letters_and_messages_are_ours_too(name):
    assert Path(get_template(name).origin.name).is_relative_to(OURS)
    if "/email/" in name and name.endswith("_message.txt"):
        html = get_template(name.replace(".txt", ".html")).template
        assert Path(html.origin.name).is_relative_to(OURS)


def test_a_changed_password_is_told_by_letter(client, member, mailoutbox):
    fields = {
        "oldpassword": PASSWORD,
        "password1": "eight loud gulls",
        "password2": "eight loud gulls",
    }
    client.post(
        reverse("account_change_password"),
        fields,
        headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Firefox/140.0"},
    )
    [mail] = mailoutbox
    assert mail.subject == "Havn: Your password was changed"
    assert mail.to == ["nora@example.org"]
    html = mail.alternatives[0].content
    for words in (mail.body, html):
        assert "Firefox on Windows" in words
        assert "127.0.0.1" not in words


def test_the_style_sheet_of_letters_stands_once_and_is_on_each_element_when_sent(
    client, db, mailoutbox
):
    letters = [*OURS.glob("*/email/*.html"), *OURS.glob("emails/*.html")]
    assert len(letters) > 25
    assert [path.name for path in letters if " style=" in path.read_text(encoding="utf-8")] == []
    a_member(email="nora@example.org")
    client.post(reverse("account_request_login_code"), {"email": "nora@example.org"})
    html = mailoutbox[0].alternatives[0].content
    assert re.search(r'<p class="code" style="[^"]*letter-spacing: 2px', html)
    assert "prefers-color-scheme: dark" in html


def test_a_key_is_not_named_by_a_personal_number(client, member):
    key = Authenticator.objects.get(type="webauthn")
    address = reverse("mfa_edit_webauthn", args=[key.pk])
    page = client.post(address, {"name": f"Key of {CODE}"})
    assert "looks like a personal number" in page.content.decode()
    client.post(address, {"name": "Key at home"})
    key.refresh_from_db()
    assert key.wrap().name == "Key at home"
