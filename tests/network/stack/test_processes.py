"""Children that do not outlive their parent, and what a kill -9 left."""

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from network.stack import Unusable, rights
from network.stack.processes import Process, end_left_over, remember

SLEEP = ["sleep", "60"]
DEAF = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print('deaf', flush=True); time.sleep(60)",
]


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_until(holds, seconds=10.0) -> bool:
    ends = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > ends:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture
def child(tmp_path):
    """child(name, command, **more): a process that ends with the test."""
    made = []

    def make(name, command, **more):
        made.append(Process(name, command, tmp_path / "log", **more))
        return made[-1]

    yield make
    for process in made:
        process.stop()


def test_a_child_is_started_and_stopped(child):
    process = child("sleep", SLEEP)
    assert not process.is_alive()
    process.start()
    assert process.is_alive()
    process.stop()
    assert not process.is_alive()


def test_a_child_that_does_not_listen_is_killed_after_its_patience(child):
    process = child("deaf", DEAF, patience=0.3)
    process.start()
    assert wait_until(lambda: "deaf" in process.last_words())
    process.stop()
    assert process.running.returncode == -signal.SIGKILL


def test_ctrl_c_reaches_the_parent_alone(child):
    process = child("sleep", SLEEP)
    process.start()
    assert os.getpgid(process.running.pid) != os.getpgid(0)


def test_a_program_that_is_not_there_is_one_sentence(child):
    with pytest.raises(Unusable, match="nowhere cannot be started"):
        child("nowhere", ["/no/such/program"]).start()


def test_last_words_are_of_this_start_not_of_an_earlier_one(child):
    first = child("teller", ["sh", "-c", "echo FATAL: an old story; echo and more"])
    first.start()
    first.running.wait()
    assert first.last_words("FATAL") == "FATAL: an old story"
    second = child("teller", ["sh", "-c", "echo nothing in particular"])
    second.start()
    second.running.wait()
    assert second.last_words("FATAL") == "nothing in particular"


# A parent that starts one child and waits, to be killed.
PARENT = """
import sys, time
from pathlib import Path
from network.stack.processes import Process
prefix, user = sys.argv[2].split(), int(sys.argv[3]) if sys.argv[3] else None
child = Process("child", [*prefix, "sleep", "60"], Path(sys.argv[1]), user=user)
child.start()
print(child.running.pid, flush=True)
time.sleep(60)
"""
WAYS = {"as ourselves": ("", ""), "in a namespace": (" ".join(rights.NAMESPACE), "")}
WAYS["as nobody"] = ("", str(rights.NOBODY))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be asked this")
@pytest.mark.parametrize("way", WAYS)
def test_a_child_ends_when_its_parent_is_killed(tmp_path, way):
    if way == "as nobody" and os.geteuid() != 0:
        pytest.skip("only root can become another user")
    if way == "in a namespace" and not rights._works(*rights.NAMESPACE):
        pytest.skip("this machine allows no user namespaces")
    command = [sys.executable, "-c", PARENT, str(tmp_path / "log"), *WAYS[way]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        # Until it is the program itself: before, it could not be told apart from us.
        assert wait_until(lambda: psutil.Process(pid).name() == "sleep")
        parent.kill()
    assert wait_until(lambda: not runs(pid))


def left_behind(record, *commands):
    """Processes noted in a record, as a supervisor that was killed leaves them."""
    processes = [Process(f"p{n}", c, record.parent / "log") for n, c in enumerate(commands)]
    for process in processes:
        process.start()
    remember(record, processes)
    return processes


def test_what_an_earlier_run_left_is_ended(tmp_path):
    record = tmp_path / "processes.json"
    [polite, deaf] = left_behind(record, SLEEP, DEAF)
    assert wait_until(lambda: "deaf" in deaf.last_words())
    assert end_left_over(record, patience=0.3) == 2
    assert not record.exists()
    assert not polite.is_alive()
    assert wait_until(lambda: not deaf.is_alive())


def test_a_pid_that_now_belongs_to_somebody_else_is_left_alone(tmp_path):
    record = tmp_path / "processes.json"
    [stranger] = left_behind(record, SLEEP)
    rows = json.loads(record.read_text())
    rows[0]["started"] -= 100
    record.write_text(json.dumps(rows))
    assert end_left_over(record) == 0
    assert stranger.is_alive()
    stranger.stop()


@pytest.mark.parametrize("words", ["", "[", "{}", '[{"pid": "many"}]', '[{"pid": -1}]', "[3]"])
def test_a_damaged_record_holds_nobody_up(tmp_path, words):
    record = tmp_path / "processes.json"
    record.write_text(words)
    assert end_left_over(record) == 0
