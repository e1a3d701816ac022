"""Every page, in both themes and on a phone: axe, CSP and console have nothing to say."""

import re

import pytest
from django.db import connection

from forums.actions import reading
from forums.models import Watch
from network.lib.signing import token
from notifications.digest_mail import STOP
from tests import factories

PASSWORD = "a long word and another"
WIDTHS = (390, 1280)
E_MAIL = re.compile("e-?mail", re.IGNORECASE)


@pytest.fixture
def check(no_violations):
    """check(page, address, …): go there, and look at it in both themes and widths."""

    def check(page, address=None, heading=None):
        if address:
            page.goto(address)
        if heading:
            assert page.locator("h1").inner_text() == heading
        assert page.locator("h1").count() == 1, page.url
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{page.url} is {wide} px wide at {width} px"
            no_violations(page)

    return check


@pytest.fixture
def member(db):
    return factories.a_member(
        "Tiina L.", handle="tiina-l", email="tiina@example.org", password=PASSWORD
    )


@pytest.fixture
def threads(forum, public_forum, author, member):
    """A long one with a word that does not break, one to watch, one that anybody reads."""
    long = factories.a_thread(forum, author, title="Kindesw" + "o" * 60 + "hl", posts=21)
    factories.a_reply(long, author, "https://example.org/" + "a" * 150)
    watched = factories.a_thread(forum, author, countries=["EE"], tags=["early help"])
    reading.watch(watched, member, Watch.Volume.WATCHING)
    public = factories.a_thread(public_forum, author, posts=2)
    return long, watched, public


def test_what_a_visitor_sees(browser_as, check, threads, member):
    long, _watched, public = threads
    page = browser_as()
    check(page, "/", "Where people who protect children in the Baltic Sea region ask each other")
    check(page, "/forums/", "Forums")
    check(page, "/forums/open-square/", "Open square")
    check(page, public.get_absolute_url(), public.title)
    check(page, "/search/?q=meeting", "Search")
    check(page, long.get_absolute_url(), "There is nothing here for you to see")
    check(page, f"/mail/stop/{token(STOP, member.pk)}/")


def test_the_way_in(browser_as, check, member, forum):
    page = browser_as()
    check(page, "/accounts/login/", "Sign in")
    page.get_by_label("Password").fill("wrong")
    page.get_by_label(E_MAIL).fill(member.email)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    check(page)
    check(page, "/accounts/signup/")
    check(page, "/accounts/password/reset/")
    page.get_by_label(E_MAIL).fill(member.email)
    page.locator("main form button").first.click()
    check(page)
    check(page, "/accounts/login/code/")
    page.get_by_label(E_MAIL).fill(member.email)
    page.locator("main form button").first.click()
    page.wait_for_url("**/accounts/login/code/confirm/")
    check(page)


def test_who_waits_to_be_admitted(browser_as, check, stranger, public_forum):
    page = browser_as(stranger)
    check(page, "/")
    check(page, "/directory/", "The directory is for admitted members")
    check(page, "/settings/profile/")


def test_what_a_member_reads(browser_as, check, threads, member, author):
    long, watched, _public = threads
    factories.a_reply(watched, author, "And another one.")
    page = browser_as(member)
    check(page, "/", f"Good to see you, {member.name}")
    check(page, "/forums/", "Forums")
    check(page, "/forums/common-room/", "Common room")
    check(page, long.get_absolute_url(), long.title)
    check(page, long.get_absolute_url() + "?page=last", long.title)
    check(page, watched.get_absolute_url(), watched.title)
    check(page, "/directory/", "Directory")
    check(page, f"/members/{author.handle}/", author.name)
    check(page, f"/members/{member.handle}/", member.name)
    check(page, "/notifications/", "Notifications")
    check(page, "/search/?q=kaisa", "Search")
    check(page, "/search/?q=nothing-of-the-kind", "Search")


def test_where_a_member_writes(browser_as, check, threads, member, author):
    _long, watched, _public = threads
    own = factories.a_reply(watched, member, "We begin with a phone call.")
    page = browser_as(member)
    check(page, "/forums/common-room/new/", "Start a thread")
    page.get_by_role("button", name="Start the thread").click()
    check(page, None, "Start a thread")
    check(page, f"/posts/{own.pk}/edit/", "Edit your post")
    check(page, "/settings/profile/")
    check(page, "/settings/digest/")
    check(page, "/settings/confirm/", "Is this still right?")
    check(page, "/settings/data/", "Your data")
    check(page, "/settings/leave/", "Leave Havn")
    page.get_by_role("button", name="Close my account").click()
    check(page)
    check(page, "/left/", "Your account is closed")
    theirs = watched.posts.get(number=1)
    check(page, f"/posts/{theirs.pk}/edit/", "This is not open to you")
    check(page, "/threads/999/")


def test_what_the_secretariat_looks_after(browser_as, check, secretariat, stranger, author):
    page = browser_as(secretariat)
    check(page, "/secretariat/", "Secretariat")
    check(page, "/secretariat/members/", "Members")
    check(page, "/secretariat/members/?state=left", "Members")
    check(page, f"/secretariat/members/{stranger.handle}/", stranger.name)
    check(page, f"/secretariat/members/{author.handle}/", author.name)


def test_sign_in_and_security(browser_as, check, member, forum):
    page = browser_as(member)
    check(page, "/accounts/email/")
    check(page, "/accounts/password/change/")
    check(page, "/accounts/2fa/")
    check(page, "/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/2fa/webauthn/add/")
    check(page)
    check(page, "/accounts/2fa/webauthn/")
    check(page, "/accounts/2fa/totp/activate/")
    check(page, "/accounts/2fa/recovery-codes/generate/")
    check(page, "/accounts/logout/")


def test_something_broke(browser_as, check, forum):
    """A real failure: the table of forums is not there for a moment."""
    page = browser_as()
    rename = "ALTER TABLE {} RENAME TO {}"
    with connection.cursor() as cursor:
        cursor.execute(rename.format("forums_forum", "forums_away"))
        try:
            check(page, "/forums/", "Something broke on our side")
        finally:
            cursor.execute(rename.format("forums_away", "forums_forum"))
