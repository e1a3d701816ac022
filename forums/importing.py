"""Bringing the archive of a mailing list into a forum, from the file to the last message.

First every head (forums/mailbox/index.py), then the words, one conversation after the other and
some hundred messages a transaction. Killed anywhere it goes on when it is begun again; done twice
it changes nothing: each message is known by its key.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

from directory.models import Member
from forums.actions.held_imports import hold_message
from forums.actions.imports import Arrived, Outcome, take
from forums.arriving import Door, account_of
from forums.mailbox.index import Entry, Index
from forums.mailbox.splitting import read_at
from forums.models import Forum, ImportedMessage, ImportRun
from forums.models.files import POSTS
from network.lib.audit import audit

# Words and files that wait for their transaction.
MOST_BYTES = 24 * 1024 * 1024
_ASKED_AT_ONCE = 500


@dataclass(frozen=True)
class Job:
    """What the operator asks for.

    Args:
        named: whose an address is, by the operator's word.
        priorities: one to three, of the threads that are made.
        is_trial: everything is read, and nothing written.
        holds: what the scan stops goes to the desk.
    """

    path: Path
    forum: Forum
    language: str
    priorities: Sequence
    named: Mapping[str, Member] = field(default_factory=dict)
    batch: int = 200
    is_trial: bool = False
    holds: bool = False


@dataclass
class Progress:
    """How far it is.

    Args:
        total: messages in the file.
        known: dealt with by an earlier run.
        outcomes: what became of those of this run.
        stage: "heads" while the index is made, then "words".
    """

    stage: str = "heads"
    total: int = 0
    known: int = 0
    outcomes: Counter = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)

    @property
    def done(self) -> int:
        return self.known + self.outcomes.total()

    @property
    def rate(self) -> float:
        """Messages a second, those that were known left out."""
        return self.outcomes.total() / max(time.monotonic() - self.began, 0.001)

    @property
    def seconds_left(self) -> float:
        return (self.total - self.done) / self.rate if self.rate else 0.0


def bring_in(job: Job, say: Callable[[Progress], None] = lambda progress: None) -> Progress:
    """Bring an archive in, or what is missing of it; return what became of it.

    Raises:
        OSError: the file cannot be read.
        NotAMailbox: it is no mbox file.
    """
    with job.path.open("rb") as file:
        return _Course(job, file, say).run()


class _Course:
    """One run through one file."""

    def __init__(self, job: Job, file: BinaryIO, say: Callable[[Progress], None]):
        self.job, self.file, self.say = job, file, say
        self.index, self.progress = Index(timezone.now(), job.language), Progress()
        self.waiting: list[Arrived] = []
        self.bytes = 0
        # Conversations whose first post waits in this batch.
        self.opened: set[bytes] = set()

    def run(self) -> Progress:
        self._read_heads()
        self.door = Door(
            self.job.forum,
            self.job.language,
            self.index.list_name,
            keeps_files=not self.job.is_trial,
            holds=self.job.holds,
        )
        self.import_run = None if self.job.is_trial else self._begin()
        try:
            for entry in self._unknown():
                self._add(entry)
            self._write()
        except BaseException:
            self._drop_files()
            raise
        if self.import_run:
            _finish(self.import_run)
        return self.progress

    def _read_heads(self) -> None:
        def told(count: int) -> None:
            self.progress.total = count
            if count % 5000 == 0:
                self.say(self.progress)

        self.index.read(self.file, told)
        messages = ImportedMessage.objects.filter(forum=self.job.forum)
        if messages.exists():
            self.index.talks.find_threads(partial(messages.threads_of, self.job.forum.pk))
        self.progress.stage, self.progress.began = "words", time.monotonic()

    def _begin(self) -> ImportRun:
        values = {"file": self.job.path.name[:255], "messages": self.index.count}
        run, _made = ImportRun.objects.get_or_create(
            forum=self.job.forum, fingerprint=self.index.fingerprint.digest(), defaults=values
        )
        return run

    def _unknown(self) -> Iterator[Entry]:
        """What no run has dealt with."""
        entries = self.index.entries()
        while some := list(islice(entries, _ASKED_AT_ONCE)):
            keys = [entry.key for entry in some]
            known = ImportedMessage.objects.known(self.job.forum.pk, keys)
            self.progress.known += len(known)
            yield from (entry for entry in some if entry.key not in known)

    def _add(self, entry: Entry) -> None:
        if entry.sort:
            arrived = account_of(entry)
        else:
            raw = read_at(self.file, entry.offset, entry.length)
            is_there = entry.root in self.opened or self.index.talks.thread_of(entry.root)
            arrived = self.door.let_in(entry, raw, opens=not is_there)
            if arrived.row.outcome == Outcome.TAKEN:
                self.opened.add(entry.root)
        self.waiting.append(arrived)
        self.bytes += len(arrived.html) + sum(looked.size for looked, _name in arrived.files)
        if len(self.waiting) >= self.job.batch or self.bytes > MOST_BYTES:
            self._write()

    def _write(self) -> None:
        if self.import_run and self.waiting:
            self.index.talks.remember(self._take())
        self.progress.outcomes += Counter(str(each.row.outcome) for each in self.waiting)
        self.waiting, self.bytes = [], 0
        if not self.job.is_trial:
            self.opened = set()
        self.say(self.progress)

    def _take(self) -> dict[bytes, int]:
        roots = {arrived.root for arrived in self.waiting}
        threads = {root: pk for root in roots if (pk := self.index.talks.thread_of(root))}
        return take(
            run=self.import_run,
            arrived=self.waiting,
            threads=threads,
            priorities=self.job.priorities,
            named=self.job.named,
            hold=partial(hold_message, priorities=self.job.priorities) if self.job.holds else None,
        )

    def _drop_files(self) -> None:
        """Of what was not written. What a killed run leaves is swept."""
        stored = [name for arrived in self.waiting for _looked, name in arrived.files]
        POSTS.remove(filter(None, stored))


def _finish(run: ImportRun) -> None:
    if ImportRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=timezone.now()):
        counts = {outcome.value: count for outcome, count in run.outcomes()}
        audit("archive_imported", actor=None, subject=run, **counts)
