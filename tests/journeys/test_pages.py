"""Pages as they are when something is long, wrong, missing or waits; the rest: test_every_page.py.

In both themes and on a phone axe, CSP and console have nothing to say.
"""

import re

import pytest
from django.db import connection

from directory.actions.documents import publish
from directory.models import GUIDELINES, DocumentVersion
from forums.actions import reading
from forums.models import Watch
from moderation.models import Responder
from tests import factories
from tests.keys import with_key

PASSWORD = "a long word and another"
WIDTHS = (390, 1280)
E_MAIL = re.compile("e-?mail", re.IGNORECASE)


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
    check(page, "/forums/open-square/", "Open square")
    check(page, public.get_absolute_url(), public.title)
    check(page, long.get_absolute_url(), "There is nothing here for you to see")


def newest():
    return DocumentVersion.objects.to_read(GUIDELINES, "en")


def test_new_guidelines_are_accepted_first(browser_as, check, member, public_forum):
    publish(
        document=newest().document,
        language=newest().language,
        written=newest().text + "<p>One more.</p>",
        changes="The last number is new.",
    )
    page = browser_as()
    page.goto("/accounts/login/?next=/forums/open-square/new/")
    page.get_by_label(E_MAIL).fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    check(page, None, "The guidelines have changed")
    page.get_by_role("button", name="I accept the guidelines").click()
    page.wait_for_url("**/forums/open-square/new/")


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


def test_a_long_thread_and_one_that_is_watched(browser_as, check, threads, member, author):
    long, watched, _public = threads
    factories.a_reply(watched, author, "And another one.")
    page = browser_as(member)
    check(page, "/", f"Good to see you, {member.name}")
    check(page, "/forums/common-room/", "Common room")
    check(page, long.get_absolute_url(), long.title)
    check(page, long.get_absolute_url() + "?page=last", long.title)
    check(page, watched.get_absolute_url(), watched.title)
    check(page, f"/members/{member.handle}/", member.name)
    check(page, "/settings/profile/", "Your profile")
    for section, title in (
        *(("who", "Who you are"), ("expertise", "What you work on"), ("skills", "Skills")),
        *(("languages", "Languages"), ("seen", "Who sees what"), ("found", "Being found")),
        ("affiliations", "Where you work and worked"),
    ):
        check(page, f"/settings/profile/{section}/", title)
    check(page, "/search/?q=kaisa", "Search")
    check(page, "/search/?q=nothing-of-the-kind", "Search")
    check(page, "/guidelines/#2.3", "Community guidelines")


def test_what_is_not_sent_or_not_open(browser_as, check, threads, member):
    _long, watched, _public = threads
    page = browser_as(member)
    page.goto("/forums/common-room/new/")
    page.get_by_role("button", name="Start the thread").click()
    check(page, None, "Start a thread")
    page.goto("/settings/leave/")
    page.get_by_role("button", name="Close my account").click()
    check(page)
    theirs = watched.posts.get(number=1)
    check(page, f"/posts/{theirs.pk}/edit/", "This is not open to you")
    check(page, "/threads/999/")


def test_who_shows_the_password_again(browser_as, check, member, forum):
    page = browser_as(member)
    check(page, "/accounts/2fa/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/2fa/webauthn/add/")
    check(page)
    check(page, "/accounts/password/change/")


def test_who_lacks_a_second_factor(browser_as, check, thread):
    page = browser_as(factories.a_member(role="moderator", password=PASSWORD))
    page.goto("/forums/")
    check(page, None, "One thing before you go on")
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").first.click()
    page.wait_for_url("**/2fa/totp/activate/")
    check(page, None, "Set up an app")


def test_who_has_a_key_and_who_lost_it(browser_as, check, member, forum):
    page = browser_as(with_key(member))
    check(page, "/accounts/2fa/webauthn/", "Your keys")
    page = browser_as()
    page.goto("/accounts/login/")
    page.get_by_label(E_MAIL).fill(member.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    check(page, None, "One more step")
    check(page, "/accounts/2fa/lost/", "Phone and keys are lost")


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


def test_a_concern_from_the_post_to_the_responder(browser_as, check, threads, member, author):
    """By a member, by a visitor who forgot the country, and opened by who is named."""
    responder = with_key(factories.a_member("Rein R.", handle="rein-r"))
    Responder.objects.create(member=responder, country_id="EE")
    _long, watched, _public = threads
    page = browser_as(member)
    page.goto(watched.get_absolute_url())
    page.get_by_role("link", name="Child at risk? #1", exact=True).click()
    check(page, None, "A child may be at risk")
    page.get_by_label("A child is in danger now").check()
    page.get_by_label("What should we know?").fill("It names a girl and her school.")
    page.get_by_label("Which country?").select_option("EE")
    page.get_by_role("button", name="Send").click()
    check(page, None, "We have it")
    check(page, watched.get_absolute_url(), watched.title)
    assert "This post is hidden." in page.locator("#post-1").inner_text()
    page = browser_as(java_script_enabled=False)
    page.goto("/concern/")
    page.get_by_label("One can see or guess who a child is").check()
    page.get_by_role("button", name="Send").click()
    assert page.locator("h1").inner_text() == "A child may be at risk"
    page = browser_as()
    page.goto("/concern/")
    page.locator("form button", has_text="Send").click()
    page.evaluate("document.querySelector('main form').noValidate = true")
    page.locator("form button", has_text="Send").click()
    check(page, None, "A child may be at risk")
    page = browser_as(responder)
    check(page, "/desk/concerns/", "Concerns")
    page.get_by_role("link", name="Concern 1").click()
    check(page, None, "Concern 1")
    page.get_by_label("Why do you open it?").fill("To decide about it")
    page.get_by_role("button", name="Open what was written").click()
    page.get_by_text("It names a girl and her school.").wait_for()
    check(page, None, "Concern 1")


def test_what_a_moderator_decided(browser_as, check, threads, author, member, moderator):
    """One is muted, the other suspended; the first has written half a reply by then."""
    _long, watched, _public = threads
    page = browser_as(member)
    page.goto(watched.get_absolute_url())
    decides = browser_as(moderator)
    for handle, kind in ((member.handle, "No writing"), (author.handle, "Suspended")):
        decides.goto(f"/desk/members/{handle}/")
        decides.get_by_label(kind).check()
        decides.get_by_label("For how long").select_option("7")
        decides.get_by_label("Which number").select_option("2.3")
        decides.get_by_label("Why, in your own words").fill("Three adverts in a day.")
        decides.get_by_role("button", name="Decide").click()
        decides.get_by_text("is told.").wait_for()
    check(decides, None, author.name)
    check(decides, "/desk/members/?q=a", "Members kept from something")
    check(page, watched.get_absolute_url(), watched.title)
    page.get_by_role("link", name="Why, and how to object").click()
    check(page, None, "Decided about you")
    page = browser_as(author)
    page.goto("/directory/")
    check(page, None, "You are suspended")
    page.get_by_role("link", name="See and take your data").click()
    check(page, None, "Your data")
