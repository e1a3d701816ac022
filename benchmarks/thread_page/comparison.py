"""Holds the plans of a small community beside those of a big one."""

from benchmarks import report

MOST = 1.15


def tell(sizes: dict) -> str:
    """A table a page: each query's buffers at the smallest and the largest size, and its plans."""
    planned = {size: found["plans"] for size, found in sizes.items() if "plans" in found}
    if len(planned) < 2:
        return ""
    small, *_, large = planned
    parts = [f"## What the database does: {report.size(small)} and {report.size(large)}\n", HEAD]
    for page in planned[small]:
        parts.append(f"### {page}\n")
        parts.append(_page(planned[small][page], planned[large][page], small, large))
    return "\n".join(parts)


HEAD = f"""\
Every query the view asks, explained with its own values after the caches are warm. Buffers are the
pages of shared memory it touches. Wanted: the same number of queries, the same plans, and at most
{MOST:g} times the buffers.
"""


def _page(before: list[dict], after: list[dict], small: str, large: str) -> str:
    rows = [_row(old, new) for old, new in zip(before, after, strict=False)]
    sums = [sum(query["buffers"] for query in page) for page in (before, after)]
    rows.append(["**all**", *sums, _times(sums[1], sums[0]), ""])
    head = ["query on", report.size(small), report.size(large), "times", "plan"]
    said = f"Queries: {len(before)} and {len(after)}. "
    said += f"Buffers: {report.verdict(sums[1] / sums[0], MOST)}\n"
    return f"{report.table(head, rows)}\n{said}{_others(before, after)}"


def _row(old: dict, new: dict) -> list:
    same = "same" if old["shape"] == new["shape"] else "**other**"
    times = _times(new["buffers"], old["buffers"])
    return [old["about"], old["buffers"], new["buffers"], times, same]


def _times(new: float, old: float):
    return new / old if old else "–"


def _others(before, after) -> str:
    """The plans that differ, in full."""
    lines = [
        f"- {old['about']}: `{old['shape']}` became `{new['shape']}`"
        for old, new in zip(before, after, strict=False)
        if old["shape"] != new["shape"]
    ]
    return "\n".join(["", *lines, ""]) if lines else ""
