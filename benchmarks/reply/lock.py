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

# They write through as many processes as a small site serves with, then through twice as many:
# those wait for a processor too, and the figure has that in it.
WRITERS, PROCESSES, EACH = 50, (2, 4), 4
# Milliseconds of 95 replies of 100, through the former.
MOST = 5


# A trigger runs when its row is locked already, so it knows since when.
NOTE = """
CREATE OR REPLACE FUNCTION bench_note_lock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('bench.locked', extract(epoch FROM clock_timestamp())::text, false);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER bench_note_lock BEFORE UPDATE ON forums_thread
    FOR EACH ROW EXECUTE FUNCTION bench_note_lock()
"""
FORGET = "DROP TRIGGER bench_note_lock ON forums_thread; DROP FUNCTION bench_note_lock"
LOCKED = "SELECT current_setting('bench.locked')::float"


def measure(thread, writers, processes: int, environ: dict[str, str]) -> dict:
    """Let all of them write at once; return milliseconds.

    Args:
        writers: members, dealt out to the processes.
        environ: of the stack whose database it is.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(NOTE)
        try:
            held = _held(thread, writers, processes, environ)
        finally:
            cursor.execute(FORGET)
    if len(held) != len(writers) * EACH:
        raise RuntimeError(f"{len(held)} replies were written of {len(writers) * EACH}")
    figures = {"processes": processes, "replies": len(held)}
    return figures | {"p50": held[len(held) // 2], "p95": held[len(held) * 95 // 100]}


def _held(thread, writers, processes, environ) -> list[float]:
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "benchmarks.reply.lock", str(thread.pk)]
            + [str(member.pk) for member in writers[number::processes]],
            cwd=BASE,
            env={**os.environ, **environ},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(processes)
    ]
    for one in running:
        one.stdout.readline()
    for one in running:
        one.stdin.write("go\n")
        one.stdin.flush()
    return sorted(ms for one in running for ms in json.loads(one.communicate()[0]))


def _write(thread_id: int, writers: list[int]) -> list[float]:
    """Write in turn; for each reply how long the row was held: from its lock to its commit."""
    from django.db import connection, transaction

    from benchmarks.writing import WORDS
    from directory.models import Member
    from forums.actions.posts import reply
    from forums.models import Thread

    held, committed = [], []

    def note():
        committed.append(time.time())

    def note_commit(execute, sql, params, many, context):
        # Registered by the first statement of a reply, it is the first to follow the commit.
        if connection.in_atomic_block and not connection.run_on_commit:
            transaction.on_commit(note)
        return execute(sql, params, many, context)

    thread = Thread.objects.select_related("forum").get(pk=thread_id)
    members = list(Member.objects.filter(pk__in=writers))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    for _turn in range(EACH):
        for member in members:
            with connection.execute_wrapper(note_commit):
                reply(thread=thread, author=member, written=WORDS, language="en")
            with connection.cursor() as cursor:
                cursor.execute(LOCKED)
                held.append(1000 * (committed.pop() - cursor.fetchone()[0]))
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
