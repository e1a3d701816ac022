"""What does a page of a thread cost beside a bare Django page?"""

from pathlib import Path

from django.conf import settings

from benchmarks import readers, report, rounds
from benchmarks.load import Request, fetch
from benchmarks.pages import METHOD, serve, table
from benchmarks.stack import Stack
from benchmarks.thread_page import comparison, plans

FOLDER = Path(__file__).parent
TARGET = 2.2
FIRST, LAST, VISITOR = "first page", "last page of the longest thread", "first page, visitor"
GZIP = "first page, compressed"
THREADS = 60


def run(stack: Stack, options) -> None:
    found = {"few": plans.few(), "plans": _plans()}
    if not options.plans:
        found["pages"] = _pages(stack, options)
    report.keep(FOLDER, stack.thousands, found, tell)


def _plans() -> dict:
    """Ordinary threads differ by who wrote in them, so a dozen of them are taken together."""
    [reader] = readers.members(1)
    cookie = readers.cookie(reader)
    longest = readers.longest_thread().get_absolute_url()
    ordinary = [thread.get_absolute_url() for thread in readers.full_threads(12)]
    asked = {
        "an ordinary thread, first page": ordinary,
        "an ordinary thread, last page": [f"{url}?page=last" for url in ordinary],
        "the longest thread, first page": [longest],
        "the longest thread, last page": [f"{longest}?page=last"],
    }
    return {
        name: plans.average([plans.of_page(url, cookie) for url in urls])
        for name, urls in asked.items()
    }


def _pages(stack, options) -> dict:
    [reader] = readers.members(1)
    cookie = readers.cookie(reader)
    threads = readers.full_threads(THREADS)
    public = readers.full_threads(THREADS, audience="public")
    longest = readers.longest_thread()
    asked = {
        FIRST: [Request(thread.get_absolute_url(), cookie) for thread in threads],
        GZIP: [Request(thread.get_absolute_url(), cookie, gzip=True) for thread in threads],
        LAST: [Request(f"{longest.get_absolute_url()}?page=last", cookie)],
        VISITOR: [Request(thread.get_absolute_url()) for thread in public],
    }
    pages = serve(stack)
    for name in (FIRST, LAST, VISITOR):
        _look(fetch(pages.port, asked[name][0]))
    cases = [pages.bare, *(pages.case(name, requests) for name, requests in asked.items())]
    rounds.measure(cases, rounds=options.rounds, requests=options.requests, say=stack.say)
    return rounds.figures(cases, pages.bare)


def _look(html: str) -> None:
    """A page without its twenty posts would be cheap, and no thread page."""
    posts = html.count('<article class="post"')
    if posts != settings.POSTS_PER_PAGE:
        raise RuntimeError(f"the page shows {posts} posts")


def tell(sizes: dict) -> str:
    parts = ["# What a page of a thread costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        if pages := found.get("pages"):
            parts.append(table(pages))
            verdict = report.verdict(pages[FIRST]["least"], TARGET)
            parts.append(f"First page, times bare, the best of the rounds: {verdict}\n")
    return "\n".join([*parts, comparison.tell(sizes)]).rstrip() + "\n"


INTRODUCTION = f"""\
{METHOD} Run it again: `make bench ARGS="thread_page --thousands 10"`.
"""
