"""Traces: what by itself tells nothing and together tells which child is meant.

An age under 18, a birth date, a first name or initials, a named school or home, a small place,
what singles a family out, a nationality, the day it happened. Two kinds about one child ask the
writer, three hold the post. Source: domain rules of the network, "indirect identifiers in
combination"; one trace alone, groups, rules and statistics are what members write about all day.
"""

from network.lib.scan.numbers.rule import Hit
from network.lib.scan.result import HOLD, WARN
from network.lib.scan.traces.ages import ages, births, dates
from network.lib.scan.traces.reading import Reading, Sentence
from network.lib.scan.traces.where import homes, places, schools
from network.lib.scan.traces.who import families, names, nations
from network.lib.scan.words import TRACES

# What speaks of a child, and what only counts beside it.
ABOUT_A_CHILD = (ages, births, names, nations, families)
AROUND_IT = (dates, schools, homes, places)
ASKS, HOLDS = 2, 3  # kinds of traces about one child
REACH = 2  # sentences before and after one that speaks of a child


def find(reading: Reading) -> list[Hit]:
    """Return the traces of one child in the normalised text; none when there is only one kind.

    Each has the severity of the post as a whole: "warn" at two kinds, "hold" at three.
    """
    about = [_traces(ABOUT_A_CHILD, reading, sentence) for sentence in reading.sentences]
    traces = [trace for found in about for trace in found]
    for at in _near_a_child(reading.sentences, about):
        sentence = reading.sentences[at]
        if about[at] or not sentence.has("writer"):  # "I work in Rakvere" is about the writer
            traces += _traces(AROUND_IT, reading, sentence)
    kinds = {kind for kind, _, _ in traces}
    if len(kinds) < ASKS:
        return []
    severity = HOLD if len(kinds) >= HOLDS else WARN
    return [
        Hit(f"trace-{kind}", "", severity, start, end, *TRACES[kind]) for kind, start, end in traces
    ]


def _traces(kinds, reading: Reading, sentence: Sentence) -> list[tuple[str, int, int]]:
    return [trace for kind in kinds for trace in kind(reading, sentence)]


def _near_a_child(sentences: list[Sentence], about: list) -> set[int]:
    """The sentences that speak of a child, and those beside them."""
    return {
        near
        for at, sentence in enumerate(sentences)
        if about[at] or sentence.has("child")
        for near in range(max(0, at - REACH), min(len(sentences), at + REACH + 1))
    }
