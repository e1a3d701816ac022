"""Starting processes that do not outlive us, stopping them, and finding those that did."""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from network.stack import Unusable

KEEP_LOG = 5_000_000  # bytes; a longer log is put aside at the next start
PR_SET_PDEATHSIG = 1


@dataclass
class Process:
    """One child: how it is started, how it is asked to stop.

    Args:
        name: "web"; its output goes to `<name>.log`.
        command: the program and its arguments.
        logs: the folder of logs.
        environ: added to our own environment.
        stop_signal: what makes it stop in order.
        patience: seconds until it is killed.
        user: the number of the user it runs as, when that is not ours.
    """

    name: str
    command: Sequence[str]
    logs: Path
    environ: Mapping[str, str] = field(default_factory=dict)
    stop_signal: int = signal.SIGTERM
    patience: float = 10.0
    user: int | None = None
    running: subprocess.Popen | None = None
    log_before: int = 0  # where the log stood when it was started

    @property
    def log(self) -> Path:
        return self.logs / f"{self.name}.log"

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches us alone.

        Raises:
            Unusable: its log cannot be written, or its program cannot be run.
        """
        try:
            self._start()
        except OSError as error:
            raise Unusable(f"{self.name} cannot be started: {error}.") from None

    def _start(self) -> None:
        self.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > KEEP_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        # To files, never to our own pipes: a daemon that holds a pipe hangs whoever reads it.
        with self.log.open("ab") as log:
            self.log_before = log.tell()
            self.running = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.environ},
                start_new_session=True,
                preexec_fn=die_with_parent(self.stop_signal),
                **as_user(self.user),
            )

    def is_alive(self) -> bool:
        return self.running is not None and self.running.poll() is None

    def stop(self) -> None:
        """Ask it to stop; after its patience, kill it and what it started."""
        if not self.is_alive():
            return
        self.running.send_signal(self.stop_signal)
        try:
            self.running.wait(self.patience)
        except subprocess.TimeoutExpired:
            _kill_session(self.running.pid)
            self.running.wait()

    def last_words(self, *marks: str) -> str:
        """The last line since its start that holds one of the marks, else the last line."""
        try:
            with self.log.open(encoding="utf-8", errors="replace") as log:
                log.seek(self.log_before)
                lines = log.read().splitlines()[-50:]
        except OSError:
            return ""
        telling = [line for line in lines if any(mark in line for mark in marks)]
        return (telling or lines or [""])[-1].strip()


def as_user(user: int | None) -> dict:
    """What Popen is told to run a program as another user: none of our groups, nor our folder."""
    if user is None:
        return {}
    return {"user": user, "group": user, "extra_groups": [], "cwd": "/"}


def die_with_parent(stop_signal: int):
    """What a child does before it runs: ask the kernel to end it when we are killed.

    It runs after the change of user, which would take the wish back.
    """
    if not sys.platform.startswith("linux"):
        return None
    prctl, parent = ctypes.CDLL(None, use_errno=True).prctl, os.getpid()

    def ask():
        prctl(PR_SET_PDEATHSIG, stop_signal, 0, 0, 0)
        if os.getppid() != parent:  # killed before we asked
            os._exit(1)

    return ask


def _kill_session(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def remember(path: Path, processes: Sequence[Process]) -> None:
    """Note who runs, so that a later start can end what a kill -9 left."""
    rows = []
    for process in processes:
        if process.is_alive():
            try:
                started = psutil.Process(process.running.pid).create_time()
            except psutil.NoSuchProcess:
                continue
            row = {"name": process.name, "pid": process.running.pid, "started": started}
            rows.append({**row, "stop": process.stop_signal})
    draft = path.with_suffix(".new")
    draft.write_text(json.dumps(rows), encoding="utf-8")
    draft.replace(path)


def end_left_over(path: Path, patience: float = 10.0) -> int:
    """End the processes of an earlier run that are still there; return how many there were.

    A pid that now belongs to somebody else is told apart by its start time.
    """
    left = list(_remembered(path))
    for process, stop in left:
        _signal_quietly(process, stop)
    _wait_for([process for process, _stop in left], patience)
    for process, _stop in left:
        if _runs(process):
            _signal_quietly(process, signal.SIGKILL)
    _wait_for([process for process, _stop in left], 5)
    path.unlink(missing_ok=True)
    return len(left)


def _wait_for(processes: Sequence[psutil.Process], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while any(_runs(process) for process in processes) and time.monotonic() < ends:
        time.sleep(0.05)


def _runs(process: psutil.Process) -> bool:
    """In a container nobody may collect the dead: a zombie is over, waiting for it is in vain."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _remembered(path: Path):
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for row in rows if isinstance(rows, list) else []:
        try:
            process = psutil.Process(row["pid"])
            if abs(process.create_time() - row["started"]) < 0.5 and _runs(process):
                yield process, row["stop"]
        except (psutil.NoSuchProcess, KeyError, TypeError, ValueError):
            continue


def _signal_quietly(process: psutil.Process, number: int) -> None:
    with suppress(psutil.NoSuchProcess):
        process.send_signal(number)


def wait_until(answers, process: Process, seconds: float) -> bool:
    """Ask again and again until it answers; False when it died or took too long."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if answers():
            return True
        if not process.is_alive():
            return False
        time.sleep(0.02)
    return False
