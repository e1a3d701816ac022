"""What do facets and their counts cost the directory, with a hundred thousand members?"""

from functools import partial
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from benchmarks import readers, report, rounds
from benchmarks.directory.fill import COLLEAGUES, fill
from benchmarks.stack import Stack
from directory.models import Member

FOLDER = Path(__file__).parent
# Each with addresses of its kind; every one is asked again and again.
ASKED = {
    "nothing chosen": ("",),
    "a language of four in five": ("language=en",),
    "a country": ("country=DK", "country=LV", "country=SE"),
    "a priority": ("priority=prevention", "priority=migration"),
    "a sector": ("sector=police", "sector=school"),
    "two of a country, a sector": ("country=DK&country=LV&sector=police",),
    "five facets": (
        "country=DK&priority=justice&language=en&level=national&offer=speaking",
        "country=EE&priority=migration&language=en&kind=services&sector=police",
    ),
    "a word": ("q=guardianship", "q=police+Latvia", "q=tam"),
    "a name": ("q=bjorn+lind", "q=lukasz+kozeski"),
    "a name with a mistake": ("q=thorunm", "q=zydrunaz"),
    "as you type": ("q=an", "q=ann", "q=bjo", "q=jurg", "q=thorunn+j", "q=lind", "q=lat"),
    "the 40th page": ("language=en&page=40",),
}
TYPED = "as you type"
TIMES = 20
# Milliseconds that the database may take, for 95 pages of 100, and queries.
MOST, MOST_TYPED, QUERIES = 60, 30, 10


def run(stack: Stack, options) -> None:
    fill(stack.say)
    _settle()
    [reader] = readers.members(1)
    cookie = readers.cookie(reader)
    found = {"asked": {name: _measured(name, reader, cookie) for name in ASKED}}
    found["without"] = _without()
    report.keep(FOLDER, stack.thousands, found, tell)


def _settle() -> None:
    """Statistics, as autovacuum leaves them."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")


def _measured(kind, reader, cookie) -> dict:
    """Seconds and queries that a page asks the database for."""
    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie.partition("=")[2].partition(";")[0]
    queries, spent, counts = ASKED[kind], [], []
    address = reverse("directory_typed" if kind == TYPED else "directory")
    for query in queries * (TIMES + 1):
        took = []
        # One reader asks more than one may.
        cache.delete_many(f"limit:{name}:{reader.pk}" for name in ("directory", "directory-typed"))
        with connection.execute_wrapper(partial(_clock, took)):
            answer = client.get(f"{address}?{query}")
        if answer.status_code != 200 or (b"facet-" not in answer.content and "q=" not in query):
            raise RuntimeError(f"{query}: {answer.status_code}, or no facets")
        spent.append(sum(took))
        counts.append(len(took))
    # The first round fills caches.
    first = len(queries)
    return rounds.percentiles(spent[first:]) | {"queries": max(counts[first:])}


def _clock(took, execute, sql, params, many, context):
    began = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took.append(perf_counter() - began)


def _without() -> dict:
    """The same list narrowed by a country, with its total and nothing counted beside."""
    rows = Member.objects.listed().filter(country="DK")
    spent = []
    for _ in range(TIMES + 1):
        took = []
        with connection.execute_wrapper(partial(_clock, took)):
            rows.count()
            list(rows.with_card().with_priorities().by_name()[:30])
        spent.append(sum(took))
    return rounds.percentiles(spent[1:])


def tell(sizes: dict) -> str:
    """The body of RESULTS.md."""
    parts = ["# What the directory costs\n", INTRODUCTION]
    for thousands, found in sizes.items():
        parts.append(
            f"## {COLLEAGUES:,} colleagues beside {report.size(thousands)}\n\n{found['machine']}\n"
        )
        parts.append(_table(found))
    return "\n".join(parts).rstrip() + "\n"


def _table(found) -> str:
    bare = found["without"]["p50"]
    rows = [["a country, nothing counted", bare, found["without"]["p95"], "", 1.0, ""]]
    for name, row in found["asked"].items():
        most = MOST_TYPED if name == TYPED else MOST
        verdict = report.verdict(row["p95"], most)
        rows.append([name, row["p50"], row["p95"], row["queries"], row["p50"] / bare, verdict])
    head = ["asked for", "p50 ms", "p95 ms", "queries", "times", "p95"]
    return report.table(head, rows)


INTRODUCTION = f"""\
Time of the database, as the page waits for it, for all queries of the page, the member's session
among them. Each page shows thirty colleagues, eight facets with counts, and why each was found; as
somebody types, six colleagues and four choices that begin so are shown below the box.
Beside it the same list, narrowed by a country, with its total and without any count. At most
{QUERIES} queries. Run it again: `make bench ARGS="directory --thousands 1"`.
"""
