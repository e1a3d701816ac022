"""pg_dump, pg_restore and psql: which ones, and how they are told where the database is."""

import re
import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from network.stack import Unusable, postgres


def fitting(url: str, embedded: bool) -> Path:
    """Return the folder of programs that are not older than the server.

    Args:
        url: of the database.
        embedded: whether the server is the wheel's, and so are the programs.

    Raises:
        Unusable: there are none, or only older ones; or the database does not answer.
    """
    if embedded:
        return postgres.bin_folder()
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            wanted = connection.info.server_version // 10_000
    except psycopg.OperationalError:
        raise Unusable("The server of DATABASE_URL does not answer.") from None
    found = shutil.which("pg_dump")
    if found and version(Path(found)) >= wanted:
        return Path(found).parent
    if int(postgres.MAJOR) >= wanted:
        return postgres.bin_folder()
    there = f"is version {version(Path(found))}" if found else "is not installed"
    raise Unusable(
        f"The database is PostgreSQL {wanted}, and pg_dump {there}. "
        f"On Debian: apt-get install postgresql-client-{wanted}"
    )


def version(program: Path) -> int:
    """The major version a program says it has, 0 when it says none."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    number = re.search(r"\) (\d+)", said.stdout)
    return int(number[1]) if number else 0


def environment(url: str) -> dict[str, str]:
    """The database as libpq's variables: arguments, and a password in them, can be seen by all."""
    options = psycopg.pq.Conninfo.parse(make_conninfo(url).encode())
    return {
        option.envvar.decode(): option.val.decode()
        for option in options
        if option.envvar and option.val
    }


def first_error(said: str) -> str:
    """What a program's words come to. DETAIL and CONTEXT lines hold rows: they are left out."""
    lines = [line for line in said.splitlines() if "error:" in line or "ERROR:" in line]
    line = (lines or said.splitlines() or ["no reason given"])[0]
    return re.split(r"ERROR:|error:", line)[-1].strip().rstrip(".")
