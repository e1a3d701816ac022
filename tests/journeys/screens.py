"""Every page of the demo community as a picture, in both themes, on a phone and a desk.

`make screens` puts them into var/screens to be looked at, and the README's into docs/images.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.chromium import ARGUMENTS, ensure
from tests.providers import PROVIDERS
from tests.whole import ROOT, Whole

ALL = ROOT / "var" / "screens"
README = ROOT / "docs" / "images"
WIDTHS = (390, 1280)
THEMES = ("light", "dark")

VISITOR = {
    "welcome": "/",
    "forums-visitor": "/forums/",
    "login": "/accounts/login/",
    "signup": "/accounts/signup/",
    "login-code": "/accounts/login/code/",
    "password-reset": "/accounts/password/reset/",
    "about": "/about/",
    "guidelines": "/guidelines/",
    "privacy": "/privacy/",
    "accessibility": "/accessibility/",
    "help": "/help/",
    "status": "/status/",
    "not-found": "/nothing-of-the-kind/",
    "mail": "/dev/mail/",
    "join-closed": "/join/nonsense/",
}
MEMBER = {
    "home": "/",
    "forums": "/forums/",
    "forum": "/forums/justice/",
    "forum-empty": "/forums/common-room/",
    "thread": "/search/?q=midwife",  # the first thread found there
    "thread-new": "/forums/prevention/new/",
    "directory": "/directory/",
    "directory-nobody": "/directory/?country=IS&sector=telecom",
    "member": "/members/sanna-p/",
    "notifications": "/notifications/",
    "search": "/search/?q=care",
    "settings-searches": "/settings/searches/",
    "settings-profile": "/settings/profile/",
    "settings-digest": "/settings/digest/",
    "settings-data": "/settings/data/",
    "settings-confirm": "/settings/confirm/",
    "settings-employer": "/settings/employer/",
    "settings-correction": "/settings/data/correction/",
    "settings-leave": "/settings/leave/",
    "settings-connections": "/accounts/3rdparty/",
    "settings-email": "/accounts/email/",
    "settings-password": "/accounts/password/change/",
    "settings-keys": "/accounts/2fa/",
    "first-run": "/welcome/",
    "group": "/forums/after-eighteen/",
    "group-members": "/forums/after-eighteen/members/",
    "group-leave": "/forums/after-eighteen/leave/",
}
# Who is in none of the groups.
NGO = {"group-door": "/forums/after-eighteen/"}
SECRETARIAT = {
    "secretariat": "/secretariat/",
    "secretariat-members": "/secretariat/members/?state=admitted",
    "secretariat-member": "/secretariat/members/sanna-p/",
    "secretariat-invitations": "/secretariat/invitations/",
    "secretariat-invitation-new": "/secretariat/invitations/new/",
    "secretariat-applications": "/secretariat/applications/",
    "secretariat-invitation-list": "/secretariat/invitations/list/",
    "secretariat-organisations": "/secretariat/organisations/",
    "secretariat-organisation-new": "/secretariat/organisations/new/",
    "secretariat-organisation": "/secretariat/organisations/1/",
    "secretariat-organisation-merge": "/secretariat/organisations/1/merge/?name=a&into=2",
    "secretariat-changes": "/secretariat/changes/",
    "secretariat-documents": "/secretariat/documents/",
    "secretariat-document": "/secretariat/documents/guidelines/",
    "secretariat-help-numbers": "/secretariat/help-numbers/",
    "secretariat-help-number": "/secretariat/help-numbers/1/",
    "secretariat-help-number-new": "/secretariat/help-numbers/new/",
    "secretariat-announcements": "/secretariat/announcements/",
    "secretariat-seats": "/secretariat/seats/",
    "secretariat-seat": "/secretariat/seats/1/",
    "secretariat-seat-appoint": "/secretariat/seats/1/appoint/sanna-p/",
    "secretariat-mandates": "/secretariat/mandates/",
    "secretariat-mandate": "/secretariat/mandates/2017-2020/",
    "secretariat-mandate-use": "/secretariat/mandates/2020-2025/use/",
    "secretariat-crosswalk": "/secretariat/mandates/2017-2020/crosswalk/2020-2025/",
    "secretariat-forums": "/secretariat/forums/",
    "secretariat-forum": "/secretariat/forums/baltic-practice/",
    "secretariat-forum-new": "/secretariat/forums/new/",
    "secretariat-group-members": "/forums/after-eighteen/members/",
}


def main() -> None:
    ALL.mkdir(parents=True, exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="havn-screens-") as folder:
        whole = Whole(Path(folder) / "data", HAVN_DEMO="on", SIGN_IN_PROVIDERS=PROVIDERS)
        whole.start()
        try:
            whole.wait_until_ready(240)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=ensure(), args=ARGUMENTS)
                take_all(browser, f"http://localhost:{whole.port}")
                browser.close()
        finally:
            whole.stop()


def take_all(browser: Browser, site: str) -> None:
    for theme in THEMES:
        for width in WIDTHS:
            for who, pages in (
                ("", VISITOR),
                ("practitioner", MEMBER),
                ("ngo", NGO),
                ("secretariat", SECRETARIAT),
            ):
                context = browser.new_context(
                    base_url=site,
                    color_scheme=theme,
                    viewport={"width": width, "height": 900},
                    timezone_id="Europe/Tallinn",
                )
                page = context.new_page()
                if who:
                    sign_in(page, who)
                for name, address in pages.items():
                    take(page, name, address, theme, width)
                context.close()
            sys.stdout.write(f"{theme}, {width} px\n")


def sign_in(page: Page, who: str) -> None:
    page.goto("/accounts/login/")
    page.fill("[name=login]", f"{who}@havn.example")
    page.fill("[name=password]", "havn-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/")


def take(page: Page, name: str, address: str, theme: str, width: int) -> None:
    page.goto(address)
    if name == "thread":
        page.locator(".thread-title").first.click()
        page.wait_for_selector("#posts")
        page.wait_for_timeout(1500)  # "here now" arrives by socket
        if (theme, width) == ("light", 1280):
            page.screenshot(path=README / "thread.png")
    page.screenshot(path=ALL / f"{name}-{theme}-{width}.png", full_page=True)


if __name__ == "__main__":
    main()
