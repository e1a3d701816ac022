"""How many members' digests can one worker make and send in a second?"""

import os
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from benchmarks import readers, report
from benchmarks.cpu import Meter
from benchmarks.pages import databases
from benchmarks.stack import Stack
from network.celery import app
from network.scale.write import newest
from notifications.actions import digests, mail
from notifications.models import Digest, DigestPreference, Mail
from notifications.schedule import next_at

FOLDER = Path(__file__).parent
MEMBERS = 500
COUNTED = 20
# The community's last month: in a small one a day holds nothing new.
LOOKED_BACK = timedelta(days=30)
NOBODY = "django.core.mail.backends.dummy.EmailBackend"
MAKE, SEND = "made", "rendered and handed to a mail server that is none"


def run(stack: Stack, options) -> None:
    members = [member.pk for member in readers.members(MEMBERS)]
    now = newest()
    with _due(members, now, stack.say), override_settings(EMAIL_BACKEND=NOBODY):
        counted, timed = members[:COUNTED], members[COUNTED:]
        queries = _queries(lambda pk: digests.send_one(pk, now), counted)
        made = _timed(stack, lambda pk: digests.send_one(pk, now), timed)
        mails = list(Mail.objects.filter(member__in=timed).values_list("pk", flat=True))
        if not mails:
            raise RuntimeError("nobody had news")
        sent = _timed(stack, mail.send, mails)
        few = Mail.objects.filter(member__in=counted).values_list("pk", flat=True)
        of_mail = _queries(mail.send, list(few))
    found = {
        "steps": {MAKE: {**made, "queries": queries}, SEND: {**sent, "queries": of_mail}},
        "news": len(mails) / len(timed),
    }
    report.keep(FOLDER, stack.thousands, found, tell)


@contextmanager
def _due(members: Sequence[int], now: datetime, say):
    """Make these members' digests due, and leave no digest behind."""
    digests.start_missing(now)
    mine = DigestPreference.objects.filter(pk__in=members)
    # Everybody the scale wrote lives in one time zone and starts with the same hour.
    [(hour, timezone)] = mine.values_list("hour", "member__timezone").distinct()
    yesterday = next_at(now - timedelta(days=1), hour, timezone)
    mine.update(next_at=yesterday, since=now - LOOKED_BACK)
    say(f"{len(members)} members are due")
    try:
        yield
    finally:
        Mail.objects.filter(member__in=members).delete()
        Digest.objects.filter(member__in=members).delete()
        mine.update(next_at=now + timedelta(days=1))
        # What the runs have asked of a worker that is not there.
        app.control.purge()


def _queries(act: Callable[[int], object], ids: Sequence[int]) -> list[int]:
    """The fewest and the most queries of one."""
    counts = []
    for pk in ids:
        with CaptureQueriesContext(connection) as captured:
            act(pk)
        counts.append(len(captured))
    return [min(counts), max(counts)]


def _timed(stack, act: Callable[[int], object], ids: Sequence[int]) -> dict:
    parts = {part: process.running.pid for part, process in databases(stack).items()}
    began = time.perf_counter()
    with Meter({"worker": os.getpid(), **parts}) as meter:
        done = sum(bool(act(pk)) for pk in ids)
    wall = time.perf_counter() - began
    cpu = {part: 1000 * seconds / len(ids) for part, seconds in meter.spent.items()}
    stack.say(f"{len(ids)} in {wall:.1f} s")
    return {"members": len(ids), "done": done, "per_second": len(ids) / wall, **cpu}


def tell(sizes: dict) -> str:
    parts = ["# What a digest run costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        parts.append(f"{found['news']:.0%} of the members had news.\n")
        parts.append(_table(found["steps"]))
    return "\n".join(parts)


def _table(steps) -> str:
    return report.table(
        ["digests", "members", "a second", "queries a member"]
        + [f"{part}, CPU ms" for part in ("worker", "database", "redis")],
        (
            [name, row["members"], row["per_second"], _span(*row["queries"])]
            + [row[part] for part in ("worker", "database", "redis")]
            for name, row in steps.items()
        ),
    )


def _span(least: int, most: int) -> str:
    return f"{least} to {most}" if least != most else str(least)


INTRODUCTION = """\
The digests of a month for some hundred members, made and then sent one after the other by one
worker: who is due, what is news to them in what they watch and follow, the rows, then the mail as
text and HTML. CPU is the worker's own and that of the databases, per member. Run it again:
`make bench ARGS="digest --thousands 10"`.
"""
