"""`make run`: servers, set-up, then web, worker and beat until somebody says stop.

A child that dies is started again. Whatever happens to us, the children end with us.
"""

import http.client
import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from network.stack import Unusable, outside
from network.stack.addresses import Addresses, why_taken, with_free_ports
from network.stack.processes import Process, remember
from network.stack.servers import RECORD, Servers, folder_is_ours
from network.stack.signals import Stopped, signals_ignored, stopped_by_signals

# A child that keeps dying is tried again after 0.5 s, 1 s … 15 s; a minute alive forgives all.
FIRST_WAIT, LONGEST_WAIT, FORGIVEN_AFTER = 0.5, 15.0, 60.0
TICK = 0.1
READY_WITHIN = 90.0


def run(
    where: Addresses,
    port: int,
    prepare: Callable[[Callable[[str], None]], None],
    say: Callable[[str], None],
    ready: Callable[[], None],
) -> None:
    """Start everything, keep it running, stop it in order.

    Args:
        where: what `addresses` returned for this process.
        port: of HTTP and WebSockets, on loopback.
        prepare: called once the databases answer: migrations, vocabulary, demo.
        say: prints a line of progress.
        ready: called when /readyz has answered 200.

    Raises:
        Unusable: it cannot start here; nothing is left running.
    """
    with stopped_by_signals(), _data_folder(where), folder_is_ours(where.data):
        if taken := why_taken(port):
            raise Unusable(f"Port {port} cannot be used ({taken}). Set PORT=8001, for example.")
        if where.own and with_free_ports(where.data, where.own) != where.own:
            # Our settings hold the old ports: begin anew with the new ones.
            os.execv(sys.executable, sys.orig_argv)  # noqa: S606
        outside.check(where)
        children: list[Process] = []
        try:
            if where.own:
                children += _servers(where, say)
            prepare(say)
            say("Starting web, worker and beat")
            children += _ours(where.data, port)
            for child in children:
                if not child.is_alive():
                    child.start()
                    remember(where.data / RECORD, children)
            _wait_until_ready(port, children)
            ready()
            _keep_alive(children, where.data / RECORD, say)
        except Stopped:
            say("Stopping")
        finally:
            with signals_ignored():
                for child in reversed(children):
                    child.stop()
                (where.data / RECORD).unlink(missing_ok=True)


@contextmanager
def _data_folder(where: Addresses):
    try:
        where.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (where.data / "log").mkdir(mode=0o700, exist_ok=True)
        probe = where.data / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Unusable(
            f"The data folder {where.data} cannot be written ({error.strerror}). "
            "Make it yours, or set HAVN_DATA to another folder."
        ) from None
    yield


def _servers(where: Addresses, say) -> list[Process]:
    servers = Servers(
        where.data,
        where.own,
        with_postgres=where.database_url == where.own.database_url,
        with_valkey=where.redis_url == where.own.redis_url(0),
    )
    say(
        " and ".join(
            f"Starting {p.name}" if i == 0 else p.name for i, p in enumerate(servers.processes)
        )
    )
    try:
        servers.start()
    except BaseException:
        with signals_ignored():
            servers.stop()
        raise
    return servers.processes


def _ours(data: Path, port: int) -> list[Process]:
    """The three processes of Havn itself, as commands anyone could type."""
    logs, python = data / "log", sys.executable
    web = [python, "-m", "uvicorn", "network.asgi:application", "--port", str(port)]
    web += ["--no-access-log", "--no-server-header", "--lifespan", "off", "--log-level", "warning"]
    web += ["--timeout-graceful-shutdown", "3", "--ws-max-size", "65536"]
    web += ["--ws-per-message-deflate", "false"]
    celery = [python, "-m", "celery", "-A", "network.celery"]
    # Threads: every task waits for the database or a mail server, and none is left behind.
    worker = [*celery, "worker", "--pool", "threads", "--concurrency", "4", "--loglevel", "WARNING"]
    worker += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    beat = [*celery, "beat", "--loglevel", "WARNING", "--pidfile="]
    beat += ["--schedule", str(data / "beat-schedule")]
    return [
        Process("web", web, logs),
        Process("worker", worker, logs),
        Process("beat", beat, logs),
    ]


def _wait_until_ready(port: int, children: list[Process]) -> None:
    """Until /readyz answers 200.

    Raises:
        Unusable: it does not within READY_WITHIN seconds, or one of ours does not start.
    """
    ends = time.monotonic() + READY_WITHIN
    missing = "no answer"
    while time.monotonic() < ends:
        for child in children:
            if not child.is_alive():
                raise Unusable(f"{child.name} ended at once: {child.last_words('Error')}")
        status, said = _ask(port)
        if status == 200:
            return
        missing = said or missing
        time.sleep(TICK)
    raise Unusable(f"Havn is not ready after {READY_WITHIN:.0f} seconds: {missing}")


def _ask(port: int) -> tuple[int, str]:
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        return response.status, response.read(300).decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return 0, ""
    finally:
        connection.close()


def _keep_alive(children: list[Process], record: Path, say) -> None:
    """Start again whoever dies, until Stopped."""
    waits = dict.fromkeys((child.name for child in children), FIRST_WAIT)
    started = dict.fromkeys(waits, time.monotonic())
    due: dict[str, float] = {}
    while True:
        now = time.monotonic()
        for child in children:
            name = child.name
            if child.is_alive():
                if now - started[name] > FORGIVEN_AFTER:
                    waits[name] = FIRST_WAIT
            elif name not in due:
                due[name] = now + waits[name]
                say(f"{name} has ended, see {child.log}: starting it again")
                waits[name] = min(waits[name] * 2, LONGEST_WAIT)
            elif now >= due[name]:
                del due[name]
                child.start()
                started[name] = now
                remember(record, children)
        time.sleep(TICK)
