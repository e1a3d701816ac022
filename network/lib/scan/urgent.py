"""Calls for help for a child now: "can someone help this child tonight".

A forum is the wrong place for one: nobody may read it before tomorrow. Such words are stopped once
and their writer is shown who answers at once. All of these must stand close together: a time that
is now, a call or a danger, and a child; and nothing that is only announced for tonight. The words
are in `traces/words/`, under [urgent].
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from network.lib.scan.normalise import WALL, normalise
from network.lib.scan.traces.lexicon import words_of_languages

REACH = 240  # characters before and after the time: two or three sentences
_ENDS = re.compile(rf"[.!?…\n{WALL}]")


@dataclass(frozen=True)
class _Words:
    now: re.Pattern
    call: re.Pattern
    child: re.Pattern
    event: re.Pattern
    countries: tuple[tuple[str, re.Pattern], ...]


def asks_for_help_now(text: str) -> bool:
    """Whether the words, plain or HTML, call for help for a child at this hour."""
    small = normalise(text).text.lower()
    return any(_calls(small, now, words) for words in _all() for now in words.now.finditer(small))


def countries_named(text: str) -> set[str]:
    """The codes of the countries of the region that the words name, in any of its languages."""
    small = normalise(text).text.lower()
    return {code for words in _all() for code, named in words.countries if named.search(small)}


def _calls(text: str, now: re.Match, words: _Words) -> bool:
    if words.event.search(_sentence(text, now)):
        return False
    around = text[max(0, now.start() - REACH) : now.end() + REACH]
    return bool(words.call.search(around) and words.child.search(around))


def _sentence(text: str, place: re.Match) -> str:
    begins = max((m.end() for m in _ENDS.finditer(text, 0, place.start())), default=0)
    ends = _ENDS.search(text, place.end())
    return text[begins : ends.start() if ends else len(text)]


@cache
def _all() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            now=_pattern(words["urgent"]["now"].split()),
            call=_pattern(words["urgent"]["call"].split()),
            child=_pattern(f"{words['child']} {words['many']}".split()),
            event=_pattern(words["urgent"]["event"].split()),
            countries=tuple(_countries(words["urgent"]["countries"])),
        )
        for words in words_of_languages().values()
    )


def _countries(said: str) -> Iterator[tuple[str, re.Pattern]]:
    for entry in said.split():
        code, _, name = entry.partition(":")
        yield code, _pattern([name])


def _pattern(words: list[str]) -> re.Pattern:
    """`_` stands for blanks or a hyphen, `*` for any ending, as in the lexicon."""
    said = (re.escape(word).replace("_", r"[\s-]+").replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(said, key=len, reverse=True))})(?!\w)")
