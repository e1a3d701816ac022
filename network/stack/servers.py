"""The embedded servers of one data folder, started and stopped together."""

import fcntl
from contextlib import contextmanager
from pathlib import Path

from network.stack import Unusable, postgres, valkey
from network.stack.addresses import Own
from network.stack.processes import Process, end_left_over, remember

RECORD = "processes.json"
LOCK = "lock"


@contextmanager
def folder_is_ours(data: Path):
    """Hold the data folder's lock, and end what an earlier holder that was killed left running.

    Raises:
        Unusable: somebody else holds it.
    """
    with (data / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Unusable(
                f"it is already running on {data}. Stop that one, or set HAVN_DATA and PORT."
            ) from None
        end_left_over(data / RECORD)
        yield


class Servers:
    """PostgreSQL and Valkey of one data folder.

    Args:
        data: the folder; the caller holds its lock.
        own: their ports and passwords.
        with_postgres, with_valkey: False where a URL says otherwise.
        careless: a power cut may lose everything; for tests.
    """

    def __init__(
        self, data: Path, own: Own, *, with_postgres=True, with_valkey=True, careless=False
    ):
        self.data, self.own, self.logs = data, own, data / "log"
        self.postgres = self.valkey = None
        if with_postgres:
            self.postgres = postgres.process(data / "postgres", self.own, self.logs, careless)
        if with_valkey:
            self.valkey = valkey.process(data / "valkey", self.own, self.logs)

    @property
    def processes(self) -> list[Process]:
        return [process for process in (self.postgres, self.valkey) if process]

    def start(self) -> None:
        """Start them and wait until both answer.

        Raises:
            Unusable: one does not start; the sentence says why.
        """
        if self.postgres:
            postgres.prepare(self.data / "postgres", self.own)
        for process in self.processes:
            process.start()
            remember(self.data / RECORD, self.processes)
        if self.postgres:
            postgres.wait(self.postgres, self.data / "postgres", self.own)
        if self.valkey:
            valkey.wait(self.valkey, self.data / "valkey", self.own)

    def stop(self) -> None:
        for process in self.processes:
            process.stop()
