"""Writing a backup: a tar of the dump, the uploads, and last the manifest."""

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from network.backup import programs
from network.backup.manifest import LEFT_OUT, NAME, Hashed, Manifest, migrations, rows
from network.stack import Unusable
from network.stack.processes import die_with_parent

DUMP = "database.dump"
MEDIA = "media/"


def back_up(
    url: str, target: Path, *, media: Path | None, tools: Path, say: Callable[[str], None]
) -> Manifest:
    """Write the backup under another name, and rename it once it is whole.

    Args:
        url: of the database. It may be in use: the backup is of one moment.
        target: the file; only its owner may read it.
        media: the folder of uploads, when there is one.
        tools: the folder of pg_dump.
        say: prints a line of progress.

    Raises:
        Unusable: it cannot be written; nothing is left of it.
    """
    if target.exists():
        raise Unusable(f"{target} is there already.")
    try:
        # Beside it, so that the rename is one step; closed to others from the first byte.
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".havn-backup-") as work:
            draft = Path(work) / "draft.tar"
            manifest = _dump(url, Path(work) / DUMP, tools, say)
            _pack(draft, manifest, Path(work) / DUMP, media, say)
            draft.chmod(0o600)
            draft.replace(target)
    except OSError as error:
        raise Unusable(f"{target} cannot be written: {error.strerror}.") from None
    return manifest


def _dump(url: str, dump: Path, tools: Path, say) -> Manifest:
    """Dump and count in one snapshot, so that the counts are those of the dump."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        snapshot = connection.execute("SELECT pg_export_snapshot()").fetchone()[0]
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            postgres=connection.info.server_version // 10_000,
            migrations=migrations(connection),
            rows=rows(connection),
        )
        say(f"Dumping {len(manifest.rows)} tables, {sum(manifest.rows.values())} rows")
        command = [tools / "pg_dump", "--format=custom", "--no-owner", "--no-acl"]
        command += [f"--snapshot={snapshot}", f"--file={dump}"]
        command += [f"--exclude-table-data=public.{table}" for table in LEFT_OUT]
        done = subprocess.run(
            command,
            env={**os.environ, **programs.environment(url)},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            preexec_fn=die_with_parent(15),
        )
    if done.returncode:
        raise Unusable(f"pg_dump failed: {programs.first_error(done.stderr)}.")
    return manifest


def _pack(draft: Path, manifest: Manifest, dump: Path, media: Path | None, say) -> None:
    with draft.open("xb") as file:
        with tarfile.open(fileobj=file, mode="w") as tar:
            _add(tar, manifest, DUMP, dump)
            uploads = list(_files(media)) if media else []
            if uploads:
                say(f"Adding {len(uploads)} uploads")
            for path in uploads:
                _add(tar, manifest, MEDIA + path.relative_to(media).as_posix(), path)
            words = manifest.written()
            last = tarfile.TarInfo(NAME)
            last.size = len(words)
            tar.addfile(last, io.BytesIO(words))
        file.flush()
        os.fsync(file.fileno())


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def _add(tar: tarfile.TarFile, manifest: Manifest, name: str, path: Path) -> None:
    with path.open("rb") as file:
        info = tarfile.TarInfo(name)
        info.size = os.fstat(file.fileno()).st_size
        hashed = Hashed(file)
        tar.addfile(info, hashed)
    manifest.files[name] = hashed.seen()
