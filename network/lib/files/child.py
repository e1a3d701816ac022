"""The process that parses: `python -m network.lib.files.child ENDING`, bytes in, answer out.

Nothing of Django and none of the site's secrets are here. What breaks out of a parser, runs for
too long or wants too much memory ends with this process.
"""

import json
import resource
import struct
import sys
from contextlib import suppress

from network.lib.files.content import MOST_WORDS, Content, NotTaken

SECONDS, MEMORY = 10, 1536 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bound() -> None:
    """Limits that the process cannot lift again. No file can be written at all."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(raw: bytes, ending: str) -> Content:
    """Tell the kind by the content, clean it and read it.

    Args:
        ending: of the name: it only tells CSV from plain text.

    Raises:
        NotTaken: it is of no known kind, or holds what is not taken.
    """
    if raw.startswith(b"%PDF-"):
        from network.lib.files import pdf

        return pdf.read(raw)
    if raw.startswith(b"PK\x03\x04"):
        return _package(raw)
    if raw.startswith(_OLD_OFFICE):
        raise NotTaken("old-office")
    from network.lib.files import plain

    return plain.read(raw, ending)


def _package(raw: bytes) -> Content:
    from network.lib.files import odf, ooxml, package

    parts = package.unpack(raw)
    if ooxml.TYPES in parts:
        return ooxml.read(parts)
    if odf.TYPE in parts:
        return odf.read(parts)
    raise NotTaken("unknown")


def _answer(raw: bytes, ending: str) -> tuple[dict, bytes]:
    try:
        content = read(raw, ending)
    except NotTaken as no:
        return {"no": no.why}, b""
    unread = [*content.unread, *(["long"] if len(content.text) > MOST_WORDS else [])]
    said = {"kind": content.kind, "pages": content.pages, "unread": unread}
    return said | {"text": content.text[:MOST_WORDS]}, content.data


def main() -> None:
    bound()
    header, data = _answer(sys.stdin.buffer.read(), sys.argv[1])
    packed = json.dumps(header).encode()
    sys.stdout.buffer.write(struct.pack(">I", len(packed)) + packed + data)


if __name__ == "__main__":
    main()
