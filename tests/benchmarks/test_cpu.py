"""A benchmark's CPU is the servers' own, children and all, and nobody else's."""

import subprocess
import sys
import time

import pytest

from benchmarks.cpu import Meter, seconds

BURN = "import time; ends = time.process_time() + {0}\nwhile time.process_time() < ends: pass"
# A parent that has a child do the work, and then waits to be asked.
CHILD = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {BURN.format(0.4)!r}])
print("done", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def start():
    started = []

    def start(code):
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_what_a_child_used_counts_after_it_has_ended(start):
    parent = start(CHILD)
    assert parent.stdout.readline() == "done\n"
    assert 0.35 < seconds(parent.pid) < 2


def test_what_a_living_child_uses_counts(start):
    parent = start(CHILD.replace("0.4", "5"))
    with Meter({"web": parent.pid}) as meter:
        time.sleep(1)
    assert meter.spent["web"] > 0.1


def test_an_idle_process_spends_nothing_while_we_work(start):
    idle = start("import sys; print('done', flush=True); sys.stdin.readline()")
    assert idle.stdout.readline() == "done\n"
    with Meter({"idle": idle.pid}) as meter:
        ends = time.process_time() + 0.2
        while time.process_time() < ends:
            pass
    assert meter.spent["idle"] < 0.05


def test_a_server_that_died_is_no_cheap_server(start):
    gone = start("pass")
    gone.wait()
    with pytest.raises(RuntimeError, match="has ended"):
        seconds(gone.pid)
