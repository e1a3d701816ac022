"""What the database does for a page: its queries, their plans, the buffers they touch."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import mean

from django.conf import settings
from django.db import connection
from django.test import Client
from psycopg import RawCursor
from psycopg.adapt import PyFormat, Transformer

EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
# Index names say which index; the rest of a plan's words would differ by statistics alone.
NAMES = ("Index Name", "Relation Name")
# Tables of so few rows are read whole or by an index as it comes.
FEW = 300
SMALL = """
SELECT unnest(array_prepend(relation.relname, array_remove(array_agg(held.relname), NULL)))
  FROM pg_class relation
  LEFT JOIN pg_index ON indrelid = relation.oid
  LEFT JOIN pg_class held ON held.oid = indexrelid
 WHERE relation.relkind = 'r' AND relation.relnamespace = to_regnamespace(current_schema::text)
   AND relation.reltuples < %s
 GROUP BY relation.oid
"""


@dataclass(frozen=True)
class Query:
    """One query of a page.

    Args:
        about: the first table it reads.
        shape: the plan's nodes, outermost first, with what they scan.
        buffers: shared buffers touched.
    """

    about: str
    shape: str
    buffers: float


def of_page(path: str, cookie: str) -> list[Query]:
    """Ask the real view, then explain each query it made, with the values it used."""
    client = Client(headers={"host": "localhost"})
    client.cookies[settings.SESSION_COOKIE_NAME] = cookie.partition("=")[2].partition(";")[0]
    # The first visit writes the read marker and fills the caches.
    for _ in range(2):
        asked = []
        with connection.execute_wrapper(partial(_note, asked)):
            answer = client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
    return [explain(*query) for query in asked]


def _note(asked, execute, sql, params, many, context):
    asked.append((sql, params or (), isinstance(context["cursor"].cursor, RawCursor)))
    return execute(sql, params, many, context)


def few() -> list[str]:
    """Names of the tables with a few rows, and of their indexes."""
    with connection.cursor() as cursor:
        cursor.execute(SMALL, [FEW])
        return sorted(name for (name,) in cursor.fetchall())


def explain(sql: str, params: tuple, prepared: bool) -> Query:
    """Run it as the page does, and look at the plan.

    Args:
        prepared: whether the connection keeps its plan (network/lib/kept.py).
    """
    run = sql
    with connection.cursor() as cursor:
        if prepared:
            types = ", ".join(_types(params))
            cursor.execute(f"PREPARE asked ({types}) AS {sql}")
            run = f"EXECUTE asked ({', '.join(['%s'] * len(params))})"
        # From the sixth time on the server may keep one plan for all values. Otherwise the first
        # look at fresh pages may still set hint bits or load the catalogue.
        for _ in range(7 if prepared else 2):
            cursor.execute(EXPLAIN + run, params)
            [answer] = cursor.fetchone()
        if prepared:
            cursor.execute("DEALLOCATE asked")
    [found] = json.loads(answer) if isinstance(answer, str) else answer
    return Query(about(sql), shape(found["Plan"]), buffers(found["Plan"]))


def _types(params) -> list[str]:
    """As psycopg sends them: an interval is guessed wrongly from what stands around it."""
    transformer = Transformer(connection.connection)
    oids = [transformer.get_dumper(param, PyFormat.AUTO).oid for param in params]
    known = connection.connection.adapters.types
    return [known[oid].name if oid else "unknown" for oid in oids]


def about(sql: str) -> str:
    # Sub-selects stand in brackets: the table is the first outside them.
    while (shorter := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = shorter
    found = re.search(r'FROM "(\w+)"', sql)
    return found[1] if found else sql.split()[0]


def shape(plan: dict) -> str:
    """`Limit(Index Scan thread_pkey)`: the nodes and what each scans."""
    named = next((f" {plan[name]}" for name in NAMES if name in plan), "")
    inner = ", ".join(shape(child) for child in plan.get("Plans", ()))
    return f"{plan['Node Type']}{named}" + (f"({inner})" if inner else "")


def buffers(plan: dict) -> int:
    """Found in shared memory or not; a node's figure includes those below it."""
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


def average(pages: Sequence[Sequence[Query]]) -> list[dict]:
    """Several pages of one kind as one: the mean of the buffers, every shape that was seen.

    Raises:
        RuntimeError: the pages did not ask the same queries.
    """
    tables = {tuple(query.about for query in page) for page in pages}
    if len(tables) != 1:
        raise RuntimeError(f"pages of one kind ask different queries: {sorted(tables)}")
    return [
        asdict(Query(row[0].about, " or ".join(_shapes(row)), mean(q.buffers for q in row)))
        for row in zip(*pages, strict=True)
    ]


def _shapes(row) -> list[str]:
    return sorted({query.shape for query in row})
