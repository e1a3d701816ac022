"""The head of a message: header lines, their words, ids and addresses."""

import base64
import binascii
import quopri
import re
from dataclasses import dataclass
from email.utils import parseaddr

from forums.mailbox.charsets import CharsetRefused, decode

_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:(.*)", re.DOTALL)
_ENCODED = re.compile(rb"=\?([^?\s*]{1,40})(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_ID = re.compile(rb"<([^<>\s]{1,500})>")
_ADDRESS = re.compile(r"[^@\s<>()\[\],;:]{1,100}@[^@\s<>()\[\],;:]{1,150}")
# As pipermail writes it: "kaisa at example.org (Kaisa R.)".
_AT = re.compile(r"([^\s<>@]{1,100}) at ([\w-]+(?:\.[\w-]+)+)")
# A thread of a thousand answers names them all.
MOST_IDS = 60


@dataclass(frozen=True)
class Head:
    """Header lines as (name in small letters, raw value), in their order."""

    lines: tuple[tuple[str, bytes], ...]

    def all(self, name: str) -> list[bytes]:
        return [value for known, value in self.lines if known == name]

    def get(self, name: str) -> bytes:
        """The first of that name; empty when there is none."""
        return next((value for known, value in self.lines if known == name), b"")

    def words(self, name: str, language: str = "en") -> str:
        return words_of(self.get(name), language)


def read_head(raw: bytes) -> Head:
    """Unfold header lines. What is no header line is passed over."""
    lines: list[tuple[str, bytes]] = []
    for line in raw.replace(b"\r\n", b"\n").split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            if lines:
                name, value = lines[-1]
                lines[-1] = (name, value + b" " + line.strip())
        elif not line:
            if lines:
                break
        elif match := _LINE.fullmatch(line):
            lines.append((match.group(1).decode("ascii").lower(), match.group(2).strip()))
    return Head(tuple(lines))


def words_of(raw: bytes, language: str = "en") -> str:
    """The words of a header value: 8-bit as it came, and =?…?= in any state."""
    said, at, waiting = [], 0, []
    for match in _ENCODED.finditer(raw):
        between = raw[at : match.start()]
        # Only space between two encoded words is no space; and one letter may be cut in two.
        if between.strip() or not waiting or waiting[-1][0] != match.group(1).lower():
            said.append(_joined(waiting, language))
            if between.strip() or not waiting:
                said.append(_plainly(between, language))
            waiting = []
        waiting.append((match.group(1).lower(), _bytes_of(*match.group(2, 3))))
        at = match.end()
    said += [_joined(waiting, language), _plainly(raw[at:], language)]
    return " ".join("".join(said).split())


def _joined(waiting: list[tuple[bytes, bytes]], language: str) -> str:
    if not waiting:
        return ""
    return _plainly(b"".join(some for _label, some in waiting), language, waiting[0][0].decode())


def _plainly(data: bytes, language: str, label: str | None = None) -> str:
    try:
        return decode(data, label, language)
    except CharsetRefused:
        return ""


def _bytes_of(way: bytes, said: bytes) -> bytes:
    if way in b"qQ":
        return quopri.decodestring(said.replace(b"_", b"=20"))
    return base64_of(said)


def base64_of(said: bytes) -> bytes:
    """The bytes of base64, of which some may be missing."""
    said = _NO_BASE64.sub(b"", said)
    # A last letter alone says nothing: it was cut off.
    said = said[:-1] if len(said) % 4 == 1 else said
    try:
        return base64.b64decode(said + b"=" * (-len(said) % 4))
    except binascii.Error:
        return b""


def message_id(head: Head) -> bytes:
    """Its own id, without the brackets; empty when it has none."""
    raw = head.get("message-id")
    found = _ID.search(raw)
    return found.group(1) if found else raw.strip(b"<> \t")[:500]


def references(head: Head) -> list[bytes]:
    """Ids of those before it, as far as it names them in References."""
    found = [i for raw in head.all("references") for i in _ID.findall(raw)]
    return found if len(found) <= MOST_IDS else [*found[:10], *found[-(MOST_IDS - 10) :]]


def in_reply_to(head: Head) -> bytes:
    """The id it answers; some programs write an address or a sentence there."""
    found = [i for raw in head.all("in-reply-to") for i in _ID.findall(raw)]
    return found[-1] if found else b""


def sender(head: Head) -> str:
    """The address of who wrote it, in small letters; empty when none can be read.

    A list that must send in its own name keeps the writer's address beside it.
    """
    for name in ("x-original-from", "original-from", "x-mailfrom"):
        if found := address_of(head.words(name)):
            return found
    said = head.words("from")
    if re.search(r"\svia\s", said) and (found := address_of(head.words("reply-to"))):
        return found
    return address_of(said) or address_of(head.words("sender"))


def address_of(said: str) -> str:
    """The first address of a header's words."""
    if pipermail := _AT.search(said):
        said = f"{said} <{pipermail.group(1)}@{pipermail.group(2)}>"
    _name, found = parseaddr(said)
    if not _ADDRESS.fullmatch(found):
        match = _ADDRESS.search(said)
        found = match.group() if match else ""
    return found.lower()
