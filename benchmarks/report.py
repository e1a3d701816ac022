"""What a run leaves: results.json with every size measured so far, and RESULTS.md made from it."""

import json
import os
import platform
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import django
import psutil


def machine() -> str:
    """One line: what it was measured on."""
    memory = round(psutil.virtual_memory().total / 2**30)
    return (
        f"{date.today():%Y-%m-%d}, {os.cpu_count()} cores ({_processor()}), {memory} GiB, "
        f"Python {platform.python_version()}, Django {django.get_version()}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return (names or [platform.machine()])[0]


def keep(folder: Path, thousands: int, found: dict, tell: Callable[[dict], str]) -> None:
    """Put one size's figures beside those of other sizes, and write the table anew.

    Args:
        folder: of the benchmark.
        thousands: the size that was measured.
        found: its figures.
        tell: (figures by size) -> the body of RESULTS.md.
    """
    path = folder / "results.json"
    sizes = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    # A part of a benchmark that was not run this time keeps what it found before.
    sizes[str(thousands)] = sizes.get(str(thousands), {}) | found | {"machine": machine()}
    sizes = dict(sorted(sizes.items(), key=lambda item: int(item[0])))
    path.write_text(json.dumps(sizes, indent=1) + "\n", encoding="utf-8")
    (folder / "RESULTS.md").write_text(tell(sizes), encoding="utf-8")


def table(head: Iterable[str], rows: Iterable[Iterable]) -> str:
    """A Markdown table; numbers stand to the right."""
    head = list(head)
    rule = ["---", *["---:"] * (len(head) - 1)]
    lines = [head, rule, *([_cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _cell(value) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def size(thousands: str) -> str:
    return f"{int(thousands) * 1000:,} posts"


def verdict(value: float, target: float) -> str:
    """Whether a figure that should be small is small enough."""
    return f"{value:.2f} (target at most {target:g}: {'met' if value <= target else 'missed'})"
