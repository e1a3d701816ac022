"""How long does the archive of a mailing list take, and how much memory?"""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from benchmarks import report
from benchmarks.stack import BASE, Stack
from directory.models import Member, Priority
from forums.actions.forums import open_forum
from forums.models import (
    Forum,
    ImportedMessage,
    ImportRun,
    MailSender,
    Participant,
    Post,
    Thread,
)
from tests import archive

FOLDER = Path(__file__).parent
MESSAGES = 20_000
SLUG = "imported-for-measuring"


def run(stack: Stack, options) -> None:
    path = stack.where.data / "list.mbox"
    archive.write(path, MESSAGES)
    runs = {}
    with _a_forum():
        for name in ("first", "again, nothing to do"):
            stack.say(f"{MESSAGES:,} messages, {name}")
            runs[name] = _imported(stack, path)
        counted = dict(ImportRun.objects.get(forum__slug=SLUG).outcomes())
        found = {
            "runs": runs,
            "bytes": path.stat().st_size,
            "outcomes": {str(outcome): count for outcome, count in counted.items()},
            "threads": Thread.objects.filter(forum__slug=SLUG).count(),
        }
    report.keep(FOLDER, stack.thousands, found, tell)


def _imported(stack: Stack, path: Path) -> dict:
    """Run the command; how long it took, its CPU and the most memory it had."""
    words = [sys.executable, "manage.py", "import_mbox", str(path), "--forum", SLUG]
    environ = {**os.environ, **stack.environ}
    before = _load()
    began = time.monotonic()
    with (stack.where.data / "log" / "import.log").open("ab") as log:
        process = subprocess.Popen(
            [*words, "--priority", Priority.objects.in_use().first().slug],
            cwd=BASE,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        _pid, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError("the import failed: see import.log")
    return {
        "seconds": time.monotonic() - began,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": usage.ru_maxrss * 1024,
        "load": (before + _load()) / 2,
    }


def _load() -> float:
    return os.getloadavg()[0]


@contextmanager
def _a_forum():
    """A forum for the archive, and nothing of it left behind."""
    _take_away()
    open_forum(slug=SLUG, title="Imported for measuring", audience="members")
    try:
        yield
    finally:
        _take_away()


def _take_away() -> None:
    posts = Post.objects.filter(thread__forum__slug=SLUG)
    voices = list(MailSender.objects.values_list("voice", flat=True))
    ImportedMessage.objects.filter(forum__slug=SLUG).delete()
    Participant.objects.filter(thread__forum__slug=SLUG).delete()
    posts.delete()
    Thread.objects.filter(forum__slug=SLUG).delete()
    MailSender.objects.all().delete()
    Member.objects.filter(pk__in=voices).delete()
    ImportRun.objects.filter(forum__slug=SLUG).delete()
    Forum.objects.filter(slug=SLUG).delete()


def tell(sizes: dict) -> str:
    parts = ["# What an archive costs to bring in\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## Beside {report.size(thousands)}\n\n{found['machine']}\n")
        outcomes = ", ".join(f"{count:,} {name}" for name, count in found["outcomes"].items())
        size = found["bytes"] / 2**20
        parts.append(f"{size:.0f} MB; {found['threads']:,} threads; {outcomes}.\n")
        rows = [
            (
                *(name, MESSAGES / run["seconds"], run["seconds"], run["cpu"]),
                *(run["peak"] / 2**20, run["load"]),
            )
            for name, run in found["runs"].items()
        ]
        head = ["run", "messages/s", "seconds", "CPU seconds", "peak MB", "load of the machine"]
        parts.append(report.table(head, rows))
    return "\n".join(parts)


INTRODUCTION = f"""\
`manage.py import_mbox` with an archive of {MESSAGES:,} messages, as `tests/archive.py` writes it:
ten charsets and wrong labels, parts in parts up to fifty deep, missing and repeated Message-IDs,
loops in References, 8-bit heads, signatures and footers. A process of its own; the CPU and the
memory are the kernel's figures for it alone, PostgreSQL's CPU comes on top. The load says how many
processes wanted a core at the time: on a machine with two, more than two is waiting. What was
imported is taken away at the end. Run it again: `make bench ARGS="import_mbox"`.
"""
