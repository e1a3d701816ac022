"""Who answers whom: conversations put together from ids, and from subjects where ids are missing.

A thread of Havn is flat, so of Jamie Zawinski's algorithm only its sets are needed: every message
and every id it names are one set. Loops, missing parents and answers that come first need no care.
"""

import re
import sqlite3
from collections.abc import Callable, Mapping
from hashlib import sha256

from forums.mailbox import heads
from forums.mailbox.heads import Head

# An answer without any id belongs to the last conversation of its subject, so long ago at most.
MONTH = 30 * 24 * 3600
# What is an id, and not the address that some programs write into In-Reply-To.
_LOOKS_LIKE_AN_ID = re.compile(rb"(?=[^@]*\d)[^@]{8,}@|[^@]{20,}$")
_TABLES = """
CREATE TABLE node (id BLOB PRIMARY KEY, up BLOB) WITHOUT ROWID;
CREATE TABLE perhaps (node BLOB, answered BLOB);
CREATE TABLE begun (root BLOB PRIMARY KEY, at INTEGER, first INTEGER) WITHOUT ROWID;
CREATE TABLE thread (root BLOB PRIMARY KEY, thread INTEGER) WITHOUT ROWID;
CREATE TABLE latest (subject BLOB PRIMARY KEY, node BLOB, at INTEGER) WITHOUT ROWID;
"""


class Conversations:
    """Sets of ids, in the tables of an index."""

    def __init__(self, table: sqlite3.Connection):
        self.table = table
        table.executescript(_TABLES)

    def add(self, node: bytes, head: Head) -> None:
        """Put a message together with all it names."""
        self._top(node)
        named = heads.references(head)
        if not named and (answered := heads.in_reply_to(head)):
            if _LOOKS_LIKE_AN_ID.match(answered):
                named = [answered]
            else:
                row = (node, sha256(answered).digest())
                self.table.execute("INSERT INTO perhaps VALUES (?, ?)", row)
        for each in named:
            self.join(node, sha256(each).digest())

    def join(self, one: bytes, other: bytes) -> None:
        """Make two sets one."""
        one, other = self._top(one), self._top(other)
        if one != other:
            self.table.execute("UPDATE node SET up = ? WHERE id = ?", (one, other))

    def _top(self, node: bytes) -> bytes:
        """Which set it is in; a new one of its own when it is new."""
        passed = []
        while (up := self._up(node)) not in (None, node):
            passed.append(node)
            node = up
        if up is None:
            self.table.execute("INSERT INTO node VALUES (?, ?)", (node, node))
        # The way is short for who comes next.
        self.table.executemany(
            "UPDATE node SET up = ? WHERE id = ?", [(node, each) for each in passed[:-1]]
        )
        return node

    def _up(self, node: bytes) -> bytes | None:
        found = self.table.execute("SELECT up FROM node WHERE id = ?", (node,)).fetchone()
        return found and found[0]

    def find_threads(self, ask: Callable[[list[bytes]], Mapping[bytes, int]]) -> None:
        """Learn which conversations have a thread from an earlier run.

        Args:
            ask: (nodes) -> {node: thread} of those that are known.
        """
        last = b""
        while nodes := self._nodes_after(last):
            for node, thread in ask(nodes).items():
                self.remember({self._top(node): thread})
            last = nodes[-1]

    def _nodes_after(self, last: bytes) -> list[bytes]:
        query = "SELECT id FROM node WHERE id > ? ORDER BY id LIMIT 2000"
        return [node for (node,) in self.table.execute(query, (last,))]

    def remember(self, threads: Mapping[bytes, int]) -> None:
        """Where conversations are, by their roots."""
        self.table.executemany("INSERT OR IGNORE INTO thread VALUES (?, ?)", threads.items())

    def thread_of(self, root: bytes) -> int | None:
        query = "SELECT thread FROM thread WHERE root = ?"
        found = self.table.execute(query, (root,)).fetchone()
        return found and found[0]

    def settle(self) -> None:
        """All messages are there: give each its conversation, and say when that began."""
        self.table.execute("BEGIN")
        there = (
            "SELECT perhaps.* FROM perhaps JOIN message ON message.node = answered WHERE sort = ''"
        )
        self.table.execute("CREATE INDEX by_node ON message (node)")
        for node, answered in self.table.execute(there).fetchall():
            self.join(node, answered)
        self._note()
        self._join_by_subject()
        self._note()
        self.table.execute("CREATE INDEX by_root ON message (root, at, number)")
        self.table.execute("COMMIT")

    def _note(self) -> None:
        nodes = self.table.execute("SELECT number, node FROM message WHERE sort = ''")
        rows = ((self._top(node), number) for number, node in nodes)
        self.table.executemany("UPDATE message SET root = ? WHERE number = ?", rows)
        self.table.execute("DELETE FROM begun")
        self.table.execute(
            "INSERT INTO begun SELECT root, min(at), min(number) FROM message "
            "WHERE sort = '' GROUP BY root"
        )

    def _join_by_subject(self) -> None:
        """A conversation that begins with an answer goes on with the last one of its subject.

        Two that only have a subject in common, as each month's minutes do, stay two.
        """
        rows = self.table.execute(
            "SELECT node, message.at, subject, answers AND message.at = begun.at "
            "FROM message JOIN begun USING (root) WHERE sort = '' ORDER BY message.at, number"
        )
        for node, at, subject, begins_as_answer in rows:
            if begins_as_answer:
                before = self.table.execute(
                    "SELECT node FROM latest WHERE subject = ? AND at >= ?", (subject, at - MONTH)
                ).fetchone()
                if before:
                    self.join(before[0], node)
            self.table.execute(
                "INSERT OR REPLACE INTO latest VALUES (?, ?, ?)", (subject, node, at)
            )
