"""The whole of Havn as people run it: `manage.py up` on a data folder and a port of its own."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
from celery import Celery

from network.stack.addresses import Addresses, addresses, free_port
from network.stack.processes import die_with_parent
from network.stack.servers import RECORD

ROOT = Path(__file__).resolve().parents[1]
CONFIGURED = ("DATABASE_URL", "REDIS_URL", "CACHE_URL", "EMAIL_URL", "SECRET_KEY", "HAVN_URL")


class Whole:
    """One run of the command.

    Args:
        data: its data folder.
        port: of its web server; a free one when None.
        environ: more settings. There is no demo community unless HAVN_DEMO is among them.
    """

    def __init__(self, data: Path, port: int | None = None, **environ: str):
        self.data, self.port = data, port or free_port()
        kept = {name: value for name, value in os.environ.items() if name not in CONFIGURED}
        own = {"HAVN_DATA": str(data), "PORT": str(self.port), "HAVN_DEMO": "off"}
        self.environ = {**kept, **own, **environ}
        self.said = data.with_name(f"{data.name}.said")
        self.running: subprocess.Popen | None = None

    def start(self, in_background: bool = False) -> None:
        """Start it.

        Args:
            in_background: of a script, which ignores SIGINT.
        """
        command = [sys.executable, "manage.py", "up"]
        # A test run that is killed leaves nothing behind.
        end_with_us = die_with_parent(signal.SIGTERM) or (lambda: None)

        def prepare():
            end_with_us()
            # Whatever the shell that runs the tests has left us.
            signal.signal(signal.SIGINT, signal.SIG_IGN if in_background else signal.SIG_DFL)

        with self.said.open("wb") as said:
            self.running = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
                preexec_fn=prepare,
            )

    def wait_until_ready(self, seconds: float = 90.0) -> None:
        ends = time.monotonic() + seconds
        while "Havn is ready" not in self.words():
            assert self.running.poll() is None, f"it ended: {self.words()}"
            assert time.monotonic() < ends, f"not ready: {self.words()}"
            time.sleep(0.05)

    def words(self) -> str:
        """All it has said up to now, on both outputs."""
        return self.said.read_text(encoding="utf-8", errors="replace")

    def refusal(self, seconds: float = 60.0) -> str:
        """Start it where it cannot; return what it said on standard error, the only thing there.

        It must end by itself with 1.
        """
        command = [sys.executable, "manage.py", "up"]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environ, capture_output=True, text=True, timeout=seconds
        )
        assert done.returncode == 1, done.stdout + done.stderr
        assert self.children() == []
        return done.stderr

    def stop(self, number: int = signal.SIGTERM, seconds: float = 30.0) -> int:
        """Send a signal; return the exit status."""
        if self.running.poll() is None:
            self.running.send_signal(number)
        return self.running.wait(seconds)

    def pid(self, name: str) -> int:
        rows = json.loads((self.data / RECORD).read_text(encoding="utf-8"))
        return next(row["pid"] for row in rows if row["name"] == name)

    def kill(self, name: str) -> int:
        """kill -9 one child; return the pid that is no more."""
        pid = self.pid(name)
        os.kill(pid, signal.SIGKILL)
        return pid

    def wait_for_another(self, name: str, than: int, seconds: float = 60.0) -> None:
        """Until the supervisor has started a child again, and the whole is ready."""
        ends = time.monotonic() + seconds
        while not (self._is_another(name, than) and self.is_ready()):
            assert time.monotonic() < ends, f"{name} did not come back: {self.words()}"
            time.sleep(0.1)

    def _is_another(self, name, than) -> bool:
        try:
            return self.pid(name) != than
        except StopIteration:
            return False

    def is_ready(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    @property
    def addresses(self) -> Addresses:
        return addresses(self.environ, ROOT)

    def nudge(self, task: str) -> None:
        """What beat does by the clock, now."""
        with Celery(broker=self.addresses.redis_url) as app:
            app.conf.broker_transport_options = {"global_keyprefix": "havn."}
            app.send_task(task, ignore_result=True)

    def children(self) -> list[str]:
        """Every live process of this folder, the supervisor among them."""
        return [process.name() for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            with process.oneshot():
                if process.status() == psutil.STATUS_ZOMBIE:
                    return False
                # A server that writes its title over its environment still stands in its folder.
                named = process.environ().get("HAVN_DATA") == str(self.data)
                return named or Path(process.cwd()).is_relative_to(self.data)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            return False

    def wait_until_nothing_runs(self, seconds: float = 30.0) -> None:
        ends = time.monotonic() + seconds
        while left := self.children():
            assert time.monotonic() < ends, f"still there: {left}"
            time.sleep(0.1)
