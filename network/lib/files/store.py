"""Files on disk, under names that say nothing, in a folder that no server shows."""

import logging
import os
import secrets
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings

log = logging.getLogger(__name__)

# A row may still be on its way for so long after its file.
HOUR = 3600


class Store:
    """One folder of FILES_ROOT. Who keeps the rows sweeps what no row names.

    Args:
        name: of the folder.
    """

    def __init__(self, name: str):
        self.name = name

    @property
    def folder(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.name

    def put(self, data: bytes) -> str:
        """Keep bytes; they are whole on disk before a row can name them. Returns their name."""
        name = secrets.token_hex(16)
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Read and written by the site alone, and never over another.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return name

    def read(self, name: str) -> bytes:
        """
        Raises:
            FileNotFoundError: it is gone.
        """
        return self._path(name).read_bytes()

    def find(self, name: str) -> bytes | None:
        """The bytes; None when the disk has lost them, which is said in the log."""
        try:
            return self.read(name)
        except FileNotFoundError:
            log.error("the store of %s has lost %s", self.name, name)
            return None

    def remove(self, names: Iterable[str]) -> None:
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if len(name) != 32 or not name.isalnum():
            raise ValueError("no name of a kept file")
        return self.folder / name[:2] / name

    def older_than_an_hour(self) -> Iterator[str]:
        """Names on disk whose row would be there by now."""
        until = time.time() - HOUR
        for path in sorted(self.folder.glob("??/*")):
            if path.stat().st_mtime < until:
                yield path.name

    def sweep(self, named) -> int:
        """Remove what no row names: its transaction never came to its end. Returns how many.

        Args:
            named: (names) -> those of them that a row names.
        """
        old = list(self.older_than_an_hour())
        orphans = set(old) - set(named(old))
        self.remove(orphans)
        return len(orphans)
