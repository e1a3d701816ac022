"""One community of N thousand posts, with servers of its own in the shape of production."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

from network.stack.addresses import Addresses, addresses, free_port, with_free_ports
from network.stack.processes import Process, remember, wait_until
from network.stack.servers import RECORD, Servers, folder_is_ours

BASE = Path(__file__).resolve().parents[1]
WRITTEN = "written"
LONGEST_STEP = 3600
# As docs/operations.md starts them.
GRANIAN = "--interface wsgi --workers 2 --blocking-threads 1 --no-ws --log-level warning".split()
UVICORN = "--no-access-log --no-server-header --lifespan off --log-level warning".split()
UVICORN += "--ws-max-size 65536 --ws-per-message-deflate false".split()
WORKER = "worker --pool threads --concurrency 4 --loglevel WARNING".split()
WORKER += "--without-gossip --without-mingle --without-heartbeat".split()


class Stack:
    """Databases that run, a community in them, and what was started beside them.

    Args:
        where: the addresses of its data folder.
        servers: started by `open_stack`.
        thousands: how many thousand posts.
        say: prints a line of progress.
    """

    def __init__(
        self, where: Addresses, servers: Servers, thousands: int, say: Callable[[str], None]
    ):
        self.where, self.servers, self.thousands, self.say = where, servers, thousands, say
        self.started: list[Process] = []

    def granian(self, name: str, application: str, port: int, **environ: str) -> Process:
        """Serve a WSGI application over HTTP, as in production."""
        command = [sys.executable, "-m", "granian", *GRANIAN, "--port", str(port), application]
        return self._serve(name, command, port, environ)

    def uvicorn(self, name: str, application: str, port: int, **environ: str) -> Process:
        """Serve an ASGI application for sockets, in one process."""
        command = [sys.executable, "-m", "uvicorn", application, *UVICORN, "--port", str(port)]
        return self._serve(name, command, port, environ)

    def worker(self) -> Process:
        """A worker as `make run` starts it."""
        command = [sys.executable, "-m", "celery", "-A", "network.celery", *WORKER]
        return self._start(Process("worker", command, self.where.data / "log", self.environ))

    @property
    def environ(self) -> dict[str, str]:
        """Of every process of Havn here: production has no demo."""
        return {"HAVN_DATA": str(self.where.data), "HAVN_DEMO": "off"}

    def _serve(self, name, command, port, environ) -> Process:
        process = Process(name, command, self.where.data / "log", {**self.environ, **environ})
        self._start(process)
        if not wait_until(lambda: _listens(port), process, 30):
            raise RuntimeError(f"{name} does not start: {process.last_words('Error')}")
        return process

    def _start(self, process: Process) -> Process:
        process.start()
        self.started.append(process)
        remember(self.where.data / RECORD, [*self.servers.processes, *self.started])
        return process

    def database(self, name: str) -> str:
        """Return the URL of another database on the same server, made when it is not there."""
        url = self.where.database_url
        with psycopg.connect(url, autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if not there.fetchone():
                connection.execute(f"CREATE DATABASE {name}")
        return f"{url.rsplit('/', 1)[0]}/{name}"

    def write_community(self) -> None:
        """Bring tables, vocabulary and N thousand posts in; what is there is passed over."""
        self._manage("migrate", "--verbosity", "0")
        self._manage("vocabulary")
        mark = self.where.data / WRITTEN
        if mark.exists():
            return
        # The demo brings the forums.
        self._manage("demo")
        self._manage("scale", str(self.thousands))
        mark.touch()

    def collect_static(self) -> None:
        self._manage("collectstatic", "--noinput", "--verbosity", "0")

    def _manage(self, *words: str) -> None:
        self.say(f"manage.py {' '.join(words)}")
        # Invented members may only be written with the switch on; pages are served without it.
        environ = {**self.environ, "HAVN_DEMO": "on"}
        run([sys.executable, "manage.py", *words], environ, self.where.data)

    def stop_started(self) -> None:
        for process in reversed(self.started):
            process.stop()
        self.started.clear()


@contextmanager
def open_stack(where: Addresses, thousands: int, say: Callable[[str], None]):
    """Start the databases of a data folder; stop everything at the end, whatever happens."""
    (where.data / "log").mkdir(mode=0o700, parents=True, exist_ok=True)
    with folder_is_ours(where.data):
        servers = Servers(where.data, where.own)
        stack = Stack(where, servers, thousands, say)
        try:
            servers.start()
            yield stack
        finally:
            stack.stop_started()
            servers.stop()
            (where.data / RECORD).unlink(missing_ok=True)


def where_is(data: Path) -> Addresses:
    """The addresses of one data folder, on ports that are free now.

    Sets HAVN_DATA for this process too, so call it before Django's settings are read.
    """
    os.environ["HAVN_DATA"] = str(data)
    found = addresses({"HAVN_DATA": str(data)}, BASE)
    with_free_ports(data, found.own)
    return addresses({"HAVN_DATA": str(data)}, BASE)


def run(command: list[str], environ: Mapping[str, str], data: Path) -> str:
    """Run a command to its end; what it says goes to prepare.log and is returned.

    Raises:
        RuntimeError: it failed; the message is its last line.
    """
    done = subprocess.run(
        command,
        cwd=BASE,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST_STEP,
        check=False,
    )
    with (data / "log" / "prepare.log").open("a", encoding="utf-8") as log:
        log.write(done.stdout)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[1:3])}: {done.stdout.strip().splitlines()[-1:]}")
    return done.stdout


def two_ports() -> tuple[int, int]:
    first, second = free_port(), free_port()
    return (first, second) if first != second else two_ports()


def _listens(port: int) -> bool:
    import socket

    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", port)) == 0
