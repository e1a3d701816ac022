"""Pages between two members: peers, writing to them, blocking, asking the experts.

In both themes and on a phone axe, CSP and console have nothing to say.
"""

from django.urls import reverse
from playwright.sync_api import expect

from directory.models import Contact, Profile
from forums.models import ExpertRequest
from tests.directory.test_peers import a_colleague
from tests.factories import a_thread
from tests.forums.actions.test_experts import an_expert


def test_a_researcher_finds_partners_in_four_steps_and_writes_to_one(browser_as, check):
    work = {"alternative-care": 2}
    me = a_colleague("Liis T.", works=work, country_id="EE", sector_id="university")
    partners = [a_colleague(f"Partner {n}.", works=work, writes=["en"]) for n in "ABC"]
    them = Profile.objects.filter(member__in=[one.pk for one in partners])
    them.update(offers=["research"])
    page = browser_as(me, viewport={"width": 390, "height": 844})
    page.goto("/")
    page.get_by_role("link", name="Find peers").click()
    page.get_by_label("Priority").select_option(label="Alternative care")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Research partner")).to_have_count(3)
    check(page, None, "Find peers")
    page.get_by_role("link", name="Partner A.").click()
    page.get_by_role("link", name="Write to them").click()
    check(page, None, "Write to Partner A.")
    page.get_by_label("Subject").fill("A study of foster care")
    page.get_by_label("Your words").fill("Would you take part?")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Sent. Partner A. reads it in a mail.").wait_for()
    page = browser_as(partners[0])
    check(page, reverse("contacts"), "What colleagues wrote to you")
    check(page, Contact.objects.get().get_absolute_url(), "A study of foster care")
    page.get_by_role("link", name="Block").click()
    check(page, None, "Block Liis T.")
    page.get_by_role("button", name="Block").click()
    check(page, None, "Who may write to you")
    page = browser_as(me)
    page.goto(reverse("contact", args=[partners[0].handle]))
    page.get_by_text("It is not possible to write to this colleague now.").wait_for()


def test_a_question_comes_before_an_expert(browser_as, check, forum, author):
    question, expert = a_thread(forum, author, kind="question"), an_expert("Ilze K.")
    page = browser_as(author)
    page.goto(question.get_absolute_url())
    page.get_by_role("link", name="Ask the experts…").click()
    page.get_by_label("Who read").select_option("")
    page.get_by_role("button", name="Ask the experts").click()
    page.get_by_text("1 expert is asked.").wait_for()
    check(page, None, "Ask the experts")
    page = browser_as(expert)
    check(page, reverse("settings_expert"), "Being asked as an expert")
    check(page, ExpertRequest.objects.get().get_absolute_url(), "You are asked")
    page.get_by_role("button", name="Not this time").click()
    page.get_by_text("Nobody sees that it was you.").wait_for()
