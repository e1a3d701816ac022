"""Who leaves, and every place where something of them could be left."""

from datetime import timedelta

import redis
from django.conf import settings
from django.db import connection
from django.utils import timezone

from directory.actions import erasing
from directory.actions.leaving import leave

PASSWORD = "seven quiet harbours"
NAME, HANDLE, EMAIL = "Ragnhild Quist", "rq-harbour", "ragnhild.quist@example.org"
WORDS, TITLE, TAG = "Zanzibarish lanterns", "Wintergreen questions", "wintergreen"
WEEK = timedelta(days=7)


def erase(member, *, words_go):
    leave(member=member, words_go=words_go)
    return erasing.run_due(timezone.now() + WEEK)


def everywhere() -> str:
    """Every text, and everything that is written as text, of every table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables "
            "WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        tables = [name for [name] in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT row::text FROM "{table}" AS row')
            found += [f"{table}: {row}" for [row] in cursor.fetchall()]
    return "\n".join(found)


def cached() -> str:
    with redis.Redis.from_url(settings.CACHES["default"]["LOCATION"]) as client:
        keys = list(client.scan_iter("*", count=1000))
        return " ".join(repr(key) + repr(client.get(key)) for key in keys if _is_plain(client, key))


def _is_plain(client, key) -> bool:
    return client.type(key) == b"string"
