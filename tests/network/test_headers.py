"""What every answer says to browsers and caches."""

import pytest
from django.urls import reverse

from tests.factories import a_thread


@pytest.fixture
def pages(public_forum, author):
    """The kinds of pages a visitor can open."""
    thread = a_thread(public_forum, author)
    return [
        *("/", "/forums/", "/search/?q=first", "/nowhere/", "/healthz"),
        reverse("forum", args=[public_forum.slug]),
        thread.get_absolute_url(),
        reverse("since", args=[thread.pk]),
        *(reverse("account_login"), reverse("account_signup")),
        *(reverse("account_request_login_code"), reverse("account_reset_password")),
    ]


@pytest.fixture
def own_pages(author):
    return [
        *("/directory/", "/settings/profile/", "/settings/digest/", "/notifications/"),
        reverse("member", args=[author.handle]),
        *(reverse("account_email"), reverse("account_change_password"), reverse("mfa_index")),
    ]


def directives(response):
    policy = response["Content-Security-Policy"]
    return {name: set(values) for name, *values in (d.split() for d in policy.split(";"))}


def test_no_page_runs_or_loads_anything_from_elsewhere_or_written_into_it(
    client, pages, own_pages, watcher
):
    for page in pages + own_pages:
        if page == own_pages[0]:
            client.force_login(watcher)
        policy = directives(client.get(page))
        assert policy["default-src"] == {"'none'"}, page
        assert policy["script-src"] == policy["style-src"] == {"'self'"}, page
        assert policy["frame-ancestors"] == policy["base-uri"] == {"'none'"}, page
        allowed = set.union(*policy.values())
        assert allowed <= {"'self'", "'none'", "data:"}, page


def test_no_page_holds_a_script_or_a_style_of_its_own(client, pages, own_pages, watcher, settings):
    settings.HAVN_URL = "https://havn.example"
    for page in pages + own_pages:
        if page == own_pages[0]:
            client.force_login(watcher)
        text = client.get(page).content.decode()
        for wrong in ("<style", " style=", "<script>", "javascript:", " onclick="):
            assert wrong not in text, (page, wrong)
        assert "http://" not in text.replace("http://www.w3.org/", "").replace(
            "http://testserver", ""
        ), page


def test_no_page_may_be_framed_sniffed_or_told_to_others(client, pages):
    for page in pages:
        response = client.get(page)
        assert response["X-Frame-Options"] == "DENY", page
        assert response["X-Content-Type-Options"] == "nosniff", page
        assert response["Referrer-Policy"] == "same-origin", page
        assert response["Cross-Origin-Opener-Policy"] == "same-origin", page


def test_pages_of_who_is_signed_in_stay_out_of_every_cache(client, pages, own_pages, watcher):
    client.force_login(watcher)
    for page in pages + own_pages:
        kept = client.get(page)["Cache-Control"]
        assert "no-store" in kept, page
        assert "private" in kept, page


def test_the_answers_to_who_is_signed_in_stay_out_too(client, thread, watcher):
    client.force_login(watcher)
    reply = reverse("reply", args=[thread.pk])
    for data, status in [({"text": "Thank you."}, 302), ({"text": ""}, 422)]:
        response = client.post(reply, data)
        assert response.status_code == status
        assert response["Cache-Control"] == "private, no-store"


def test_a_visitors_page_may_be_kept_and_differs_by_cookie(client, pages):
    response = client.get("/forums/")
    assert not response.has_header("Cache-Control")
    assert "Cookie" in response["Vary"]


def test_the_cookie_of_forms_stays_on_this_site(client, watcher):
    client.force_login(watcher)
    cookie = client.get(reverse("settings_profile")).cookies["havn_csrf"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["domain"]
