"""Every page there is, from the table of addresses: axe, keyboard and no scripts find nothing.

A new address with a page is looked at as soon as it stands in tests/house/who_may_see.py. What a
page shows after something went wrong is looked at in test_pages.py and its neighbours.
"""

import pytest
from django.urls import reverse

from tests.house.everybody import Everybody
from tests.house.walk import IN_TABLE, expected
from tests.house.who_may_see import LINES
from tests.journeys.looks import troubles, without_scripts
from tests.journeys.servers import Site
from tests.providers import PROVIDERS

# No pages, though they answer: for scripts, for machines, or files.
NOT_PAGES = {
    *("desk_line", "file", "healthz", "readyz", "robots", "security_txt", "since", "sitemap"),
    *("composer", "desk_news", "welcome_near", "transparency_csv", "secretariat_import_csv"),
    *("forum_feed", "thread_pdf", "colleagues", "member_card", "directory_typed"),
    "secretariat_participation_csv",
}
# A passkey cannot be used or added without a script; the page says so.
NEED_SCRIPTS = {"mfa_add_webauthn", "mfa_reauthenticate_webauthn"}
# In whose name, the first who may.
ORDER = ["member", "holder", "secretariat", "applicant", "visitor", *IN_TABLE]


def pages() -> list[tuple[str, str, str]]:
    """(who, name, of) of every address that answers somebody's GET with a page."""
    found, seen = [], set()
    for line in LINES:
        answers = expected(line.get)
        who = next((role for role in ORDER if answers[role] == "200"), None)
        if who and line.name not in seen | NOT_PAGES:
            seen.add(line.name)
            found.append((who, line.name, line.of))
    return found


WHO = sorted({who for who, _name, _of in pages()})


@pytest.fixture(scope="module")
def with_providers(servers, django_db_blocker):
    """Havn a second time, told of an organisation's sign-in as the table's is."""
    with django_db_blocker.unblock():
        site = Site(SIGN_IN_PROVIDERS=PROVIDERS)
    site.web.start()
    site.wait_for_web()
    yield site
    site.web.stop()


@pytest.fixture
def site(running, with_providers):
    return with_providers.url


@pytest.fixture
def everybody(site, settings):
    return Everybody()


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_looked_at(browser_as, everybody, who):
    page = browser_as(everybody.members[who])
    plain = browser_as(everybody.members[who], java_script_enabled=False)
    wrong = {}
    for _who, name, of in filter(lambda line: line[0] == who, pages()):
        address = reverse(name, args=everybody.things[of])
        answer = page.goto(address)
        assert (answer.status, answer.headers["content-type"]) == (
            200,
            "text/html; charset=utf-8",
        ), f"{name} is no page: add it to NOT_PAGES"
        found = troubles(page) + page.troubles
        page.troubles.clear()
        if name not in NEED_SCRIPTS:
            plain.goto(address)
            found += [f"without scripts: {trouble}" for trouble in without_scripts(plain)]
        if found:
            wrong[name] = found
    assert wrong == {}


def test_every_page_of_the_table_is_among_them():
    names = {name for _who, name, _of in pages()}
    assert {"home", "thread", "secretariat", "invitation", "account_login"} <= names
    assert "since" not in names
    assert len(names) > 60


def test_what_is_wrong_with_a_page_is_seen(browser_as):
    page = browser_as()
    page.set_content(
        "<html lang=en><title>x</title><main><h1>One</h1><h1>Two</h1><img src=x>"
        "<p style='color:#999;width:2000px'>pale</p>"
        "<a href=/1 style=outline:none>1</a><a href=/2 tabindex=2>2</a></main>"
    )
    found = "\n".join(troubles(page))
    for word in ("not one h1", "px wide at 390", "image-alt", "dark: ", "color-contrast"):
        assert word in found, word
    for word in ("no focus seen: <a href", "expected <a href", "the first stop does not skip"):
        assert word in found, word
    page.set_content("<main><form method=post><input name=x></form></main>")
    assert without_scripts(page) == ["no heading", "cannot be sent: form"]
