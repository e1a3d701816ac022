"""Cleaned HTML as blocks and runs of words: what a typesetter wants, and no markup of its own."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urljoin

MARKS = {"strong", "em", "s", "code"}
LINES = {"p", "h3", "h4", "pre"}
# Deeper in each other, things stand beside each other: a page is only so wide.
DEEPEST = 6
LONGEST_LINK = 2000
_SPACE = re.compile(r"[ \t\r\n]+")


def blocks(html: str, base: str) -> list[dict]:
    """Return what a post's HTML says.

    Args:
        base: the site, for links within it.

    Each block has a `kind`: "p", "h3", "h4" and "pre" have `runs`; "blockquote" has `blocks`; "ul"
    and "ol" have `items`, lists of blocks; "table" has `columns` and `rows`, lists of as many cells
    with `head` and `blocks`; "hr" has nothing. A run has `text`, or `br`, and what holds of it:
    strong, em, s, code, href.
    """
    reader = _Reader(base)
    reader.feed(html)
    reader.close()
    return reader.found()


class _Reader(HTMLParser):
    def __init__(self, base):
        super().__init__(convert_charrefs=True)
        self.base = base
        self.top = {"kind": "top", "blocks": []}
        # What is open: (tag, its block; None for one that only passes its words on).
        self.open = [("", self.top)]
        self.runs, self.line, self.headed = [], "p", False
        self.marks, self.links = Counter(), []

    def found(self) -> list[dict]:
        self._end_line()
        while len(self.open) > 1:
            self._close()
        return self.top["blocks"]

    def handle_starttag(self, tag, attrs):
        if tag in MARKS:
            self.marks[tag] += 1
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        elif tag == "br":
            self.runs.append({"br": True})
        else:
            self._end_line()
            self._begin(tag, dict(attrs))

    def _begin(self, tag, attrs):
        if tag in LINES:
            self.line = tag
        elif tag == "hr":
            self._holder()["blocks"].append({"kind": "hr"})
        elif tag not in ("thead", "tbody"):
            self.open.append((tag, self._made(tag, attrs)))

    def _made(self, tag, attrs) -> dict | None:
        """The block of a tag that holds others, put where it belongs."""
        if tag in ("li", "tr", "td", "th"):
            return self._item(tag, attrs)
        if sum(block is not None for _tag, block in self.open) > DEEPEST:
            return None
        block = {"kind": tag, {"blockquote": "blocks", "table": "rows"}.get(tag, "items"): []}
        self._holder()["blocks"].append(block)
        return block

    def _item(self, tag, attrs) -> dict | None:
        """A part of the list, table or row that is open; nothing where none is."""
        _tag, within = self.open[-1]
        kind = within["kind"] if within else ""
        if tag == "li" and kind in ("ul", "ol"):
            item = {"kind": "li", "blocks": []}
            within["items"].append(item["blocks"])
            return item
        if tag == "tr" and kind == "table":
            row = {"kind": "tr", "cells": []}
            within["rows"].append(row["cells"])
            return row
        if tag in ("td", "th") and kind == "tr":
            cell = {"kind": "cell", "head": tag == "th", "blocks": []}
            within["cells"].append(cell)
            return cell
        return None

    def handle_endtag(self, tag):
        if tag in MARKS:
            self.marks[tag] -= 1
        elif tag == "a":
            self.links = self.links[:-1]
        elif tag in LINES:
            self._end_line()
        elif any(tag == one for one, _block in self.open):
            self._end_line()
            while self._close() != tag:
                pass

    def _close(self) -> str:
        tag, block = self.open.pop()
        if block and block["kind"] == "table":
            block["columns"] = max(map(len, block["rows"]), default=0)
            for row in block["rows"]:
                missing = block["columns"] - len(row)
                row += [{"kind": "cell", "head": False, "blocks": []} for _cell in range(missing)]
        return tag

    def handle_data(self, words):
        if self.line != "pre":
            words = _SPACE.sub(" ", words)
        if words.strip() or self.runs:
            self.runs.append(self._marked(words))

    def _marked(self, words) -> dict:
        marked = {mark: True for mark in sorted(MARKS) if self.marks[mark] > 0}
        if self.links and 0 < len(self.links[-1]) < LONGEST_LINK:
            marked["href"] = urljoin(self.base, self.links[-1])
        return {"text": words, **marked}

    def _end_line(self):
        if any("text" in run for run in self.runs):
            # One level after the other, as a reader by ear goes through them.
            kind = "h3" if self.line == "h4" and not self.headed else self.line
            self.headed = self.headed or kind == "h3"
            self._holder()["blocks"].append({"kind": kind, "runs": self.runs})
        self.runs, self.line = [], "p"

    def _holder(self) -> dict:
        """The innermost block that holds others."""
        return next(block for _tag, block in reversed(self.open) if block and "blocks" in block)
