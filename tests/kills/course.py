"""The course of it: people write while one process after the other is killed."""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from tests.kills.people import Browser, OpenPage, Writer
from tests.kills.verdict import DUE, UNSENT, Database
from tests.letters import Letters
from tests.whole import ROOT, Whole

# So slow that a kill finds letters under way.
SECONDS_A_LETTER = 0.15
PAUSE = 1.8  # of a writer; 60 replies in ten minutes are one account's limit


@dataclass
class Seen:
    """What was noticed on the way."""

    kills: list[str] = field(default_factory=list)
    left_by_the_dead: int = 0  # letters
    accepted: set[str] = field(default_factory=set)
    # What a member did while Valkey did not answer, and the seconds it took.
    without_valkey: dict[str, float] = field(default_factory=dict)


class Course:
    """A stack, its people and its letters.

    Args:
        data: a folder for the stack.
        pause: seconds a writer waits between two replies.
    """

    def __init__(self, data: Path, pause: float = PAUSE, port: int | None = None):
        self.letters = Letters(SECONDS_A_LETTER)
        email = self.letters.start()
        self.whole = Whole(data, port, EMAIL_URL=email, LOG_LEVEL="INFO")
        self.pause, self.seen = pause, Seen()

    def begin(self) -> None:
        self.whole.start()
        self.whole.wait_until_ready()
        self.scene = self._scene()
        self.site = f"http://localhost:{self.whole.port}"
        self.thread = self.scene["thread"]
        self.database = Database(self.whole.addresses.database_url, self.thread)
        self.writers = [
            Writer(self._signed_in(email), self.thread, self.pause)
            for email in self.scene["writers"]
        ]
        self.page = OpenPage(self._signed_in(self.scene["reader"]), self.thread)
        for one in (*self.writers, self.page):
            one.start()
        self.lost = self.database.lose_a_nudge()
        self.whole.nudge("notifications.send_due_digests")

    def _scene(self) -> dict:
        done = subprocess.run(
            [sys.executable, "-m", "tests.kills.scene"],
            cwd=ROOT,
            env=self.whole.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def _signed_in(self, email: str) -> Browser:
        browser = Browser(self.site)
        browser.sign_in(email)
        return browser

    def kill(self, name: str) -> None:
        """kill -9 one process, and wait until all is back."""
        self.seen.kills.append(name)
        self.whole.wait_for_another(name, than=self.whole.kill(name))

    def kill_worker_among_letters(self) -> None:
        """The worker dies with some letters sent, some under way, some not begun."""
        ends = time.monotonic() + 30
        while len(self.letters.taken) < 6:
            assert time.monotonic() < ends, "no letters come"
            time.sleep(0.01)
        self.kill("worker")
        self.seen.left_by_the_dead = self.database.one(UNSENT)

    def kill_web_before_a_writer(self) -> None:
        """The web process dies while somebody waits for its answer."""
        web, stopped = self.whole.pid("web"), time.monotonic()
        os.kill(web, signal.SIGSTOP)
        # What was asked after the stop cannot have been answered.
        while not any(writer.asked_at > stopped for writer in self.writers):
            time.sleep(0.01)
        self.kill("web")

    def without_valkey(self) -> None:
        """Valkey hangs: worse than one that is gone, because every call waits for its time-out."""
        valkey = self.whole.pid("valkey")
        os.kill(valkey, signal.SIGSTOP)
        try:
            time.sleep(1)
            somebody = Browser(self.site)
            self._timed("sign in", lambda: somebody.sign_in(self.scene["reader"]))
            self._timed("read", lambda: _is_ok(somebody.get(self.scene["url"])))
            self._timed("post", lambda: self._post_once(somebody))
        finally:
            os.kill(valkey, signal.SIGCONT)

    def _post_once(self, browser: Browser) -> None:
        writer, submission = Writer(browser, self.thread, self.pause), str(uuid.uuid4())
        assert (answer := writer.try_once(submission)) == "accepted", answer
        self.seen.accepted.add(submission)

    def _timed(self, what: str, do) -> None:
        begun = time.monotonic()
        do()
        self.seen.without_valkey[what] = time.monotonic() - begun

    def beat_found_it(self, seconds: float = 75.0) -> bool:
        """Whether beat's own sweep handles, in time, what nobody has told a worker about."""
        ends = time.monotonic() + seconds
        while not self.database.is_handled(self.lost):
            if time.monotonic() > ends:
                return False
            time.sleep(0.5)
        return True

    def quieten(self) -> None:
        """People stop; what was under way comes to its end."""
        for one in (*self.writers, self.page):
            one.enough.set()
        for one in (*self.writers, self.page):
            one.join(70)
        # The run that died with its worker is taken up by the next one, which beat sends every
        # five minutes.
        self.whole.nudge("notifications.send_due_digests")
        assert self.database.wait_until_none(DUE, 30), "digests are still due"
        self.database.let_time_pass()
        self.whole.nudge("notifications.sweep")
        self.page.catch_up()

    def end(self) -> None:
        self.letters.stop()
        if self.whole.running:
            self.whole.stop()

    @property
    def accepted(self) -> set[str]:
        return self.seen.accepted.union(*(writer.accepted for writer in self.writers))


def _is_ok(answer: tuple[int, str]) -> None:
    assert answer[0] == 200, answer
    assert "We are still here" in answer[1]
