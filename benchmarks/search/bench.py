"""What does a search cost beside a bare Django page, and how long does the database take?"""

from functools import partial
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks import readers, report, rounds
from benchmarks.load import Request, fetch
from benchmarks.pages import METHOD, serve, table
from benchmarks.stack import Stack
from benchmarks.thread_page import comparison, plans

FOLDER = Path(__file__).parent
TARGET = 4
COMMON, RARE, TWO, NONE = "a common word", "a rare word", "two common words", "a word of no text"
# Words of network.scale.shape's sentences, each in a third of all posts; titles end with a number.
# Two stand in posts of the demo, which come first.
ASKED = {
    COMMON: ("school", "guardian", "checklist", "guideline", "phone"),
    RARE: ("(17)", "(29)", "(31)", "toilet", "surroundings"),
    TWO: ("school phone", "guardian form", "night training", "parents food", "months shift"),
    NONE: ("xylophone", "zeppelin", "quokka", "aardvark", "yurt"),
}
# Milliseconds that the database may take for 95 searches of 100.
MOST = {COMMON: 80, RARE: 15}
TIMES = 20


def run(stack: Stack, options) -> None:
    [reader] = readers.members(1)
    cookie = readers.cookie(reader)
    addresses = {name: [_address(words) for words in asked] for name, asked in ASKED.items()}
    found = {
        "few": plans.few(),
        "plans": {
            name: plans.average([plans.of_page(urls[0], cookie)])
            for name, urls in addresses.items()
        },
        "database": {name: _in_database(urls, cookie) for name, urls in addresses.items()},
    }
    if not options.plans:
        found["pages"] = _pages(stack, options, addresses, cookie)
    report.keep(FOLDER, stack.thousands, found, tell)


def _address(words: str) -> str:
    return f"{reverse('search')}?q={words.replace(' ', '+')}"


def _in_database(urls, cookie) -> dict:
    """Seconds that all queries of a page took together, as the page saw them."""
    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie.partition("=")[2].partition(";")[0]
    spent = []
    for url in urls * (TIMES + 1):
        took = []
        with connection.execute_wrapper(partial(_clock, took)):
            answer = client.get(url)
        if answer.status_code != 200 or b"search takes too long" in answer.content:
            raise RuntimeError(f"{url}: {answer.status_code}, or it took too long")
        spent.append(sum(took))
    # The first round fills caches.
    return rounds.percentiles(spent[len(urls) :])


def _clock(took, execute, sql, params, many, context):
    began = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took.append(perf_counter() - began)


def _pages(stack, options, addresses, cookie) -> dict:
    pages = serve(stack)
    _look(fetch(pages.port, Request(addresses[COMMON][0], cookie)))
    cases = [pages.bare]
    for name, urls in addresses.items():
        cases.append(pages.case(name, [Request(url, cookie) for url in urls]))
    rounds.measure(cases, rounds=options.rounds, requests=options.requests, say=stack.say)
    return rounds.figures(cases, pages.bare)


def _look(html: str) -> None:
    """A page without its hits and their marks would be cheap, and no search."""
    if html.count('<li class="hit"') != 20 or "<mark>" not in html or "facet-" not in html:
        raise RuntimeError("the page does not show twenty hits with marks and facets")


def tell(sizes: dict) -> str:
    parts = ["# What a search costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(f"## {report.size(thousands)}\n\n{found['machine']}\n")
        if pages := found.get("pages"):
            parts.append(table(pages))
            verdict = report.verdict(pages[COMMON]["least"], TARGET)
            parts.append(f"A common word, times bare, the best of the rounds: {verdict}\n")
        parts.append(_database(found["database"]))
    return "\n".join([*parts, comparison.tell(sizes)]).rstrip() + "\n"


def _database(measured: dict) -> str:
    rows = (
        [
            name,
            row["p50"],
            row["p95"],
            report.verdict(row["p95"], MOST[name]) if name in MOST else "",
        ]
        for name, row in measured.items()
    )
    head = "All queries of a page together, as the page waits for them:\n\n"
    return head + report.table(["words", "p50 ms", "p95 ms", "p95"], rows)


INTRODUCTION = f"""\
{METHOD} A search shows twenty hits with their words marked, facets over the newest 300 hits,
people and organisations. Run it again: `make bench ARGS="search --thousands 10"`.
"""
