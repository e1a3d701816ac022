"""The environment that `make` sets up before there is any package."""

import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest

from network.stack import environment

SCRIPT = "network/stack/environment.py"


@pytest.fixture
def project(tmp_path):
    """A checkout that needs no package, in a folder with a space."""
    project = tmp_path / "a checkout"
    (project / SCRIPT).parent.mkdir(parents=True)
    shutil.copy(environment.__file__, project / SCRIPT)
    (project / "empty.lock").write_text("# nothing\n")
    (project / "wrong.lock").write_text("no-such-package==1 --hash=sha256:00\n")
    return project


def start(project, lock="empty.lock"):
    return subprocess.Popen(
        [sys.executable, SCRIPT, lock],
        cwd=project,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # As in the background of a script.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
    )


def set_up(project, lock="empty.lock"):
    with start(project, lock) as script:
        said, complaint = script.communicate(timeout=120)
    return script.returncode, said, complaint


def works_for(project) -> list[str]:
    return [
        process.name()
        for process in psutil.process_iter(["cmdline", "status"])
        if process.info["status"] != psutil.STATUS_ZOMBIE
        and any(str(project) in word for word in process.info["cmdline"] or [])
    ]


def test_it_is_made_once_and_again_when_its_python_has_gone(project):
    status, said, _complaint = set_up(project)
    assert (status, "Installing" in said) == (0, True)
    assert set_up(project)[:2] == (0, "")
    (project / ".venv" / "bin" / "python3").unlink(missing_ok=True)
    (project / ".venv" / "bin" / "python").unlink()
    status, said, _complaint = set_up(project)
    assert (status, "Installing" in said) == (0, True)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_it_started_and_the_next_run_begins_anew(project, number):
    with start(project) as script:
        ends = time.monotonic() + 30
        while "ensurepip" not in " ".join(_words(project)):
            assert time.monotonic() < ends
            time.sleep(0.01)
        script.send_signal(number)
        assert script.wait(10) == 128 + number
    time.sleep(0.1)
    assert works_for(project) == []
    assert set_up(project)[0] == 0


def _words(project):
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        if any(str(project) in word for word in words):
            yield " ".join(words)


def test_packages_that_cannot_be_had_are_told(project):
    status, _said, complaint = set_up(project, "wrong.lock")
    assert status == 1
    assert complaint.splitlines()[-1].startswith("Havn cannot start: the packages could not be")
    assert not (project / ".venv" / "wrong.lock").exists()
