"""What only looks like a personal number: addresses of documents, companies, money, telephones.

Asked after the numbers were found and only around them, so a post without numbers pays nothing.
A look-alike frees a number only if it holds all of it; a number next to one stays found.
"""

import re
from bisect import bisect_right

from network.lib.scan.lookalikes import ADDRESSES, HARD, SOFT
from network.lib.scan.normalise import WALL, Normal
from network.lib.scan.numbers.rule import Hit
from network.lib.scan.result import BLOCK

_BACK, _AHEAD, _FAR = 120, 40, 2000
_LEFT_EDGE = re.compile(rf"[\s<>\"'{WALL}]")


def without_lookalikes(normal: Normal, hits: list[Hit]) -> list[Hit]:
    """Return the hits that are not part of something harmless.

    Source: the look-alikes every rule was measured against: CELEX, court, UN and Council of
    Europe symbols, DOI, URL, ISBN, IBAN, telephone, company numbers, dates, amounts.
    """
    if not hits:
        return []
    windows = _windows(normal.text, hits)
    hard, soft = _Spans(normal, windows, HARD), None
    kept = []
    for hit in hits:
        if hard.hold(hit.start, hit.end) or (hit.loose and hard.touch(hit.start, hit.end)):
            continue
        if hit.severity != BLOCK and not hit.in_context:
            soft = soft or _Spans(normal, windows, SOFT)
            if soft.hold(hit.start, hit.end):
                continue
        kept.append(hit)
    return kept


class _Spans:
    """The look-alikes of some kinds within the windows, ready to be asked by place."""

    def __init__(self, normal: Normal, windows: list[tuple[int, int]], kinds):
        spans = []
        for low, high in windows:
            for pattern, trim in kinds:
                for match in pattern.finditer(normal.text, low, high):
                    start, end = match.start(), trim(match) if trim else match.end()
                    if (pattern, trim) in ADDRESSES:
                        end = self._unglued(normal, start, end)
                    spans.append((start, end))
        spans.sort()
        self._starts = [start for start, _ in spans]
        self._reach, reach = [], 0
        for _, end in spans:
            reach = max(reach, end)
            self._reach.append(reach)
        self._spans = spans

    @staticmethod
    def _unglued(normal: Normal, start: int, end: int) -> int:
        """Return where an address ends at the latest: its link's closing tag is its end."""
        seam = bisect_right(normal.seams, start)
        return min(end, normal.seams[seam]) if seam < len(normal.seams) else end

    def hold(self, start: int, end: int) -> bool:
        """Return whether one look-alike holds the whole place."""
        i = bisect_right(self._starts, start) - 1
        while i >= 0 and self._reach[i] >= end:
            if self._spans[i][1] >= end:
                return True
            i -= 1
        return False

    def touch(self, start: int, end: int) -> bool:
        """Return whether a look-alike shares at least one character with the place."""
        i = bisect_right(self._starts, end - 1) - 1
        return i >= 0 and self._reach[i] > start


def _windows(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """Return the stretches to look at, each from a blank on and joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted({(h.start, h.end) for h in hits}):
        low, high = max(0, start - _BACK), min(len(text), end + _AHEAD)
        if joined and low <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
            continue
        # A long address begins far back: go on to the blank before it.
        while low > max(0, start - _FAR) and not _LEFT_EDGE.match(text, low - 1):
            low -= 1
        joined.append((low, high))
    return joined
