"""How long a reply holds the row of its thread, when many write in one at once.

Run as a process of its own for each of several writers: `python -m benchmarks.reply.lock`.
"""

import argparse
import json
import os
import subprocess
import sys
import time

from benchmarks.stack import BASE

# Each with a session of its own in the community; they write through so many processes, which is
# twice as many as a small site serves with.
WRITERS, PROCESSES, EACH = 50, 4, 4
# Milliseconds of 95 replies of 100.
MOST = 5


def measure(thread, writers, environ: dict[str, str]) -> dict:
    """Let all of them write at once; return milliseconds.

    Args:
        writers: members, dealt out to the processes.
        environ: of the stack whose database it is.
    """
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reply.lock", str(thread.pk)]
            + [str(member.pk) for member in writers[number::PROCESSES]],
            cwd=BASE,
            env={**os.environ, **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(PROCESSES)
    ]
    for one in running:
        one.stdout.readline()
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    held = sorted(ms for one in running for ms in json.loads(one.communicate()[0]))
    if len(held) != len(writers) * EACH:
        raise RuntimeError(f"{len(held)} replies were written of {len(writers) * EACH}")
    return {"replies": len(held), "p50": held[len(held) // 2], "p95": held[len(held) * 95 // 100]}


def _write(thread_id: int, writers: list[int]) -> list[float]:
    """Write in turn; for each reply how long the row was held: from its lock to its commit."""
    from django.db import connection, transaction

    from benchmarks.writing import WORDS
    from directory.models import Member
    from forums.actions.posts import reply
    from forums.models import Thread

    held = []

    def note(execute, sql, params, many, context):
        answer = execute(sql, params, many, context)
        if "FOR UPDATE" in sql and 'FROM "forums_thread"' in sql:
            began = time.perf_counter()
            transaction.on_commit(lambda: held.append(1000 * (time.perf_counter() - began)))
        return answer

    thread = Thread.objects.select_related("forum").get(pk=thread_id)
    members = list(Member.objects.filter(pk__in=writers))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    with connection.execute_wrapper(note):
        for _turn in range(EACH):
            for member in members:
                reply(thread=thread, author=member, written=WORDS, language="en")
    return held


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("thread", type=int)
    parser.add_argument("writers", type=int, nargs="+")
    options = parser.parse_args()
    import django

    django.setup()
    sys.stdout.write(json.dumps(_write(options.thread, options.writers)))


if __name__ == "__main__":
    main()
