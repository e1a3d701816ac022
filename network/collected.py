"""Whether `collectstatic` has anything to do: hashing and compressing takes three seconds."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders

from network.lib import staticfiles


def is_fresh() -> bool:
    """Whether what was collected is what these sources give."""
    try:
        return _note().read_text(encoding="ascii") == fingerprint()
    except OSError:
        return False


def note() -> None:
    """Remember what was collected, beside it."""
    _note().write_text(fingerprint(), encoding="ascii")


def fingerprint() -> str:
    """Of the path, size and time of every source, and of the way they are made ready."""
    words = [settings.STORAGES["staticfiles"]["BACKEND"], settings.STATIC_URL]
    words.append(Path(staticfiles.__file__).read_text(encoding="utf-8"))
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            words.append(f"{storage.path(path)} {found.st_size} {found.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()


def _note() -> Path:
    return Path(settings.STATIC_ROOT) / ".collected"
