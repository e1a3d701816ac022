"""The processes of docker-compose.yml, on the database of the tests."""

import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from network.stack.addresses import free_port
from network.stack.processes import Process, wait_until
from tests.house.compose import read
from tests.outside import environment

ROOT = Path(__file__).resolve().parents[1]


def command(service: str, port: int = 0) -> list[str]:
    """The very words of a service, on this machine's loopback and on a port of one's own."""
    composed = read((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    words = composed["services"][service]["command"]
    here = {"0.0.0.0": "127.0.0.1", "8000": str(port)}
    here["/tmp/beat-schedule"] = str(settings.DATA / "beat-schedule")
    program = Path(sys.executable).parent / words[0]
    return [str(program), *(here.get(word, word) for word in words[1:])]


def collect_static_files() -> None:
    """As the image is built. In a process of its own: in this one the tests have plain storage."""
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=environment(), check=True, timeout=300)


@contextmanager
def running(service: str, environ: Mapping[str, str] | None = None) -> Iterator[Process]:
    """A service while the block runs. `process.port` is where it listens, if it does.

    Only a test with `transactional_db` has rows that it sees.
    """
    port = free_port()
    process = Process(
        service, command(service, port), settings.DATA / "log", environment(**(environ or {}))
    )
    process.port = port
    process.start()
    try:
        if service in ("web", "sockets"):
            assert wait_until(lambda: listens(port), process, 60), process.last_words("Error")
        yield process
    finally:
        process.stop()


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def said(process: Process) -> str:
    """All it has said since it was started, on both outputs."""
    with process.log.open(encoding="utf-8", errors="replace") as log:
        log.seek(process.log_before)
        return log.read()
