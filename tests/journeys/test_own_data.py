"""A member takes a copy of their data, and leaves."""

import json
import re
import zipfile

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from directory.actions import erasing
from directory.actions.leaving import WAIT
from tests.factories import a_member, a_reply
from tests.journeys.acts import post

PASSWORD = "a long word and another"


@pytest.fixture
def leaver(db):
    return a_member("Tiina Lepik", email="tiina@example.org", password=PASSWORD, sector_id="school")


def confirm(page):
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Confirm").click()


def test_a_copy_is_downloaded_and_read(browser_as, leaver, thread, no_violations, tmp_path):
    a_reply(thread, leaver, "We begin with a phone call.")
    page = browser_as(leaver, accept_downloads=True)
    page.goto("/settings/data/")
    page.get_by_role("link", name="Get a copy").click()
    confirm(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("A copy of your data")
    no_violations(page)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert json.loads(archive.read("data.json"))["account"][0]["name"] == "Tiina Lepik"
        archive.extract("index.html", tmp_path)
    page.goto(f"file://{tmp_path}/index.html")
    expect(page.get_by_role("heading", name="Posts you wrote")).to_be_visible()
    expect(page.get_by_text("We begin with a phone call.")).to_be_visible()
    no_violations(page)


def test_who_leaves_is_gone_after_a_week_and_may_come_back_before(
    browser_as, leaver, watcher, thread
):
    a_reply(thread, leaver, "We begin with a phone call.")
    reader = browser_as(watcher)
    page = browser_as(leaver)
    close(page)
    reader.goto(thread.get_absolute_url())
    expect(post(reader, 2)).to_contain_text("Tiina Lepik")
    expect(post(reader, 2).get_by_role("link", name="Tiina Lepik")).to_have_count(0)

    page.goto("/accounts/login/")
    page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(leaver.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Your account is open again")).to_be_visible()

    close(page)
    assert erasing.run_due(timezone.now() + WAIT) == 1
    reader.reload()
    expect(post(reader, 2)).to_contain_text("Former member, School")
    expect(post(reader, 2)).to_contain_text("We begin with a phone call.")
    expect(reader.get_by_text("Tiina Lepik")).to_have_count(0)


def close(page):
    """Leave, confirming who one is if that is asked."""
    page.goto("/settings/leave/")
    page.get_by_role("radio", name="They stay").check()
    page.get_by_role("checkbox", name="Yes, close my account now.").check()
    page.get_by_role("button", name="Close my account").click()
    page.wait_for_url(re.compile("reauthenticate|left"))
    if "/reauthenticate/" in page.url:
        confirm(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account is closed")
