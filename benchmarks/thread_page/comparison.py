"""Holds the plans of a small community beside those of a big one."""

import re

from benchmarks import report

MOST = 1.15
# A bitmap's heap is the table of the index below it.
SCAN = re.compile(r"(Seq|Index|Index Only|Bitmap Index) Scan (\w+)")


def tell(sizes: dict) -> str:
    """A table a page: each query's buffers at the smallest and the largest size, and its plans."""
    planned = {size: found["plans"] for size, found in sizes.items() if "plans" in found}
    if len(planned) < 2:
        return ""
    small, *_, large = planned
    parts = [f"## What the database does: {report.size(small)} and {report.size(large)}\n", HEAD]
    few = set(sizes[large].get("few", ()))
    for page in planned[small]:
        parts.append(f"### {page}\n")
        parts.append(_page(planned[small][page], planned[large][page], small, large, few))
    return "\n".join(parts)


OTHER = "**other**"
HEAD = f"""\
Every query the view asks, explained with its own values after the caches are warm. Buffers are the
pages of shared memory it touches. Wanted: the same number of queries, the same plans, and at most
{MOST:g} times the buffers. Same ways: each table that grows is reached by the same index; tables of
a few rows are joined in another order, or the same index is read in another manner.
"""


def ways(shape: str, few: set[str]) -> set[tuple[bool, str]]:
    """How a plan reaches each table that grows: (whether it reads it whole, the index or table).

    Args:
        few: tables of a few rows, and their indexes.
    """
    scans = SCAN.findall(shape)
    return {(kind == "Seq", name) for kind, name in scans if name not in few}


def _page(before: list[dict], after: list[dict], small: str, large: str, few: set[str]) -> str:
    rows = [_row(old, new, few) for old, new in zip(before, after, strict=False)]
    sums = [sum(query["buffers"] for query in page) for page in (before, after)]
    rows.append(["**all**", *sums, _times(sums[1], sums[0]), ""])
    head = ["query on", report.size(small), report.size(large), "times", "plan"]
    said = f"Queries: {len(before)} and {len(after)}. "
    said += f"Buffers: {report.verdict(sums[1] / sums[0], MOST)}\n"
    return f"{report.table(head, rows)}\n{said}{_others(before, after, few)}"


def _row(old: dict, new: dict, few: set[str]) -> list:
    times = _times(new["buffers"], old["buffers"])
    return [old["about"], old["buffers"], new["buffers"], times, _likeness(old, new, few)]


def _likeness(old: dict, new: dict, few: set[str]) -> str:
    if old["shape"] == new["shape"]:
        return "same"
    return "same ways" if ways(old["shape"], few) == ways(new["shape"], few) else OTHER


def _times(new: float, old: float):
    return new / old if old else "–"


def _others(before, after, few) -> str:
    """The plans with another way to a table that grows, in full."""
    lines = [
        f"- {old['about']}: `{old['shape']}` became `{new['shape']}`"
        for old, new in zip(before, after, strict=False)
        if _likeness(old, new, few) == OTHER
    ]
    return "\n".join(["", *lines, ""]) if lines else ""
