"""Log lines, as JSON or for a person at a terminal, that hold nothing about a person.

Of our own loggers the words are kept: they name rows by number. Of everybody else's only the
pattern and the place: what they put into it may be an address, a path, an e-mail or a member's
words. Of failures the kind and the places are kept, and never what they say.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path

from network.lib.requested import current

OURS = ("network", "directory", "moderation", "forums", "notifications", "havn")
DEEPEST = 25


class JsonLines(logging.Formatter):
    """at, level, name, event; request where there is one; failure when there was one; facts."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "name": record.name,
            "event": event(record),
        }
        if number := current.get():
            line["request"] = number
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line["failure"] = failure(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """The same for a person at a terminal: at, level, name, event; a failure on lines below.

    Never `Formatter.format`: it prints a failure's own words, and keeps them on the record.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created).isoformat(" ", timespec="milliseconds")
        facts = " ".join(f"{name}={value}" for name, value in getattr(record, "facts", {}).items())
        said = f"{at} {record.levelname} {record.name} {event(record)} {facts}".rstrip()
        if not (record.exc_info and record.exc_info[1]):
            return said
        parts = failure(record.exc_info[1])
        lines = [line for part in parts for line in (f"  {part['kind']}", *_indented(part))]
        return "\n".join([said, *lines])


def _indented(part: dict) -> list[str]:
    return [f"    {place}" for place in part["places"]]


def event(record: logging.LogRecord) -> str:
    """What happened, in words that somebody wrote into a program and nobody typed."""
    place = f"{record.module}.{record.funcName}:{record.lineno}"
    if record.name.split(".")[0] in OURS:
        try:
            return record.getMessage()
        except (TypeError, ValueError):  # else logging prints the words to the error output
            return place
    # Words without arguments may have been put together before.
    return f"{record.msg} ({place})" if record.args and isinstance(record.msg, str) else place


def failure(error: BaseException) -> list[dict]:
    """The kinds of a failure and of what led to it, with their places."""
    found = []
    while error and len(found) < 5:
        frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
        places = [f"{'/'.join(Path(f.filename).parts[-3:])}:{f.lineno} {f.name}" for f in frames]
        found.append({"kind": type(error).__qualname__, "places": places})
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found
