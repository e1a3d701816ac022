"""A community to back up, and an empty database beside it."""

from pathlib import Path

import psycopg
import pytest
from django.db import connection

from network.backup import programs
from network.backup.write import back_up
from tests.factories import a_forum, a_member, a_thread

SUMS = "SELECT count(*), md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM {} t"


@pytest.fixture
def community(transactional_db):
    """Some rows of every kind, in letters of several alphabets; return the database's URL."""
    author = a_member("Żaneta Ł.", handle="zaneta-l")
    a_thread(a_forum("common-room"), author, title="Kā jūs sākat? Как начать?", posts=3)
    return "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**connection.settings_dict)


@pytest.fixture
def elsewhere(community):
    """The URL of an empty database."""
    with psycopg.connect(community, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS elsewhere")
        server.execute("CREATE DATABASE elsewhere TEMPLATE template0")
        yield f"{community.rpartition('/')[0]}/elsewhere"
        server.execute("DROP DATABASE elsewhere WITH (FORCE)")


@pytest.fixture
def tools(community) -> Path:
    return programs.fitting(community, embedded=True)


@pytest.fixture
def backup(community, tools, tmp_path) -> Path:
    """A backup of the community, with two uploads."""
    uploads = tmp_path / "uploads"
    (uploads / "2026").mkdir(parents=True)
    (uploads / "2026" / "guide.pdf").write_bytes(b"%PDF-1.7")
    (uploads / "plan.txt").write_text("plan")
    file = tmp_path / "one.backup"
    back_up(community, file, media=uploads, tools=tools, say=lambda line: None)
    return file


def sums(url: str) -> dict[str, tuple]:
    """{table: rows and a checksum of all they hold} of every table with lasting rows."""
    with psycopg.connect(url) as server:
        tables = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = {name for (name,) in tables} - {"django_session", "cache_fallback"}
        return {name: server.execute(SUMS.format(name)).fetchone() for name in names}
