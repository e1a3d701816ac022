"""Restoring a backup: looked through before anything is touched, then all of it or nothing."""

import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from network.backup import programs
from network.backup.manifest import NAME, Hashed, Manifest, read, refuse_newer, rows
from network.backup.write import DUMP, MEDIA
from network.stack import Unusable
from network.stack.processes import die_with_parent

OTHERS = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend'
"""
EMPTY = b"DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


def restore(
    url: str,
    source: Path,
    *,
    media: Path | None,
    tools: Path,
    over: bool,
    say: Callable[[str], None],
) -> Manifest:
    """Bring database and uploads to where the backup was.

    Args:
        url: of the database. Nobody else may be connected.
        source: the file.
        media: where uploads go.
        tools: the folder of pg_restore and psql.
        over: what is there now may be lost.
        say: prints a line of progress.

    Raises:
        Unusable: the backup is not whole, or of a newer Havn, or what is there would be lost. The
            database is as it was.
    """
    with _opened(source) as tar:
        say("Looking through the backup")
        manifest = _checked(tar)
        refuse_newer(manifest)
        uploads = [name for name in manifest.files if name.startswith(MEDIA)]
        if uploads and media is None:
            raise Unusable("The backup holds uploads, and there is no MEDIA_ROOT for them.")
        _refuse_to_lose(url, media, over)
        say(f"Restoring {len(manifest.rows)} tables of {manifest.made_at}")
        _load(url, tar.extractfile(DUMP), tools)
        _compare(url, manifest)
        if media:
            say(f"Restoring {len(uploads)} uploads")
            _put_uploads(tar, uploads, media)
    return manifest


@contextmanager
def _opened(source: Path):
    try:
        with tarfile.open(source, "r:") as tar:
            yield tar
    except tarfile.TarError:
        raise Unusable(f"{source} is not a backup of Havn, or was cut off.") from None
    except OSError as error:
        raise Unusable(f"{source} cannot be restored: {error.strerror}.") from None


def _checked(tar: tarfile.TarFile) -> Manifest:
    """Read every byte: what is not as it was written is refused here."""
    members = tar.getmembers()
    if not members or members[-1].name != NAME:
        raise Unusable("The backup is not whole: it does not end with its manifest.")
    manifest = read(tar.extractfile(members[-1]).read())
    if {member.name for member in members[:-1]} != set(manifest.files):
        raise Unusable("The backup does not hold the files that its manifest names.")
    for member in members[:-1]:
        if not member.isreg() or ".." in Path(member.name).parts:
            raise Unusable(f"The backup holds something that is no file: {member.name}.")
        hashed = Hashed(tar.extractfile(member))
        while hashed.read(1 << 20):
            pass
        if hashed.seen() != manifest.files[member.name]:
            raise Unusable(f"The backup is damaged: {member.name} is not as it was written.")
    return manifest


def _refuse_to_lose(url: str, media: Path | None, over: bool) -> None:
    with psycopg.connect(url) as connection:
        if others := connection.execute(OTHERS).fetchone()[0]:
            raise Unusable(
                f"Somebody else is connected to the database ({others}). "
                "Stop web, sockets, worker and beat first."
            )
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        filled = connection.execute(tables).fetchone()[0] > 0
    if not over and (filled or (media and media.is_dir() and any(media.iterdir()))):
        raise Unusable("There is a community already. With --over it is lost for the backup's.")


def _load(url: str, dump, tools: Path) -> None:
    """In one transaction, which is ended only when pg_restore says that it has given all."""
    environ = {**os.environ, **programs.environment(url)}
    load = [tools / "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        options = {"env": environ, "stderr": said, "preexec_fn": die_with_parent(15)}
        psql = subprocess.Popen(load, stdin=subprocess.PIPE, **options)
        # Whoever breaks off closes the other's pipe; what it said is told below.
        whole = False
        with suppress(BrokenPipeError):
            psql.stdin.write(b"BEGIN;\n" + EMPTY)
            psql.stdin.flush()
            if whole := _pour(dump, psql.stdin, tools, options):
                psql.stdin.write(b"COMMIT;\nANALYZE;\n")
        with suppress(BrokenPipeError):
            psql.stdin.close()
        if psql.wait() or not whole:
            said.seek(0)
            why = programs.first_error(said.read())
            raise Unusable(f"The database could not be loaded: {why}.")


def _pour(dump, sink, tools: Path, options: dict) -> bool:
    """Give the dump as SQL to a sink; return whether pg_restore gave all of it."""
    script = [tools / "pg_restore", "--no-owner", "--no-acl", "--file=-"]
    writer = subprocess.Popen(script, stdin=subprocess.PIPE, stdout=sink, **options)
    with suppress(BrokenPipeError):
        shutil.copyfileobj(dump, writer.stdin, 1 << 20)
    with suppress(BrokenPipeError):
        writer.stdin.close()
    return writer.wait() == 0


def _compare(url: str, manifest: Manifest) -> None:
    with psycopg.connect(url) as connection:
        now = rows(connection)
    if now != manifest.rows:
        differ = sorted(t for t in {*now, *manifest.rows} if now.get(t) != manifest.rows.get(t))
        raise Unusable(f"Not every row came back: {', '.join(differ)}.")


def _put_uploads(tar: tarfile.TarFile, names: list[str], media: Path) -> None:
    """Each under another name first; then what the backup does not know goes."""
    kept = set()
    for name in names:
        path = media / name.removeprefix(MEDIA)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.restoring")
        with draft.open("wb") as file:
            shutil.copyfileobj(tar.extractfile(name), file)
        draft.replace(path)
        kept.add(path)
    for path in media.rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
