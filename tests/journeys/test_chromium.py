"""Finding a browser on machines that differ."""

import shutil
import time

import pytest

from tests.journeys import chromium


def put(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def only_here(tmp_path, monkeypatch):
    """A machine with nothing but what the test puts there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "none"))
    return tmp_path


def test_the_first_one_that_starts_is_taken(only_here):
    put(only_here, "chromium", "exit 127  # a library is missing")
    works = put(only_here, "google-chrome", "exit 0")
    assert chromium.find() == works


def test_where_there_is_none_it_says_what_was_tried(only_here, monkeypatch):
    fetched = []
    monkeypatch.setattr(chromium, "_fetch_with_playwright", lambda: fetched.append("playwright"))
    monkeypatch.setattr(chromium, "_fetch_with_apt", lambda: fetched.append("apt"))
    with pytest.raises(chromium.NoChromium, match="not on PATH"):
        chromium.ensure()
    assert fetched == ["playwright", "apt"]


def test_one_that_was_fetched_is_used(only_here, monkeypatch):
    monkeypatch.setattr(
        chromium, "_fetch_with_playwright", lambda: put(only_here, "chromium", "exit 0")
    )
    assert chromium.ensure() == str(only_here / "chromium")


def test_a_download_that_hangs_is_given_up_with_all_it_started(tmp_path):
    sign = tmp_path / "still-running"
    shell = shutil.which("sh")
    started = time.monotonic()
    assert not chromium._runs([shell, "-c", f"(sleep 1; touch {sign}) & sleep 60"], 0.3)
    assert time.monotonic() - started < 5
    time.sleep(1.2)
    assert not sign.exists()
