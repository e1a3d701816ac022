"""What is planted to be looked for: one word and one number a thing, which stand nowhere else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """No stemmer shortens the word, and no address or date holds the number by chance."""

    word: str
    number: str

    def __str__(self):
        return f"{self.word} {self.number}"

    @property
    def other(self) -> dict[str, str]:
        """What a search for one of them would bring up beside the words that were typed."""
        return {self.word: self.number, self.number: self.word}


def marks(*names: str) -> dict[str, Mark]:
    """{name: its mark}."""
    return {
        name: Mark(f"kvx{'bdfghklmnprstvz'[at]}ol", str(7041701 + at))
        for at, name in enumerate(names)
    }


def standing_in(words: str, planted: dict[str, Mark]) -> set[str]:
    """The names of the marks of which word or number stand in it."""
    words = words.lower()
    return {name for name, mark in planted.items() if mark.word in words or mark.number in words}


# What differs from one answer to the next though nothing has changed.
_BY_CHANCE = re.compile(
    r"Content-Length: \d+|Expires: \w+, [\w ]+ [\d:]+ GMT"
    r'|"challenge": "[\w-]+"'
    # Up to when a press marks everything as read.
    r'|name="until" value="[^"]+"'
    # Up to when the desk's queue was shown.
    r'|data-since="[^"]+"'
    r'|name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"'
    # When a paper was made.
    r"|<dd>\d+ \w+ \d{4}, \d\d:\d\d UTC</dd>"
    # For twenty seconds after a post.
    r'|<button [^>]*class="undo".*?</button>'
    r"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
)


def same_each_time(page: str) -> str:
    """The page without what is made anew for each answer."""
    return _BY_CHANCE.sub("", page)


def lines_that_differ(before: str, after: str) -> Iterable[str]:
    """What stands in one of two pages only: said by a test that fails."""
    old, new = set(before.splitlines()), set(after.splitlines())
    yield from (f"- {line.strip()}" for line in before.splitlines() if line not in new)
    yield from (f"+ {line.strip()}" for line in after.splitlines() if line not in old)
