"""What a message holds: its own words as plain text, and its files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from forums.mailbox.charsets import CharsetRefused, decode
from forums.mailbox.flowed import unflowed
from forums.mailbox.heads import base64_of, words_of
from forums.mailbox.html_text import text_of

# A letter in a letter in a letter: nobody reads what lies deeper.
DEEPEST = 60
MOST_PARTS = 400
# Longer than any word from a person; what programs send is longer.
LONGEST_TEXT = 200_000
_QUOTED = re.compile("^", re.MULTILINE)
_NOT_RICH = ("text/plain", "text/calendar")
# "This message is in HTML": shorter than this, the other version counts.
_STUB = 20


class Unreadable(ValueError):
    """Nothing can be made of the message."""


@dataclass
class File:
    """Something attached. Its name and bytes are nobody's until they are read and scanned."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    media: str = ""


@dataclass
class Contents:
    """
    Args:
        text: the words, quotes marked by ">".
        files: in their order.
        missed: why something of it was left: "deep", "charset".
    """

    text: str = field(default="", repr=False)
    files: list[File] = field(default_factory=list, repr=False)
    missed: list[str] = field(default_factory=list)


def read_parts(raw: bytes, language: str = "en") -> Contents:
    """Read a message.

    Raises:
        Unreadable: it is not one, or all its words are in a charset that is refused.
    """
    try:
        message = message_from_bytes(raw, policy=compat32)
    except (RecursionError, ValueError, IndexError, LookupError, TypeError) as error:
        # Broken in a way that the standard's own reader does not forgive.
        raise Unreadable(type(error).__name__) from None
    found, said = Contents(), []
    for part, is_others in _leaves(message, found):
        if _is_text(part):
            words = _words(part, found, language)
            said.append(_QUOTED.sub("> ", words.strip()) if is_others else words)
        else:
            found.files.append(_file(part, language))
    found.text = "\n\n".join(filter(None, said))[:LONGEST_TEXT]
    if not found.text.strip() and "charset" in found.missed:
        raise Unreadable("charset")
    return found


def _leaves(message: Message, found: Contents) -> Iterator[tuple[Message, bool]]:
    """(part, whether it is of a letter inside this one), in order.

    No recursion: a letter decides how deep it is.
    """
    waiting, count = [(message, 0, False)], 0
    while waiting and count < MOST_PARTS:
        part, depth, is_others = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        kind = part.get_content_type()
        if not isinstance(inner, list):
            count += 1
            yield part, is_others
        elif depth >= DEEPEST:
            found.missed.append("deep")
        else:
            inner = _chosen(inner) if kind == "multipart/alternative" else inner[::-1]
            is_others = is_others or kind == "message/rfc822"
            waiting += [(each, depth + 1, is_others) for each in inner]
    if waiting:
        found.missed.append("many")


def _chosen(versions: list[Message]) -> list[Message]:
    """Of versions of the same words the plain ones, where quotes and signatures are marked."""
    plain = [part for part in versions if part.get_content_type() == "text/plain"]
    rich = [part for part in versions if part.get_content_type() not in _NOT_RICH]
    if plain and len(_bytes(plain[0]).strip()) > _STUB:
        return plain[:1]
    return rich[-1:] or plain[:1]


def _is_text(part: Message) -> bool:
    kind, is_file = part.get_content_type(), part.get_content_disposition() == "attachment"
    return kind in ("text/plain", "text/html") and not is_file and not _name(part)


def _words(part: Message, found: Contents, language: str) -> str:
    try:
        words = decode(_bytes(part)[: 4 * LONGEST_TEXT], _param(part, "charset"), language)
    except CharsetRefused:
        found.missed.append("charset")
        return ""
    if part.get_content_type() == "text/html":
        return text_of(words)
    if _param(part, "format").lower() == "flowed":
        return unflowed(words, delsp=_param(part, "delsp").lower() == "yes")
    return words


def _bytes(part: Message) -> bytes:
    """As far as its encoding can be undone; base64 that is broken off gives what there is."""
    try:
        if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
            return base64_of(part.get_payload().encode("ascii", "surrogateescape"))
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError):
        data = None
    return data if isinstance(data, bytes) else b""


def _param(part: Message, name: str) -> str:
    try:
        found = part.get_param(name, "")
    except (ValueError, LookupError, TypeError):
        return ""
    return str(found[2] if isinstance(found, tuple) else found).strip("\"' ")


def _name(part: Message, language: str = "en") -> str:
    try:
        name = part.get_filename("")
    except (ValueError, LookupError, TypeError):
        return "file"
    return words_of(str(name).encode("utf-8", "surrogateescape"), language)


def _file(part: Message, language: str) -> File:
    kind = part.get_content_type()
    return File(_name(part, language) or "file", _bytes(part), kind)
