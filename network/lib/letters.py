"""Letters kept as files while no mail server is configured (`var/mail`)."""

from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings

# Between two letters that went out over one connection.
SEPARATOR = b"\n" + b"-" * 79 + b"\n"


def forget(words: Iterable[str]) -> int:
    """Remove every kept letter that was sent to or speaks of somebody; return how many.

    Args:
        words: name, address, handle.
    """
    wanted = [word.casefold() for word in words if word]
    return sum(_forget_in(path, wanted) for path in _files())


def _files() -> list[Path]:
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    return sorted(Path(folder).glob("*.log")) if folder else []


def _forget_in(path: Path, wanted: list[str]) -> int:
    letters = [raw for raw in path.read_bytes().split(SEPARATOR) if raw.strip()]
    kept = [raw for raw in letters if not any(word in read(raw).casefold() for word in wanted)]
    if not kept:
        path.unlink()
    elif len(kept) < len(letters):
        path.write_bytes(b"".join(raw + SEPARATOR for raw in kept))
    return len(letters) - len(kept)


def read(raw: bytes) -> str:
    """All that a person could read in a letter, decoded."""
    return _text(message_from_bytes(raw, policy=policy.default))


def _text(letter: EmailMessage) -> str:
    said = [f"{name}: {value}" for name, value in letter.items()]
    said += [part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"]
    return "\n".join(said)
