"""Every page, in both themes and on a phone: axe, CSP and console have nothing to say."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from directory.actions import applications, changes, invitations, organisations, resets, seats
from directory.actions.documents import publish
from directory.models import GUIDELINES, DocumentVersion, Priority, Seat
from forums.actions import groups, reading
from forums.models import Forum, Watch
from network.lib.signing import token
from notifications.digest_mail import STOP
from tests import factories
from tests.keys import with_key

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


def test_what_everybody_is_told(browser_as, check, public_forum):
    page = browser_as()
    check(page, "/about/", "About Havn")
    check(page, "/guidelines/", "Community guidelines")
    check(page, "/guidelines/#2.3", "Community guidelines")
    check(page, "/privacy/", "Privacy notice")
    check(page, f"/documents/{newest().pk}/", "Community guidelines")
    check(page, "/accessibility/", "Accessibility statement")
    check(page, "/help/", "Help")
    check(page, "/status/", "What works now")


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
    resets.ask(member=author)
    page = browser_as(secretariat)
    check(page, "/secretariat/", "Secretariat")
    check(page, "/secretariat/members/", "Members")
    check(page, "/secretariat/members/?state=left", "Members")
    check(page, f"/secretariat/members/{stranger.handle}/", stranger.name)
    check(page, f"/secretariat/members/{author.handle}/", author.name)
    check(page, "/secretariat/lost-keys/", "Lost keys")
    employer = organisations.make(by=secretariat, name="Family unit", country=None, sector=None)
    other = organisations.make(by=secretariat, name="Unit of families", country=None, sector=None)
    check(page, "/secretariat/organisations/", "Organisations")
    check(page, "/secretariat/organisations/?name=nowhere", "Organisations")
    check(page, f"/secretariat/organisations/{employer.pk}/", employer.name)
    check(page, f"/secretariat/organisations/{employer.pk}/merge/?name=unit")
    check(page, f"/secretariat/organisations/{employer.pk}/merge/?into={other.pk}")
    check(page, "/secretariat/organisations/new/", "Add an organisation")
    page.get_by_label("Name").fill("Anything")
    page.get_by_label("E-mail domains").fill("gmail.com")
    page.get_by_role("button", name="Save").click()
    check(page, None, "Add an organisation")
    check(page, "/secretariat/documents/", "Guidelines and privacy")
    check(page, "/secretariat/documents/guidelines/", "New version: Community guidelines")
    page.get_by_label("What changed").fill("Nothing, for a look.")
    page.get_by_role("button", name="Look at it first").click()
    check(page, None, "New version: Community guidelines")
    check(page, "/secretariat/help-numbers/", "Help numbers")
    check(page, "/secretariat/help-numbers/new/", "Add a number")
    check(page, "/secretariat/help-numbers/1/", "112, Emergency")


def test_a_list_of_people_to_invite(browser_as, check, secretariat, author):
    page = browser_as(secretariat)
    check(page, "/secretariat/invitations/list/", "Invite a list")
    page.get_by_role("button", name="Read the list").click()
    check(page, None, "Invite a list")
    page.get_by_label("Or paste it here").fill(f"nora@sm.ee,Nora,EE\n{author.email},Kaisa,FI\nno")
    page.get_by_role("button", name="Read the list").click()
    check(page, None, "Look at the list first")
    page.get_by_role("button", name="Send 1 invitation").click()
    check(page, None, "An invited list")


def test_who_changes_employer(browser_as, check, seat_holder, secretariat):
    page, desk = browser_as(seat_holder), browser_as(secretariat)
    check(page, "/settings/employer/", "Employer")
    page.get_by_role("button", name="Send to the secretariat").click()
    check(page, None, "Employer")
    change = changes.claim_employer(
        member=seat_holder,
        organisation="Shelter",
        function="Head of unit",
        starts=timezone.now().date(),
    )
    check(page, "/settings/employer/", "Employer")
    check(desk, "/secretariat/changes/", "Changes")
    check(desk, "/secretariat/changes/?state=declined", "Changes")
    check(desk, f"/secretariat/changes/{change.pk}/", seat_holder.name)
    desk.get_by_role("button", name="Ask for more").click()
    check(desk, None, seat_holder.name)
    changes.ask(change=change, by=secretariat, words="Who knows you there?")
    check(page, f"/settings/changes/{change.pk}/", "New employer or function")
    check(page, "/accounts/email/", "E-mail addresses")
    check(page, "/settings/data/correction/", "Ask for a correction")
    page.goto("/settings/data/")
    page.get_by_role("button", name="Keep it, do not use it").click()
    check(page, None, "Your data")


def test_forums_and_what_a_change_of_one_would_do(browser_as, check, secretariat, forum, author):
    page = browser_as(secretariat)
    check(page, "/secretariat/forums/", "Forums")
    check(page, "/secretariat/forums/new/", "Make a forum")
    check(page, f"/secretariat/forums/{forum.slug}/", forum.title)
    page.get_by_role("radio", name="Seat holders").first.check()
    page.get_by_role("button", name="Save").click()
    check(page, None, forum.title)
    note = page.get_by_role("alert")
    expect(note).to_contain_text("1 member who can read it now will no longer.")
    note.get_by_label("Yes, I want this").check()
    note.get_by_role("button", name="Save").click()
    page.wait_for_url("**/secretariat/forums/")
    assert not Forum.objects.visible_to(author).exists()


def test_a_group_from_its_door_to_the_way_out(browser_as, check, author, watcher):
    group = factories.a_group("care-leavers", joining="asked", starting="nobody")
    groups.add(forum=group, member=author, by=None, manager=True)
    outside, manager = browser_as(watcher), browser_as(author)
    check(outside, "/forums/", "Forums")
    check(outside, "/forums/care-leavers/", group.title)
    outside.get_by_role("button", name="Ask to join").click()
    check(outside, None, group.title)
    check(manager, "/forums/care-leavers/members/")
    manager.get_by_role("button", name=f"Yes, let {watcher.name} in").click()
    check(manager, None)
    check(outside, "/forums/care-leavers/", group.title)
    check(outside, "/forums/care-leavers/leave/")
    outside.get_by_role("button", name="Leave").click()
    outside.wait_for_url("**/forums/")
    check(manager, "/forums/care-leavers/leave/")


def test_an_announcement_is_on_every_page_until_it_is_dismissed_or_ended(
    browser_as, check, secretariat, public_forum
):
    words = "Havn is down for work on Friday evening."
    page = browser_as(secretariat)
    check(page, "/secretariat/announcements/", "Announcements")
    page.get_by_role("textbox", name="Announcement").fill(words)
    page.get_by_label("Last day").fill(f"{timezone.now().date():%Y-%m-%d}")
    page.get_by_role("button", name="Show it on every page").click()
    check(page, None, "Announcements")
    check(page, "/forums/", "Forums")
    line = page.get_by_role("complementary", name="Announcement")
    expect(line).to_contain_text(words)
    line.get_by_role("button", name="Dismiss").click()
    page.wait_for_url("**/forums/")
    expect(line).to_have_count(0)
    page.goto("/secretariat/announcements/")
    page.get_by_role("button", name="End it now").click()
    expect(page.get_by_role("button", name="End it now")).to_have_count(0)


def test_seats_and_what_is_written_for_them(
    browser_as, check, secretariat, seat_holder, author, watcher, seats_forum
):
    denmark, page = Seat.objects.get(party="DK"), browser_as(secretariat)
    alternate = seats.appoint(seat=denmark, member=author, role="alternate")
    now = timezone.now()
    later = {"starts": now + timedelta(days=9), "ends": now + timedelta(days=99)}
    seats.appoint(
        seat=denmark, member=watcher, role="alternate", by=secretariat, reason="Seconded", **later
    )
    seats.appoint(seat=Seat.objects.get(party="EU"), member=author, role="advisor")
    thread = factories.a_thread(seats_forum, author)
    address = f"/secretariat/seats/{denmark.pk}/"
    check(page, "/secretariat/seats/", "Seats")
    check(page, address, "Denmark, Expert Group on Children at Risk")
    expect(page.get_by_text("Seconded")).to_be_visible()
    check(page, f"{address}appoint/?words=e", "Appoint a member for Denmark")
    check(page, f"{address}appoint/{author.handle}/", f"Appoint {author.name}")
    page.get_by_role("button", name="Appoint").click()
    check(page, f"/secretariat/terms/{alternate.pk}/", f"Change the end for {author.name}")
    check(page, address)
    page.get_by_role("button", name=f"End now for {seat_holder.name}").click()
    expect(page.get_by_role("heading", name="Over")).to_be_visible()
    check(page)
    writes = browser_as(with_key(author))
    check(writes, thread.get_absolute_url())
    expect(writes.get_by_role("group", name="You write")).to_be_visible()
    expect(writes.locator(".post .for-seat")).to_have_text("for Denmark, alternate")


def test_mandates(browser_as, check, secretariat):
    page, priority = browser_as(secretariat), Priority.objects.get(slug="justice")
    check(page, "/secretariat/mandates/", "Mandates")
    check(page, "/secretariat/mandates/2017-2020/", "Mandate 2017–2020")
    check(page, "/secretariat/mandates/2020-2025/use/", "Put “Mandate 2020–2025” in use?")
    check(page, "/secretariat/mandates/2017-2020/crosswalk/2020-2025/", "Crosswalk")
    check(page, f"/secretariat/priorities/{priority.pk}/", "2. Child-friendly justice")
    check(page, "/secretariat/mandates/new/", "Add a mandate")


def test_the_ways_in(browser_as, check, secretariat, stranger, author, forum):
    mailed = invitations.invite(by=secretariat, email="nora@example.org")
    link = invitations.invite(by=secretariat, most_uses=5)
    application = applications.apply(
        member=stranger, organisation="Family unit", statement="To learn.", sponsor=author.handle
    )
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    desk, newcomer, visitor = browser_as(secretariat), browser_as(stranger), browser_as()
    check(desk, "/secretariat/invitations/", "Invitations")
    check(desk, "/secretariat/invitations/?state=expired", "Invitations")
    check(desk, "/secretariat/invitations/new/", "Invite")
    check(desk, f"/secretariat/invitations/{mailed.pk}/", mailed.email)
    check(desk, f"/secretariat/invitations/{link.pk}/")
    check(desk, "/secretariat/applications/", "Applications")
    check(desk, f"/secretariat/applications/{stranger.handle}/", stranger.name)
    check(newcomer, "/", None)
    check(newcomer, "/application/", "Your application")
    check(newcomer, f"/join/{mailed.token}/", "You are invited to Havn")
    check(newcomer, f"/join/{link.token}/", "You are invited to Havn")
    check(visitor, f"/join/{link.token}/", "You are invited to Havn")
    check(visitor, "/join/nonsense/", "This invitation does not work any more")
    a_thread = factories.a_thread(forum, author)
    author.priorities.set(a_thread.priorities.all())
    welcomed = browser_as(author)
    check(welcomed, "/welcome/", f"Welcome, {author.name}")
    assert welcomed.get_by_role("link", name=a_thread.title).count() == 1


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
    check(page, "/accounts/sessions/", "Where you are signed in")
    check(page, "/accounts/logout/")


def test_who_lacks_a_second_factor(browser_as, check, thread):
    page = browser_as(factories.a_member(role="moderator"))
    page.goto("/forums/")
    check(page, None, "One thing before you go on")
    page.goto("/accounts/2fa/totp/activate/")
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
