"""The secretariat's pages as they are when something is looked at first, asked, or taken back."""

from django.utils import timezone
from playwright.sync_api import expect

from directory.actions import applications, invitations, resets
from tests import factories


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
