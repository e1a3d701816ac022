"""The secretariat's pages as they are when something is looked at first, asked, or taken back."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from directory.actions import applications, changes, invitations, resets, seats
from directory.models import Priority, Seat
from forums.actions import groups
from forums.models import Forum, Thread
from tests import archive, factories
from tests.forums.importing import bring
from tests.keys import with_key


def test_what_is_looked_at_before_it_is_published(browser_as, check, secretariat, author):
    resets.ask(member=author)
    page = browser_as(secretariat)
    check(page, "/secretariat/members/?state=left", "Members")
    check(page, "/secretariat/lost-keys/", "Lost keys")
    page.goto("/secretariat/documents/guidelines/")
    page.get_by_label("What changed").fill("Nothing, for a look.")
    page.get_by_role("button", name="Look at it first").click()
    check(page, None, "New version: Community guidelines")


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


def test_the_ways_in(browser_as, check, secretariat, stranger, author, forum):
    mailed = invitations.invite(by=secretariat, email="nora@example.org")
    link = invitations.invite(by=secretariat, most_uses=5)
    application = applications.apply(
        member=stranger, organisation="Family unit", statement="To learn.", sponsor=author.handle
    )
    applications.ask(application=application, by=secretariat, words="Who knows you?")
    desk, newcomer, visitor = browser_as(secretariat), browser_as(stranger), browser_as()
    check(desk, "/secretariat/invitations/?state=expired", "Invitations")
    check(desk, f"/secretariat/invitations/{mailed.pk}/", mailed.email)
    check(desk, f"/secretariat/invitations/{link.pk}/")
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


def test_what_came_from_a_mailing_list(browser_as, check, secretariat, forum, tmp_path):
    page = browser_as(secretariat)
    check(page, "/secretariat/imports/", "Imports")
    archive.write(tmp_path / "list.mbox", 90)
    bring(tmp_path, forum)
    check(page, "/secretariat/imports/", "Imports")
    page.get_by_role("link", name="list.mbox").click()
    check(page, None, "list.mbox")
    check(page, Thread.objects.by_activity().last().get_absolute_url(), None)
    expect(page.get_by_text("A colleague from the mailing list").first).to_be_visible()
