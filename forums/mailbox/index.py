"""Every head of a file once, in a table on disk: what is where, when, and who answers whom.

The table goes with the process and holds digests only: no word of anybody.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from typing import BinaryIO

from forums.mailbox import heads, subjects
from forums.mailbox.conversations import Conversations
from forums.mailbox.dates import said_at
from forums.mailbox.sorts import sort_of
from forums.mailbox.splitting import Span, spans

MEGABYTE = 1024 * 1024
# Five files of the largest size, as mail writes them, are more: such a letter is listed instead.
LARGEST = 25 * MEGABYTE
DUPLICATE, TOO_BIG = "duplicate", "too-big"
# Of the memory that the table may take; the rest is on disk.
_CACHE = "PRAGMA cache_size = -16000"
_TABLE = """
CREATE TABLE message (
    number INTEGER PRIMARY KEY, offset INTEGER, length INTEGER, key BLOB UNIQUE, node BLOB,
    print BLOB, at INTEGER, subject BLOB, answers INTEGER, sort TEXT, root BLOB, sender BLOB
)
"""
_COLUMNS = "number, offset, length, key, node, message.at, sort, root"


@dataclass(frozen=True)
class Entry:
    """One message as the index knows it.

    Args:
        number: in the file, from 1.
        offset, length: where it lies.
        key: by which it is known again, in this file and in others.
        node: by which others answer it.
        at: when it was said.
        sort: why it is no contribution; empty when it may be one.
        root: the same for all of one conversation.
    """

    number: int
    offset: int
    length: int
    key: bytes
    node: bytes
    at: datetime
    sort: str
    root: bytes


class Index:
    """The heads of one file.

    Args:
        now: nothing in it can have been said later.
        language: of the list, for heads in no charset.
    """

    def __init__(self, now: datetime, language: str = "en"):
        # An empty name is a file of its own that nobody else sees.
        self.table = sqlite3.connect("", isolation_level=None)
        self.table.execute(_CACHE)
        self.table.execute("PRAGMA journal_mode = OFF")
        self.table.execute(_TABLE)
        self.now, self.language = now, language
        self.talks = Conversations(self.table)
        self.fingerprint, self.count, self.bytes = sha256(), 0, 0
        self._brackets: Counter[str] = Counter()

    def read(self, file: BinaryIO, say: Callable[[int], None] = lambda count: None) -> None:
        """Read a file to its end.

        Raises:
            NotAMailbox: it is none.
        """
        self.table.execute("BEGIN")
        for span in spans(file):
            self._add(span)
            say(span.number)
        self.table.execute("COMMIT")
        self._date_the_undated()
        self.talks.settle()

    @property
    def list_name(self) -> str:
        """What stands in brackets before a third of the subjects and more; else nothing."""
        name, often = next(iter(self._brackets.most_common(1)), ("", 0))
        return name if often * 3 >= self.count else ""

    def _add(self, span: Span) -> None:
        head = heads.read_head(span.head)
        subject = head.words("subject", self.language)
        bare, answers = subjects.bare(subject)
        if (name := subjects.bracket(subject)) and len(self._brackets) < 1000:
            self._brackets[name] += 1
        named = heads.message_id(head)
        print_ = digest_of(b"\n".join(head.get(part) for part in ("from", "date", "subject")))
        key, node, repeated = self._keys(span, named, print_)
        sort = DUPLICATE if repeated else TOO_BIG if span.length > LARGEST else sort_of(head)
        at = said_at(head, span.envelope, self.now)
        self.table.execute(
            "INSERT INTO message VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?)",
            (
                *(span.number, span.offset, span.length, key, node, print_),
                *(at and int(at.timestamp()), short(bare.lower()), answers, sort),
                short(heads.sender(head)),
            ),
        )
        if not sort:
            self.talks.add(node, head)
        self.fingerprint.update(span.digest)
        self.count, self.bytes = span.number, self.bytes + span.length

    def _keys(self, span: Span, named: bytes, print_: bytes) -> tuple[bytes, bytes, bool]:
        """(key, node, whether the file has the message already).

        Two letters under one id, as careless programs sent them, are two messages; the same letter
        twice is one.
        """
        key = digest_of(named) if named else span.digest
        if (there := self._print_of(key)) is None:
            return key, key, False
        if named and there != print_:
            key = digest_of(named + b"\n" + print_)
            if self._print_of(key) is None:
                return key, key, False
        for turn in range(1, span.number + 1):
            again = digest_of(key + b"#%d" % turn)
            if self._print_of(again) is None:
                return again, key, True
        raise AssertionError("there are not so many messages")

    def _print_of(self, key: bytes) -> bytes | None:
        found = self.table.execute("SELECT print FROM message WHERE key = ?", (key,)).fetchone()
        return found and found[0]

    def _date_the_undated(self) -> None:
        """As the one before it in the file, or behind it; now where nobody says anything."""
        latest = None
        undated: list[int] = []
        # Rows are dated while they are read: none of it moves a row.
        for number, at in self.table.execute("SELECT number, at FROM message ORDER BY number"):
            if at is None and latest is None:
                undated.append(number)
                continue
            if latest is None and undated:
                self._date(undated, at)
                undated = []
            if at is None:
                self._date([number], latest)
            else:
                latest = at
        self._date(undated, int(self.now.timestamp()))

    def _date(self, numbers: Iterable[int], at: int) -> None:
        rows = [(at, number) for number in numbers]
        self.table.executemany("UPDATE message SET at = ? WHERE number = ?", rows)

    def entries(self) -> Iterator[Entry]:
        """Who is no contribution first; then one conversation after the other, as they began."""
        for order in (
            f"SELECT {_COLUMNS} FROM message WHERE sort != '' ORDER BY number",  # noqa: S608
            f"SELECT {_COLUMNS} FROM message JOIN begun USING (root) WHERE sort = '' "  # noqa: S608
            "ORDER BY begun.at, begun.first, message.at, number",
        ):
            for row in self.table.execute(order):
                number, offset, length, key, node, at, sort, root = row
                said = datetime.fromtimestamp(at, UTC)
                yield Entry(number, offset, length, key, node, said, sort, root or b"")


def digest_of(said: bytes) -> bytes:
    return sha256(said).digest()


def short(said: str) -> bytes:
    """Of what only this file compares."""
    return blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()
