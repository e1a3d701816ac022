"""Pages about whose name stands at a post: without one, and for an organisation.

In both themes and on a phone axe, CSP and console have nothing to say.
"""

from datetime import date

from django.urls import reverse

from directory.actions import members, organisations
from directory.actions.spokespersons import name_spokesperson
from tests.factories import a_reply, a_thread


def test_a_question_without_a_name(browser_as, check, forum, author, moderator):
    asked = a_thread(forum, author, kind="question", without_name=True)
    a_reply(asked, author, "And who tells them?")
    page = browser_as(moderator)
    check(page, asked.get_absolute_url(), asked.title)
    assert "Kaisa" not in page.content()
    page.get_by_role("link", name="Who asks…").click()
    check(page, None, "Who asks without a name")
    page.get_by_label("Why you need the name").fill("A report about it.")
    page.get_by_role("button", name="Show the name").click()
    page.get_by_text("Kaisa R.").wait_for()
    check(page)
    page = browser_as(author)
    check(page, reverse("thread_new", args=[forum.slug]) + "?kind=question", "Start a thread")
    check(page, reverse("held_readings"), "Who has opened your sealed words")


def test_writing_for_an_organisation(browser_as, check, thread, author, secretariat):
    ministry = organisations.enter(slug="x", name="Ministry X", country=None, sector=None)
    work = {"organisation": ministry, "function": "Adviser", "starts": date(2026, 1, 1)}
    members.affiliate(member=author, **work)
    page, address = browser_as(secretariat), f"/secretariat/organisations/{ministry.pk}/"
    check(page, address + "spokespersons/", "Who writes for Ministry X")
    page.get_by_label("Who may write for it").select_option(str(author.pk))
    page.get_by_role("button", name="Let them write for it").click()
    page.get_by_text("can write for Ministry X now").wait_for()
    check(page)
    page = browser_as(author)
    check(page, thread.get_absolute_url(), thread.title)
    page.get_by_label("For Ministry X").check()
    page.get_by_role("textbox", name="Your text").fill("So we see it.")
    page.get_by_role("button", name="Send").click()
    page.locator(".for-seat", has_text="For Ministry X").wait_for()
    check(page)
    assert (
        name_spokesperson(organisation=ministry, member=author, by=secretariat).posts.count() == 1
    )
