"""CPU seconds of processes and all their children, from the kernel's own accounting."""

from collections.abc import Mapping

import psutil


def seconds(pid: int) -> float:
    """CPU time of a process, its living descendants, and those that have ended.

    A child that ended is in its parent's account, so the sum never goes back, whatever the
    database's backends do.
    """
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        raise RuntimeError(f"process {pid} has ended while it was measured") from None
    return sum(_own_and_reaped(process) for process in family)


def _own_and_reaped(process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:  # it ended between the list and the question
        return 0.0
    return times.user + times.system + times.children_user + times.children_system


class Meter:
    """CPU between two moments, by part.

    Args:
        parts: "web", "database", … and the process that each part starts from.
    """

    def __init__(self, parts: Mapping[str, int]):
        self.parts = dict(parts)
        self.before: dict[str, float] = {}

    def __enter__(self):
        self.before = self._read()
        self.spent: dict[str, float] = {}
        return self

    def __exit__(self, *failure):
        after = self._read()
        self.spent = {part: after[part] - self.before[part] for part in self.parts}

    def _read(self):
        return {part: seconds(pid) for part, pid in self.parts.items()}
