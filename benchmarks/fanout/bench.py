"""How long does a post take to five hundred open pages, and what does it cost?"""

import json
from pathlib import Path
from statistics import median, quantiles

from benchmarks import readers, report
from benchmarks.cpu import Meter
from benchmarks.fanout import sockets
from benchmarks.pages import bare_environ, databases, release_connections
from benchmarks.stack import Stack, two_ports
from benchmarks.writing import all_told, reply, some_threads
from forums import fragments, live
from forums.models import Post

FOLDER = Path(__file__).parent
SOCKETS = 500
MESSAGES = 10
TARGET = 1.5
COMPARED = {
    "p50": "p50",
    "p95": "p95",
    "CPU of the sockets": "sockets",
    "CPU a post, with its request, its worker and the databases": "cpu",
}
POST, ECHO = "a reply in Havn", "bare Channels echo"


def run(stack: Stack, options) -> None:
    members = readers.members(SOCKETS)
    cookies = [readers.cookie(member) for member in members]
    with some_threads(members[0], 1) as [thread]:
        text = _pushed(thread)
        path = f"/ws/threads/{thread.pk}/"
        release_connections()
        web_port, port = two_ports()
        bare_port, _ = two_ports()
        here = {"HAVN_URL": f"http://localhost:{port}"}
        web = stack.granian("web", "network.wsgi:application", web_port, **here)
        ours = stack.uvicorn("sockets", "network.asgi:application", port, **here)
        bare = stack.uvicorn(
            "echo", "benchmarks.bare.asgi:application", bare_port, **bare_environ(stack)
        )
        worker = stack.worker()
        parts = {
            POST: {"sockets": ours, "web": web, "worker": worker, **databases(stack)},
            ECHO: {"sockets": bare, **databases(stack)},
        }
        seen = {POST: [], ECHO: []}
        # One round before the first is not counted: servers compile their templates.
        for number in range(options.rounds + 1):
            replies = [reply(thread, cookies[n]) for n in range(MESSAGES)]
            plans = {
                POST: sockets.Plan(port, path, cookies, MESSAGES, web_port, replies),
                ECHO: sockets.Plan(bare_port, "/echo/", [""] * SOCKETS, MESSAGES, text=text),
            }
            found = {name: _round(plan, parts[name]) for name, plan in plans.items()}
            line = ", ".join(
                f"{name} p50 {median(row['waits']):.0f}" for name, row in found.items()
            )
            stack.say(f"round {number} of {options.rounds}: {line} ms")
            for name, row in found.items():
                seen[name] += [row] if number else []
        all_told()
    found = {"bytes": len(text), "ways": {name: _figures(rows) for name, rows in seen.items()}}
    report.keep(FOLDER, stack.thousands, found, tell)


def _pushed(thread) -> str:
    """What a page of Havn receives for a post: the echo says the same."""
    [row] = fragments.rows(Post.objects.filter(thread=thread))
    html = fragments.render([row], fragments.MEMBERS)[row.pk]
    return json.dumps({"type": "post", **live.message(row, html)})


def _round(plan, parts) -> dict:
    meter = Meter({part: process.running.pid for part, process in parts.items()})
    seen = sockets.run(plan, meter)
    cpu = {part: 1000 * seconds / plan.messages for part, seconds in meter.spent.items()}
    return {**seen, "cpu": cpu}


def _figures(rows) -> dict:
    waits = [wait for row in rows for wait in row["waits"]]
    parts = {part: median(row["cpu"][part] for row in rows) for part in rows[0]["cpu"]}
    return {
        "p50": median(waits),
        "p95": quantiles(waits, n=20)[-1],
        "lost": sum(row["lost"] for row in rows),
        "cpu": sum(parts.values()),
        **parts,
    }


def tell(sizes: dict) -> str:
    parts = ["# What a post to five hundred open pages costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        ours, bare = found["ways"][POST], found["ways"][ECHO]
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        parts.append(_table(found["ways"]))
        for name, key in COMPARED.items():
            parts.append(f"- {name}, times bare: {report.verdict(ours[key] / bare[key], TARGET)}")
        parts.append(f"- one message is {found['bytes']:,} bytes\n")
    return "\n".join(parts)


def _table(ways) -> str:
    parts = ["sockets", "web", "worker", "database", "redis"]
    return report.table(
        ["way", "p50 ms", "p95 ms", *parts, "CPU ms a post", "not heard"],
        (
            [name, row["p50"], row["p95"], *_cpu(row, parts), row["lost"]]
            for name, row in ways.items()
        ),
    )


def _cpu(row, parts) -> list:
    return [*(row.get(part, "") for part in parts), row["cpu"]]


INTRODUCTION = f"""\
{SOCKETS} sockets of as many members on one thread, in one uvicorn process; the clients are one
other process without a library. A reply is posted over HTTP to granian and counts from the moment
it is sent, with its transaction, to the moment each socket hears it. The echo is a bare Channels
consumer on the same channel layer and the same flags: one socket says a message of the same size,
and all of the group hear it, without sign-in, without a database. Run it again:
`make bench ARGS="fanout"`.
"""
