"""Journeys: real members in a real browser, with the web and worker processes of production.

The test acts in this process, on the same rows; pages, sockets and tasks run in others.
"""

import os
import time

import pytest
import redis
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from network.lib.activity import Activity
from tests import as_it_was
from tests.journeys import chromium, looks
from tests.journeys.servers import Site


@pytest.fixture(scope="package")
def executable():
    """A Chromium; without one the journeys are skipped, or fail where they are required."""
    try:
        return chromium.ensure()
    except chromium.NoChromium as sentence:
        if os.environ.get("HAVN_REQUIRE_BROWSER") == "1":
            pytest.fail(str(sentence))
        pytest.skip(str(sentence))


@pytest.fixture(scope="package")
def browser(executable):
    """One Chromium for all journeys; each member has a context, and so cookies, of their own."""
    # Playwright keeps a loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.ARGUMENTS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def servers(browser, django_db_setup, django_db_blocker):
    """Web and worker on the test database, with collected and hashed static files."""
    with django_db_blocker.unblock():
        site = Site()
    site.collect_static_files()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def transactional_db(transactional_db):
    as_it_was.count_anew()


@pytest.fixture
def running(servers, transactional_db):
    """The servers, for a journey that stops one. They are up again for the next one.

    Primary keys begin at 1 in every journey: the processes keep the vocabulary for a minute.
    """
    with redis.Redis.from_url(settings.REDIS_URL) as client:
        for key in client.scan_iter("havn.here.*"):
            client.delete(key)
    yield servers
    for process in (servers.web, servers.worker):
        if not process.is_alive():
            process.start()
    servers.wait_for_web()
    _let_tasks_end()


def _let_tasks_end() -> None:
    """Emptying tables under a running task could be a deadlock."""
    ends = time.monotonic() + 5
    while Activity.objects.unhandled().exists() and time.monotonic() < ends:
        time.sleep(0.05)


@pytest.fixture
def site(running) -> str:
    """The address of the running site, without a slash at its end."""
    return running.url


@pytest.fixture
def browser_as(site, browser):
    """browser_as(member, **context_options): a page signed in as the member; None is a visitor."""
    contexts = []

    def open_page(member=None, **options):
        context = browser.new_context(base_url=site, **options)
        contexts.append(context)
        if member is not None:
            context.add_cookies([session_cookie(member, site)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.troubles = []
        page.on("console", lambda message: _note(page, message))
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        return page

    yield open_page
    # A page that goes away keeps its draft: that would come to the next journey's member.
    for context in contexts:
        context.set_offline(True)
    for context in contexts:
        context.close()


def session_cookie(member, site) -> dict:
    client = Client()
    client.force_login(member)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": site}


def _note(page, message) -> None:
    """Keep what the console calls an error: scripts that failed, files, what the CSP refused.

    A page that answers 404 on purpose is reported with its own address: that is no trouble.
    """
    own_status = message.text.startswith("Failed to load resource") and (
        message.location.get("url") == page.url
    )
    if message.type == "error" and not own_status:
        page.troubles.append(f"{message.text} ({message.location.get('url', '')})")


@pytest.fixture
def no_violations():
    """no_violations(page): nothing in light or dark against axe's rules, the CSP or the console."""

    def check(page):
        assert looks.violations(page) + page.troubles == [], page.url

    return check


@pytest.fixture
def check():
    """check(page, address, heading): go there, and look at it in both themes and widths."""

    def check(page, address=None, heading=None):
        if address:
            page.goto(address)
        if heading:
            assert page.locator("h1").inner_text() == heading
        assert looks.in_both_widths_and_themes(page) + page.troubles == [], page.url

    return check
