"""Looks for words in every place where Havn could have kept them.

Each place answers {where: the words found there}. Not looked into: the files of PostgreSQL and
Valkey themselves, which hold what was deleted until they write over it.
"""

import base64
import json
import re
from collections import defaultdict
from pathlib import Path

import psycopg
import redis
from django.contrib.sessions.backends.db import SessionStore
from psycopg import sql

from network.lib import letters

COLUMNS = """
    SELECT table_name, column_name, data_type FROM information_schema.columns
    JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
"""
# Programs and what no member ever reaches.
NOT_OURS = {"postgres", "valkey", "static"}
# Files as they are kept when sealed: encrypted, so a word found in one of them is chance.
SEALED = "sealed"


def in_database(url: str, pattern: re.Pattern) -> dict[str, set[str]]:
    """Every column of every table: texts, JSON, arrays, search vectors, bytes, sessions."""
    found = defaultdict(set)
    with psycopg.connect(url) as server:
        for table, column, kind in server.execute(COLUMNS).fetchall():
            read = "encode({column}, 'escape')" if kind == "bytea" else "{column}::text"
            query = sql.SQL(f"SELECT {read} FROM {{table}} WHERE {{column}} IS NOT NULL")
            named = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
            for (value,) in server.execute(query.format(**named)):
                if (table, column) == ("django_session", "session_data"):
                    for key, part in SessionStore().decode(value).items():
                        words = json.dumps(part, default=str)
                        _note(found, f"{table}.{column} {key}", words, pattern)
                else:
                    _note(found, f"{table}.{column}", value, pattern)
    return dict(found)


def in_redis(url: str, pattern: re.Pattern) -> dict[str, set[str]]:
    """Every key of every database of the server: cache, sessions, broker, presence."""
    found = defaultdict(set)
    with redis.Redis.from_url(url) as client:
        numbers = [int(name.removeprefix("db")) for name in client.info("keyspace")]
    for number in numbers:
        with redis.Redis.from_url(re.sub(r"/\d+$", f"/{number}", url)) as client:
            for key in client.scan_iter("*", count=1000):
                _note(found, f"redis {number}: {key.decode()}", key.decode(), pattern)
                for value in _values(client, key):
                    _note(found, f"redis {number}: {key.decode()}", value, pattern)
    return dict(found)


def _values(client, key) -> list[str]:
    readers = {
        b"string": lambda: [client.get(key)],
        b"list": lambda: client.lrange(key, 0, -1),
        b"set": lambda: client.smembers(key),
        b"zset": lambda: client.zrange(key, 0, -1),
        b"hash": lambda: [part for pair in client.hgetall(key).items() for part in pair],
        b"none": lambda: [],  # it has ended meanwhile
    }
    raw = [value for value in readers[client.type(key)]() if value is not None]
    return [_unpacked(value.decode("utf-8", "replace")) for value in raw]


def _unpacked(value: str) -> str:
    """A message of the broker holds its arguments in base64."""
    try:
        return value + base64.b64decode(json.loads(value)["body"]).decode("utf-8", "replace")
    except (ValueError, KeyError, TypeError):
        return value


def in_files(folder: Path, pattern: re.Pattern) -> dict[str, set[str]]:
    """Every file of a data folder: letters, as a person reads them, logs, uploads, copies."""
    found = defaultdict(set)
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if SEALED in inside.parts:
            _note(found, str(inside), inside.name, pattern)
        elif path.is_file() and inside.parts[0] not in NOT_OURS:
            _note(found, str(inside), inside.name + path.read_text("utf-8", "replace"), pattern)
            if inside.parts[0] == "mail":
                for raw in path.read_bytes().split(letters.SEPARATOR):
                    _note(found, str(inside), letters.read(raw), pattern)
    return dict(found)


def _note(found, where: str, value: str, pattern: re.Pattern) -> None:
    if words := {word.lower() for word in pattern.findall(value)}:
        found[where] |= words
