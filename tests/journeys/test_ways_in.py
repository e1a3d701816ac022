"""The two ways in: an invitation to the first reply, an application to the first sign-in."""

import re
from email import message_from_bytes, policy

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from directory.actions import invitations
from directory.models import Letter, Member
from tests.factories import a_thread
from tests.journeys.acts import reply

PASSWORD = "seven quiet harbours"
CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)


class Presses:
    """Counts what a person presses; typing is not pressing."""

    def __init__(self):
        self.count = 0

    def __call__(self, target):
        self.count += 1
        target.click()


@pytest.fixture
def letters_to(site):
    """letters_to(address): the texts that were mailed there, the newest last."""

    def find(address):
        files = sorted(
            (settings.DATA / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime
        )
        texts = []
        for file in files:
            raw = file.read_bytes().rsplit(b"\n" + b"-" * 79, 1)[0]
            message = message_from_bytes(raw, policy=policy.default)
            if message["To"] == address:
                texts.append(message.get_body(("plain",)).get_content())
        return texts

    return find


def newest(letters_to, address, page, word=""):
    for _ in range(100):
        if found := [text for text in letters_to(address) if word in text]:
            return found[-1]
        page.wait_for_timeout(100)
    raise AssertionError(f"no letter with {word!r} to {address}")


def test_from_the_invitation_to_the_first_reply_in_eight_presses(
    browser_as, site, forum, author, secretariat, letters_to
):
    thread = a_thread(forum, author, title="Who begins with kinship care?")
    author.priorities.set(thread.priorities.all())
    invitations.invite(by=secretariat, email="inga@example.org", country=author.country)
    page, press = browser_as(), Presses()

    letter = newest(letters_to, "inga@example.org", page)
    press.count += 1  # the link in the letter
    page.goto(re.search(r"http\S+/join/\S+/", letter).group())
    page.get_by_label("Your name").fill("Inga I.")
    page.get_by_label("Handle").fill("inga-i")
    press(page.get_by_label("I accept the guidelines"))
    press(page.get_by_role("button", name="Join"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Inga I.")
    page.wait_for_load_state("networkidle")
    press(page.get_by_label(thread.priorities.first().label))
    press(page.get_by_role("link", name=thread.title))
    press.count += 1  # into the field
    reply(page, "We do, since last year.")
    press.count += 1  # Send

    assert press.count <= 8
    assert thread.posts.get(number=2).author.handle == "inga-i"
    assert page.troubles == []


def test_an_application_its_decision_and_the_first_sign_in(
    browser_as, site, forum, secretariat, letters_to
):
    page = browser_as()
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Apply to join").first.click()
    for label, words in {
        "E-mail": "olga@example.org",
        "Your name": "Olga O.",
        "Handle": "olga-o",
        "Organisation": "Riga city, family unit",
        "Why you want to join": "We begin with kinship care.",
    }.items():
        page.get_by_label(label, exact=True).fill(words)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password, again").fill(PASSWORD)
    page.get_by_label("Country").select_option("LV")
    page.get_by_label("Sector").select_option("child-protection")
    page.get_by_label("I accept the guidelines").check()
    page.get_by_role("button", name="Apply", exact=True).click()
    expect(page.get_by_label("Code")).to_be_visible()
    page.get_by_label("Code").fill(
        CODE.search(newest(letters_to, "olga@example.org", page)).group(1)
    )
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("Your account waits for the secretariat")).to_be_visible()

    desk = browser_as(secretariat)
    desk.goto("/secretariat/applications/")
    desk.get_by_role("link", name="Olga O.").click()
    expect(desk.get_by_text("example.org")).to_be_visible()
    desk.get_by_label("Your words to the applicant").fill("Which unit is it?")
    desk.get_by_role("button", name="Ask for more").click()
    expect(desk.get_by_text("is asked for more")).to_be_visible()

    assert "Which unit is it?" in newest(letters_to, "olga@example.org", page, "Which unit")
    page.goto("/")
    page.get_by_role("link", name="Answer").click()
    page.get_by_label("Your answer").fill("The northern one.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("The northern one.")).to_be_visible()

    desk.reload()
    expect(desk.get_by_text("The northern one.")).to_be_visible()
    desk.get_by_role("button", name="Admit").click()
    expect(desk.get_by_text("Olga O. is admitted")).to_be_visible()
    assert "you are admitted" in newest(letters_to, "olga@example.org", page, "you are admitted")

    page.context.clear_cookies()
    page.goto(reverse("account_login"))
    page.get_by_label("E-mail").fill("olga@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome, Olga O.")
    page.get_by_role("link", name="Not now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Good to see you, Olga O.")
    assert Member.objects.get(handle="olga-o").is_admitted
    assert not Letter.objects.unsent().exists()
