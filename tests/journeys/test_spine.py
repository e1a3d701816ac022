"""What Havn is for, in one go: a member replies, a colleague sees it, a third reads it in a mail.

On the whole as `make run` starts it, with the demo community and a real mail server.
"""

import re
import time
import urllib.parse
import urllib.request

import psycopg
import pytest
from playwright.sync_api import expect

from tests.journeys.acts import write
from tests.letters import Letters
from tests.whole import Whole

TITLE = "Brothers and sisters together when foster homes are scarce"
WORDS = "We ask neighbouring towns before we part brothers and sisters."
ABSENT = "academic@havn.example"
# The absent member's next digest is the one of this hour, and what was just written is news.
DUE = """
    UPDATE notifications_digestpreference
       SET hour = extract(hour FROM now() AT TIME ZONE member.timezone),
           next_at = date_trunc('hour', now()), since = now() - interval '1 day'
      FROM directory_member AS member WHERE member.id = member_id AND member.email = %s
"""
WHEN = """
    SELECT next_at > now(), rhythm FROM notifications_digestpreference
      JOIN directory_member AS member ON member.id = member_id WHERE member.email = %s
"""
LET_A_MINUTE_PASS = "UPDATE forums_post SET posted_at = posted_at - interval '1 min'"
UNSENT = "SELECT count(*) FROM notifications_mail WHERE sent_at IS NULL"


@pytest.fixture(scope="module")
def letters():
    letters = Letters()
    letters.email_url = letters.start()
    yield letters
    letters.stop()


@pytest.fixture(scope="module")
def whole(executable, letters, tmp_path_factory):
    data = tmp_path_factory.mktemp("spine") / "data"
    whole = Whole(data, EMAIL_URL=letters.email_url, HAVN_DEMO="on")
    whole.start()
    whole.wait_until_ready()
    yield whole
    whole.stop()


@pytest.fixture
def ask(whole):
    """ask(sql, *values): the rows of a statement, past Havn's own code."""

    def ask(statement, *values):
        with psycopg.connect(whole.addresses.database_url, autocommit=True) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else None

    return ask


@pytest.fixture
def digests(whole, letters, ask):
    """digests(): the letters to the absent member after their digest was due once more."""

    def run():
        ask(LET_A_MINUTE_PASS)
        ask(DUE, ABSENT)
        whole.nudge("notifications.send_due_digests")
        _until(lambda: ask(WHEN, ABSENT)[0][0] and ask(UNSENT) == [(0,)])
        return [letter for letter in letters.read if letter["To"] == ABSENT]

    return run


def _until(condition, seconds=30):
    ends = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < ends
        time.sleep(0.1)


def sign_in(browser, whole, name):
    context = browser.new_context(base_url=f"http://localhost:{whole.port}")
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(f"{name}@havn.example")
    page.get_by_label("Password", exact=True).fill("havn-demo")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Your menu")).to_be_attached()
    return page


def open_the_thread(page):
    page.goto("/forums/alternative-care/")
    with page.expect_response(re.compile(r"/since/")):
        page.get_by_role("link", name=TITLE).click()
    return page


def test_a_member_replies_a_colleague_sees_it_and_a_third_reads_it_in_the_digest(
    browser, whole, digests, ask
):
    writes = open_the_thread(sign_in(browser, whole, "practitioner"))
    reads = open_the_thread(sign_in(browser, whole, "ngo"))

    reads.keyboard.press("End")

    write(writes, WORDS)
    writes.locator("#reply").get_by_role("button", name="Send").click()
    expect(reads.locator("#posts").get_by_text(WORDS)).to_be_in_viewport()

    [letter] = digests()
    text = letter.get_body(("plain",)).get_content()
    assert TITLE in text
    assert WORDS in text
    assert WORDS in letter.get_body(("html",)).get_content()

    assert digests() == [letter], "a second run mails nothing twice"

    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = letter["List-Unsubscribe"].strip().strip("<>")
    press = urllib.parse.urlencode({"List-Unsubscribe": "One-Click"}).encode()
    with urllib.request.urlopen(stop, data=press, timeout=10) as answer:
        assert answer.status == 200
    assert ask(WHEN, ABSENT)[0][1] == "off"
