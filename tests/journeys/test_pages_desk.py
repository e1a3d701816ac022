"""Pages of the moderators' desk as they are when something is grave, proposed, appealed or held.

In both themes and on a phone axe, CSP and console have nothing to say.
"""

import pytest
from django.utils import timezone

from directory.actions import applications, changes, organisations
from forums.actions import held
from moderation.actions import appeals, decisions, reasons, sanctions
from moderation.actions.reports import report
from moderation.grounds import Ground
from moderation.models import Matter, Responder
from network.lib import subjects
from tests.factories import a_member, a_reply
from tests.keys import with_key

WHY = Ground("It insults a colleague.", "4.2")


@pytest.fixture
def second(db):
    return with_key(a_member("Bo B.", handle="bo-b", role="moderator"))


def reported(row, member, reason="harasses", words="Please look."):
    thing = subjects.kept(row._meta.label_lower, row.pk)
    made = report(thing=thing, member=member, reason=reason, words=words)
    return Matter.objects.get(pk=made.matter.pk)


def decide(matter, by, kind="hide", **more):
    return decisions.decide(
        matter=matter, by=by, kind=kind, ground=WHY, seen=matter.version, **more
    )


def see(page, check, matter):
    check(page, f"/desk/{matter.pk}/", f"Matter {matter.pk}")


def test_what_is_grave_covered_shown_and_proposed(
    browser_as, check, thread, author, watcher, moderator, second
):
    matter = reported(a_reply(thread, author, "I will find you."), watcher, "threat")
    page, other = browser_as(moderator), browser_as(second)
    see(page, check, matter)
    page.get_by_role("button", name="Show").click()
    page.get_by_text("It is taken out").or_(page.locator(".is-about")).first.wait_for()
    check(page)
    decide(matter, moderator, beside="suspension", days=3)
    see(page, check, matter)
    see(other, check, matter)
    assert "And about its author: Suspended. For 3 days." in other.locator("main").inner_text()
    check(browser_as(author), "/held/", "What you sent to moderators")


def test_a_profile_and_an_organisation(browser_as, check, author, watcher, moderator, secretariat):
    office = organisations.make(
        name="Harbour House", by=secretariat, country=author.country, sector=author.sector
    )
    page = browser_as(moderator)
    see(page, check, reported(author, watcher, "advert"))
    see(page, check, reported(office, watcher, "unsourced"))
    check(page, "/desk/?q=nobody+at+all", "Moderators' desk")


def test_a_second_look_at_words_and_at_a_sanction(
    browser_as, check, thread, author, watcher, moderator, second
):
    matter = reported(a_reply(thread, author, "Shame on you."), watcher)
    reasons.keep_text(guideline="4.2", words="Write about the question.", by=moderator)
    decision = decide(matter, moderator, beside="mute", days=7)
    warning = sanctions.warn(member=author, by=moderator, ground=WHY)
    page = browser_as(author)
    check(page, decision.get_absolute_url(), "A decision about your words")
    check(page, "/sanctions/", "Decided about you")
    page.get_by_text("Object to it").click()
    page.get_by_role("button", name="Ask for a second look").click()
    check(page)
    words = appeals.appeal(decision=decision, author=author, words="I only quoted.")
    about = appeals.appeal_sanction(sanction=warning, words="It was not me.")
    other = browser_as(second)
    for appeal in (words, about):
        see(other, check, appeal.matter)
    see(browser_as(moderator), check, matter)
    check(page, "/sanctions/", "Decided about you")


def test_who_is_kept_from_what(browser_as, check, author, moderator):
    page = browser_as(moderator)
    check(page, f"/desk/members/{author.handle}/", author.name)
    page.get_by_role("button", name="Decide").click()
    check(page, None, author.name)
    muted = sanctions.mute(member=author, by=moderator, ground=WHY)
    check(page, f"/desk/members/{author.handle}/", author.name)
    check(page, f"/desk/sanctions/{muted.pk}/lift/", f"Lift it for {author.name}")
    check(page, "/desk/members/?q=nobody", "Members kept from something")


def test_held_words(browser_as, check, thread, watcher, moderator):
    Responder.objects.create(member=moderator, country_id="EE")
    written = "A 7-year-old Afghan boy from Rakvere came to our unit on 14 March 2026."
    matter = held.hold_reply(thread=thread, author=watcher, written=written, written_as="text")
    page = browser_as(moderator)
    check(page, "/desk/held/", "Held words")
    check(page, f"/desk/held/{matter.pk}/")
    page.get_by_label("Why do you open it?").fill("To decide about it")
    page.get_by_role("button", name="Open the words").click()
    page.get_by_role("button", name="Publish").wait_for()
    check(page)


def test_an_application_and_a_change(browser_as, check, stranger, author, secretariat):
    application = applications.apply(member=stranger, organisation="Unit", statement="To learn.")
    change = changes.claim_employer(
        member=author, organisation="Shelter", function="Head", starts=timezone.now().date()
    )
    page = browser_as(secretariat)
    check(page, "/desk/", "Moderators' desk")
    for row in (application, change):
        matter = Matter.objects.about(row._meta.label_lower, row.pk).get()
        see(page, check, matter)
        page.get_by_role("button", name="Decline").click()
        page.get_by_text("Not decided yet.").wait_for()
        check(page)
    check(page, f"/secretariat/applications/{stranger.handle}/", stranger.name)
