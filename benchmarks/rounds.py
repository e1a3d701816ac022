"""Measuring several things in turn, round after round: the machine's moods hit all alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from benchmarks.cpu import Meter
from benchmarks.load import Request, drive


@dataclass
class Case:
    """One thing that is measured.

    Args:
        name: as the table says it.
        port: where it is served.
        parts: for the Meter.
        requests: sent in turn; a round takes the next ones.
        settle: waits until nothing of them is left to do; its work is measured too.
    """

    name: str
    port: int
    parts: dict[str, int]
    requests: Sequence[Request]
    settle: Callable[[], None] = lambda: None
    rounds: list[dict] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)

    def take(self, start: int, count: int) -> list[Request]:
        return [self.requests[(start + n) % len(self.requests)] for n in range(count)]


def measure(cases: Sequence[Case], *, rounds: int, requests: int, say) -> None:
    """Run every case once a round. One round before the first is not counted: caches fill."""
    for number in range(rounds + 1):
        for case in cases:
            with Meter(case.parts) as meter:
                seen = drive(case.port, case.take(number * requests, requests))
                case.settle()
            if number:
                case.answers += seen.answers
                case.rounds.append(_a_request(meter.spent, seen, requests))
        line = ", ".join(f"{c.name} {c.rounds[-1]['cpu']:.2f}" for c in cases if c.rounds)
        say(f"round {number} of {rounds}: {line} ms" if number else "warmed up")


def _a_request(spent, seen, requests) -> dict:
    """Milliseconds of CPU a request, by part and in all; requests a second."""
    parts = {part: 1000 * seconds / requests for part, seconds in spent.items()}
    return {**parts, "cpu": sum(parts.values()), "per_second": len(seen.answers) / seen.wall}


def figures(cases: Sequence[Case], bare: Case) -> dict[str, dict]:
    """Medians over the rounds, by case; p50 and p95 of the answers in milliseconds.

    `times` is the median of each round's ratio to the bare page of the same round: a busy
    machine makes both dearer.
    """
    return {case.name: _figures(case, bare) for case in cases}


def _figures(case, bare) -> dict:
    found = {key: median(row[key] for row in case.rounds) for key in case.rounds[0]}
    times = [row["cpu"] / one["cpu"] for row, one in zip(case.rounds, bare.rounds, strict=True)]
    spread = {"times": median(times), "least": min(times), "most": max(times)}
    return {**found, **spread, **percentiles(case.answers)}


def percentiles(seconds: Sequence[float]) -> dict:
    """p50 and p95 in milliseconds."""
    return {"p50": 1000 * median(seconds), "p95": 1000 * quantiles(seconds, n=20)[-1]}
