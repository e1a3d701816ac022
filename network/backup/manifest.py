"""What a backup says of itself. It is written last: without it a backup is not whole."""

import hashlib
import json
import platform
from dataclasses import asdict, dataclass, field
from typing import IO

import django
from django.db.migrations.loader import MigrationLoader
from psycopg import Connection, sql

from network.lib.release import RELEASE
from network.stack import Unusable

NAME = "manifest.json"
FORMAT = 1
# Their rows stay out: who holds a backup must not hold sessions, and limits are over by then.
LEFT_OUT = ("django_session", "cache_fallback")


@dataclass
class Manifest:
    """Versions, the rows of every table, and the size and SHA-256 of every file."""

    made_at: str
    postgres: int
    rows: dict[str, int]
    migrations: list[str]
    files: dict[str, dict] = field(default_factory=dict)
    django: str = django.get_version()
    python: str = platform.python_version()
    release: str = RELEASE
    format: int = FORMAT

    def written(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()


def read(words: bytes) -> Manifest:
    """Return what `written` wrote.

    Raises:
        Unusable: it is none, or one of another Havn's making.
    """
    try:
        values = json.loads(words)
        if values.get("format") != FORMAT:
            raise Unusable(f"The backup has the format {values.get('format')}, this is {FORMAT}.")
        return Manifest(**values)
    except (ValueError, TypeError, AttributeError):
        raise Unusable("The backup's manifest is damaged.") from None


def rows(connection: Connection) -> dict[str, int]:
    """How many rows every table has, those that are left out not among them."""
    tables = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
    )
    count = sql.SQL("SELECT count(*) FROM public.{}")
    return {
        table: connection.execute(count.format(sql.Identifier(table))).fetchone()[0]
        for (table,) in tables.fetchall()
        if table not in LEFT_OUT
    }


def migrations(connection: Connection) -> list[str]:
    """What brought the tables to where they are."""
    if not connection.execute("SELECT to_regclass('public.django_migrations')").fetchone()[0]:
        raise Unusable("There is nothing to back up: the database has no tables of Havn.")
    applied = connection.execute("SELECT app || '.' || name FROM public.django_migrations")
    return sorted(name for (name,) in applied)


def refuse_newer(manifest: Manifest) -> None:
    """A backup of a newer Havn has tables that this one does not know.

    Raises:
        Unusable: this code lacks one of its migrations.
    """
    loader = MigrationLoader(None)
    known = {f"{app}.{name}" for app, name in loader.disk_migrations}
    ours = tuple(f"{app}." for app in loader.migrated_apps)
    newer = [m for m in manifest.migrations if m.startswith(ours) and m not in known]
    if newer:
        raise Unusable(
            f"The backup is of a newer Havn ({newer[-1]}): restore it with that version."
        )


class Hashed:
    """A file that is read through, and what it was."""

    def __init__(self, inner: IO[bytes]):
        self.inner, self.digest, self.bytes = inner, hashlib.sha256(), 0

    def read(self, size: int = -1) -> bytes:
        chunk = self.inner.read(size)
        self.digest.update(chunk)
        self.bytes += len(chunk)
        return chunk

    def seen(self) -> dict:
        return {"bytes": self.bytes, "sha256": self.digest.hexdigest()}
