"""What does a reply cost, in the request and in the worker?"""

from pathlib import Path

from benchmarks import readers, report, rounds
from benchmarks.pages import METHOD, serve, table
from benchmarks.reply import lock
from benchmarks.stack import Stack
from benchmarks.writing import all_told, reply, some_threads

FOLDER = Path(__file__).parent
THREADS = 20
# An account may send sixty in ten minutes.
MOST_OF_ONE = 50


def run(stack: Stack, options) -> None:
    needed = (options.rounds + 1) * options.requests
    writers = readers.members(2 * needed // MOST_OF_ONE + 1)
    cookies = [readers.cookie(member) for member in writers]
    half = len(cookies) // 2
    with some_threads(writers[0], THREADS) as threads:

        def replies(cookies, **how):
            return [
                reply(threads[n % THREADS], cookies[n % len(cookies)], **how) for n in range(needed)
            ]

        asked = {
            "reply, answered with the post": replies(cookies[:half]),
            "reply, answered with a redirect": replies(cookies[half:], htmx=False),
        }
        pages = serve(stack)
        worker = stack.worker().running.pid
        cases = [pages.bare, *(pages.case(name, requests) for name, requests in asked.items())]
        for case in cases[1:]:
            case.parts = {**case.parts, "worker": worker}
            case.settle = all_told
        rounds.measure(cases, rounds=options.rounds, requests=options.requests, say=stack.say)
    found = {"pages": rounds.figures(cases, pages.bare)}
    # What holds the row alone: nobody else wants the processors.
    stack.stop_started()
    found["locks"] = [_locked(number, stack) for number in lock.PROCESSES]
    report.keep(FOLDER, stack.thousands, found, tell)


def tell(sizes: dict) -> str:
    parts = ["# What a reply costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        parts.append(table(found["pages"]))
        parts += map(_said, found.get("locks", ()))
    return "\n".join(parts)


def _locked(processes: int, stack) -> dict:
    writers = readers.members(lock.WRITERS)
    with some_threads(writers[0], 1) as [thread]:
        return lock.measure(thread, writers, processes, stack.environ)


def _said(held: dict) -> str:
    target = f" (target at most {lock.MOST}: {'met' if held['p95'] <= lock.MOST else 'missed'})"
    return (
        f"The thread's row, held from its lock to the commit, {lock.WRITERS} members in "
        f"{held['processes']} processes at once, {held['replies']} replies: p50 "
        f"{held['p50']:.2f} ms, p95 {held['p95']:.2f} ms"
        f"{target if held['processes'] == lock.PROCESSES[0] else ''}\n"
    )


INTRODUCTION = f"""\
{METHOD} The worker, which tells who watches the thread, runs beside; a round ends
when it has told everybody. The replies are taken away at the end. Run it
again: `make bench ARGS="reply --thousands 10"`.
"""
