"""The door for files: looked at, cleaned and read before anything of them is kept."""

import json
import re
import struct
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from django.conf import settings
from django.utils.translation import gettext as _

from network.lib.files import clamd
from network.lib.files.child import SECONDS
from network.lib.files.kinds import KINDS, LARGEST, MEGABYTE, MOST_A_DAY, MOST_IN_A_POST, Kind
from network.lib.files.sentences import NOT_TAKEN

LONGEST_NAME = 120
# Signs that turn the reading direction: "annual\u202efdp.exe" is read as "annualexe.pdf".
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff/\\:*?\"<>|]")


class FileRefused(Exception):
    """A file is not taken, and nothing of it is kept.

    Attributes:
        name: as it was sent.
        why: a key of `sentences.NOT_TAKEN`.
    """

    def __init__(self, name: str, why: str, kind: str = ""):
        super().__init__(why)
        self.name, self.why, self.kind = name, why, kind

    @property
    def sentence(self) -> str:
        return NOT_TAKEN[self.why].format(
            kind=self.kind,
            kinds=", ".join(kind.label for kind in KINDS.values()),
            largest=megabytes(LARGEST),
            most=MOST_IN_A_POST,
            day=megabytes(MOST_A_DAY),
        )


def megabytes(size: int) -> str:
    """A limit as a person says it."""
    return _("%(size)d MB") % {"size": size // MEGABYTE}


@dataclass(frozen=True)
class ReadFile:
    """A file that may be kept, once the scan has read its words.

    Args:
        name: as people see it.
        kind, data, text, pages, unread: see `content.Content`.
    """

    # No word of it stands in a log, whatever fails.
    name: str = field(repr=False)
    kind: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    pages: int | None = None
    unread: Sequence[str] = ()

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def of_kind(self) -> Kind:
        return KINDS[self.kind]


def read(upload) -> ReadFile:
    """Look at a file, clean it and read all words in it.

    Args:
        upload: with a name, a size and `read()`.

    Raises:
        FileRefused: it is not taken, and why.
    """
    name = tidy(upload.name)
    if upload.size > LARGEST:
        raise FileRefused(name, "large")
    if not upload.size:
        raise FileRefused(name, "empty")
    raw = upload.read()
    unread = _ask_virus_check(name, raw)
    said, data = _ask_child(name, raw)
    if ending(name) != said["kind"]:
        raise FileRefused(name, "other-ending", said["kind"])
    # Cleaned, but written less tightly.
    if len(data) > LARGEST:
        raise FileRefused(name, "large")
    unread += said["unread"]
    return ReadFile(name, said["kind"], data, said["text"], said["pages"], tuple(unread))


def tidy(name: str) -> str:
    """A name as it may be shown and saved: one line, no path, no sign that cannot be seen."""
    name = unicodedata.normalize("NFC", PurePath(name).name)
    name = "".join(sign for sign in name if not unicodedata.category(sign).startswith("C"))
    name = " ".join(_UNSEEN.sub("", name).split()).lstrip(".")
    path = PurePath(name or "file")
    return path.stem[: LONGEST_NAME - len(path.suffix)].rstrip() + path.suffix[:LONGEST_NAME]


def ending(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")


def _ask_virus_check(name: str, raw: bytes) -> list[str]:
    """Before any parser sees it. While it is away, a person looks first."""
    if not settings.CLAMD_URL:
        return []
    verdict = clamd.ask(settings.CLAMD_URL, raw)
    if verdict is clamd.Verdict.FOUND:
        raise FileRefused(name, "malware")
    return ["virus-check-away"] if verdict is clamd.Verdict.AWAY else []


def _ask_child(name: str, raw: bytes) -> tuple[dict, bytes]:
    wanted = ending(name) if ending(name) in KINDS else "txt"
    command = [sys.executable, "-m", "network.lib.files.child", wanted]
    try:
        # Its errors could quote the file: nobody reads them.
        done = subprocess.run(
            command,
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=2 * SECONDS,
            env={"PYTHONUTF8": "1"},
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FileRefused(name, "too-complex") from None
    if done.returncode < 0:
        raise FileRefused(name, "too-complex")
    if done.returncode:
        raise FileRefused(name, "damaged")
    [length] = struct.unpack_from(">I", done.stdout)
    said = json.loads(done.stdout[4 : 4 + length])
    if why := said.get("no"):
        raise FileRefused(name, why)
    return said, done.stdout[4 + length :]
