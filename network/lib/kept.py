"""Hot reads whose SQL is put together once a process.

Django puts a QuerySet's SQL together anew for every request: on the page of a thread that was a
third of all CPU (benchmarks/thread_page). Here it is done once, with stand-ins for the values; a
call copies the compiler and fills its values in. Rows, annotations and related objects come out
as from the QuerySet itself; a test holds each kept read against it.

The values are bound by the server, so a connection's statement is parsed and planned once too:
that took another quarter. The SQL says `$1` itself, each number once: psycopg looks for
placeholders in no long statement without doing so again for every request.
"""

from collections.abc import Callable, Hashable
from datetime import date
from functools import partial
from itertools import count

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from psycopg import RawCursor
from psycopg.sql import Literal

# Positive and within an integer column: Django leaves conditions out that can never hold.
FIRST_STAND_IN = 2_100_000_000

Value = int | str


class Kept:
    """A read by whole numbers, texts, and lists of them.

    Args:
        build: (kind, **values) -> QuerySet. The same SQL for the same kind, whatever the values;
            one plan has to be good for all of them.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build, self.made = build, {}

    def __call__(self, kind: Hashable = None, **values: Value | list[Value]) -> list:
        """Read the rows. One query."""
        flat, shape = _flat(values)
        key = (kind, *shape)
        if key not in self.made:
            try:
                self.made[key] = _Made(self, kind, values)
            except EmptyResultSet:
                # "in no forum": Django knows without asking that there is nothing.
                self.made[key] = None
        made = self.made[key]
        return list(made.filled(flat)) if made else []


class _Made:
    def __init__(self, kept, kind, values):
        numbers = count(FIRST_STAND_IN)
        stand_ins = {
            name: [_stand_in(one, numbers) for one in value]
            if isinstance(value, list)
            else _stand_in(value, numbers)
            for name, value in values.items()
        }
        self.queryset = kept.build(kind, **stand_ins)
        self.compiler = self.queryset.query.get_compiler(self.queryset.db)
        sql, params = self.compiler.as_sql()
        columns = [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)
        places = {stand_in: place for place, stand_in in enumerate(_flat(stand_ins)[0])}
        if moments := [param for param in params if isinstance(param, date)]:
            raise ValueError(f"{moments[0]} would be kept for ever: let the database say Now()")
        if missing := set(places) - {param for param in params if isinstance(param, Value)}:
            raise ValueError(f"{len(missing)} values are not in the SQL")
        self.sql, self.sent = _numbered(sql, params, places)

    def filled(self, values):
        params = tuple(kind(values[place]) for place, kind in self.sent)
        # Neither a clone, which copies the query, nor a copy, which runs it.
        queryset = object.__new__(type(self.queryset))
        queryset.__dict__ = {**self.queryset.__dict__, "_query": _Filled(self, params)}
        return queryset


class _Filled:
    """Stands where a QuerySet looks for its query, and only knows how to be run."""

    def __init__(self, made, params):
        self.made, self.params = made, params

    def get_compiler(self, using=None, connection=None, elide_empty=True):
        compiler = object.__new__(type(self.made.compiler))
        compiler.__dict__ = {**self.made.compiler.__dict__, "connection": connections[using]}
        compiler.as_sql = lambda: (self.made.sql, self.params)
        compiler.get_converters = lambda columns: self.made.converters
        compiler.execute_sql = partial(_execute_prepared, compiler)
        return compiler

    def __getattr__(self, name):
        return getattr(self.made.queryset.query, name)


def _numbered(sql, params, places):
    """The SQL with `$1` and so on for the values, and what is sent: (place of a value, its type).

    What is always the same stands in the SQL: the one plan knows it then, and finds an index on an
    expression. A whole number is sent once, however often it stands there. Of a text the server
    tells from each place what it is.
    """
    sent, written = {}, []
    for at, param in enumerate(params):
        if not (isinstance(param, Value) and param in places):
            written.append(Literal(param).as_string())
            continue
        value = places[param], type(param)
        key = value if isinstance(param, int) else at
        sent.setdefault(key, value)
        written.append(f"${list(sent).index(key) + 1}")
    return sql % tuple(written), list(sent.values())


def _execute_prepared(compiler, *args, **kwargs):
    """Django's own, with a cursor whose statements psycopg may prepare."""
    compiler.connection.ensure_connection()
    connection = compiler.connection.connection
    usual, connection.cursor_factory = connection.cursor_factory, RawCursor
    try:
        return type(compiler).execute_sql(compiler, *args, **kwargs)
    finally:
        connection.cursor_factory = usual


def _stand_in(value, numbers):
    return str(next(numbers)) if isinstance(value, str) else next(numbers)


def _flat(values):
    flat, shape = [], []
    for name, value in values.items():
        if isinstance(value, list):
            flat += value
            shape.append((name, len(value)))
        else:
            flat.append(value)
            shape.append((name, None))
    return flat, shape
