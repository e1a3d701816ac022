"""Finding a Chromium for the journeys, or fetching one.

`python -m tests.journeys.chromium` makes sure of it and prints where it is.
"""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Each window draws what would drop down from its address bar as a page of its own: as much work
# again as the page that is tested. The later switch counts, so Playwright's own stand here as well.
WITHOUT = """
    WebUIOmniboxPopup WebUIOmniboxFullPopup WebUIOmniboxAimPopup
    AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades
    HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding
    ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect OptimizationHints
    NetworkTimeServiceQuerying AimEnabled PreconnectToSearch
""".split()
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
ARGUMENTS += [f"--disable-features={','.join(WITHOUT)}"]
# Seconds. A mirror that does not answer must not hold up the tests.
FOR_A_LOOK, FOR_A_DOWNLOAD = 30, 300


class NoChromium(Exception):
    """A sentence: what was tried."""


def ensure() -> str:
    """Return the path of a Chromium that starts, fetching one where there is none.

    Raises:
        NoChromium: none is there and none could be had.
    """
    for fetch in (lambda: None, _fetch_with_playwright, _fetch_with_apt):
        fetch()
        if found := find():
            return found
    raise NoChromium(
        "No Chromium: not on PATH, not in playwright's folder, and neither "
        "`playwright install chromium` nor, as root, `apt-get install chromium` brought one."
    )


def find() -> str:
    """Return the path of a Chromium that starts, "" when there is none."""
    on_path = (shutil.which(name) for name in NAMES)
    candidates = [path for path in on_path if path] + [_playwrights_own()]
    return next((path for path in candidates if _starts(path)), "")


def _playwrights_own() -> str:
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Error:
        return ""


def _starts(path: str) -> bool:
    # A download without the system's libraries is there, and does not start.
    return bool(path) and Path(path).exists() and _runs([path, "--version"], FOR_A_LOOK)


def _fetch_with_playwright() -> None:
    _runs([sys.executable, "-m", "playwright", "install", "chromium"], FOR_A_DOWNLOAD)


def _fetch_with_apt() -> None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    if _runs(["apt-get", "update"], FOR_A_DOWNLOAD):
        _runs(["apt-get", "install", "--yes", "chromium"], FOR_A_DOWNLOAD)


def _runs(command: list[str], seconds: float) -> bool:
    """Run a program quietly; whether it ended well and in time."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    try:
        program = subprocess.Popen(command, **quiet, env=environ, start_new_session=True)
    except OSError:
        return False
    try:
        return program.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        # With what it started: a download would go on behind our back.
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
        return False


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{ensure()}\n")
    except NoChromium as sentence:
        sys.exit(str(sentence))
