"""Havn and the bare project side by side, for benchmarks that ask pages over HTTP."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connections

from benchmarks import report
from benchmarks.bare import TOPICS
from benchmarks.load import Request
from benchmarks.rounds import Case
from benchmarks.stack import Stack, run, two_ports
from network.stack.processes import Process

BARE = "bare Django page"
METHOD = """\
Server CPU a request: the web server, PostgreSQL with its backends, and Redis, from the kernel's own
accounting. Granian serves WSGI with two workers of one thread each; two connections ask in a closed
loop. Rounds of all pages in turn; the medians over the rounds. The bare page is a Django project of
its own on the same servers: default middleware, database session, one indexed SELECT of 20 rows,
a template of 20 rows."""


@dataclass(frozen=True)
class Pages:
    """Two servers of the same kind.

    Args:
        port, parts: of Havn.
        bare: the reference, ready to be measured.
    """

    port: int
    parts: dict[str, int]
    bare: Case

    def case(self, name: str, requests: Sequence[Request]) -> Case:
        return Case(name, self.port, self.parts, requests)


def serve(stack: Stack) -> Pages:
    """Start both under granian."""
    release_connections()
    port, bare_port = two_ports()
    shared = {part: process.running.pid for part, process in databases(stack).items()}
    web = stack.granian(
        "web", "network.wsgi:application", port, HAVN_URL=f"http://localhost:{port}"
    )
    environ = bare_environ(stack)
    cookie = run([sys.executable, "-m", "benchmarks.bare.fill"], environ, stack.where.data).strip()
    bare = stack.granian("bare", "benchmarks.bare.wsgi:application", bare_port, **environ)
    topics = [Request(f"/topics/{topic}/", cookie) for topic in range(1, TOPICS + 1)]
    return Pages(
        port,
        {"web": web.running.pid, **shared},
        Case(BARE, bare_port, {"web": bare.running.pid, **shared}, topics),
    )


def databases(stack: Stack) -> dict[str, Process]:
    """The parts of a Meter that everything here shares."""
    return {"database": stack.servers.postgres, "redis": stack.servers.valkey}


def bare_environ(stack: Stack) -> dict[str, str]:
    return {
        "BARE_SECRET_KEY": stack.where.secret_key,
        "BARE_DATABASE_URL": stack.database("bare"),
        "BARE_REDIS_URL": stack.where.redis_url,
        "DJANGO_SETTINGS_MODULE": "benchmarks.bare.settings",
    }


def release_connections() -> None:
    """The pool's threads must not be there when children are started."""
    for connection in connections.all():
        connection.close()
        connection.close_pool()


def table(pages: dict) -> str:
    """Every page beside the bare one."""
    parts = ["web", "database", "redis"]
    parts += ["worker"] if any("worker" in row for row in pages.values()) else []
    head = ["page", *parts, "CPU ms", "times bare", "least", "most"]
    head += ["requests/s", "p50 ms", "p95 ms"]
    keys = [*parts, "cpu", "times", "least", "most", "per_second", "p50", "p95"]
    # The bare page has no worker.
    rows = ([name, *(row.get(key, "") for key in keys)] for name, row in pages.items())
    return report.table(head, rows)
