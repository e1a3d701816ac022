"""Members with a browser's cookies: writers who try again, and one page that stays open."""

import http.client
import http.cookiejar
import json
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections import Counter
from contextlib import suppress

from tests.kills.scene import PASSWORD

TROUBLE = (OSError, http.client.HTTPException)


class _StayHere(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer: where to is asked for, not gone to."""

    def redirect_request(self, *args, **kwargs):
        return None


class Browser:
    def __init__(self, site: str, patience: float = 10.0):
        self.site, self.patience = site, patience
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            _StayHere, urllib.request.HTTPCookieProcessor(self.cookies)
        )

    def get(self, path: str) -> tuple[int, str]:
        return self._ask(urllib.request.Request(self.site + path))

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        """Return the status, and where a redirect leads, else the page."""
        token = next((c.value for c in self.cookies if c.name == "havn_csrf"), "")
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
        return self._ask(urllib.request.Request(self.site + path, data=data))

    def _ask(self, request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=self.patience) as response:
                return response.status, response.read().decode()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location") or answer.read().decode()

    def sign_in(self, email: str) -> None:
        self.get("/accounts/login/")
        status, where = self.post("/accounts/login/", login=email, password=PASSWORD)
        assert status == 302, (status, where[:500])
        assert "login" not in where, where


class Writer(threading.Thread):
    """Posts one reply after the other, each until it is accepted.

    Args:
        browser: signed in.
        thread: its id.
        pause: seconds between two replies; an account may send 60 in ten minutes.
    """

    def __init__(self, browser: Browser, thread: int, pause: float):
        super().__init__(daemon=True)
        self.browser, self.path, self.pause = browser, f"/threads/{thread}/reply/", pause
        self.accepted: set[str] = set()
        self.repeated: set[str] = set()
        self.answers: Counter[str] = Counter()
        self.asked_at = 0.0  # of time.monotonic()
        self.enough = threading.Event()

    def run(self):
        while not self.enough.is_set():
            self._write(str(uuid.uuid4()))
            self.enough.wait(self.pause)

    def _write(self, submission: str) -> None:
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            answer = self.try_once(submission)
            self.answers[answer] += 1
            if answer == "accepted":
                self.accepted.add(submission)
                return
            self.repeated.add(submission)
            time.sleep(0.3)

    def try_once(self, submission: str) -> str:
        text = f"We are still here ({submission})."
        self.asked_at = time.monotonic()
        try:
            status, where = self.browser.post(self.path, text=text, submission=submission)
        except TROUBLE as error:
            return type(error).__name__
        # A redirect to the sign-in page accepts nothing.
        if status == 302 and where.startswith("/threads/"):
            return "accepted"
        return f"{status}"


class OpenPage(threading.Thread):
    """Asks again and again what came after the revision it has, as an open page does."""

    def __init__(self, browser: Browser, thread: int):
        super().__init__(daemon=True)
        self.browser, self.path = browser, f"/threads/{thread}/since/"
        self.revision = 0
        self.numbers: set[int] = set()
        self.enough = threading.Event()

    def run(self):
        while not self.enough.is_set():
            with suppress(TROUBLE):  # it tries again, as a page does
                self.catch_up()
            self.enough.wait(0.7)

    def catch_up(self) -> None:
        more = True
        while more:
            status, said = self.browser.get(f"{self.path}?revision={self.revision}")
            if status != 200:
                return
            news = json.loads(said)
            self.numbers |= {post["number"] for post in news["posts"]}
            self.revision, more = news["revision"], news["more"]
