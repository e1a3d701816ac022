"""The privacy scan: finds what must not be published about a person before it is.

    result = scan("…")
    result.verdict    "clean", "warn", "hold" or "block"
    result.findings   what was found, by rule and place, never by its text

One scan reads plain text, HTML and Markdown alike: `normalise` undoes what hides a number,
`numbers` finds it, `mask` knows what only looks like one. `traces` finds what together tells
which child is meant, `contacts` what leads to a family's door.
"""

from network.lib.scan import contacts, mask, numbers, traces
from network.lib.scan.normalise import normalise
from network.lib.scan.result import Finding, Result
from network.lib.scan.traces.reading import Reading

__all__ = ["Finding", "Result", "scan"]


def scan(text: str) -> Result:
    """Return what in `text` must not be published as it stands.

    Arguments: text, as the member sent it: plain, HTML or Markdown, any alphabet.
    Returns: a Result whose findings point into `text`, ordered by place.
    Source of the rules: each country's own module in `numbers`, `traces` and `contacts`.
    """
    normal = normalise(text)
    hits = numbers.find(normal.text)
    hits = mask.without_lookalikes(normal, hits)
    reading = Reading(normal.text)
    hits += [*traces.find(reading), *contacts.find(reading)]
    found = {
        Finding(h.rule, h.country, h.severity, *normal.span(h.start, h.end), h.reason, h.advice)
        for h in hits
    }
    return Result(tuple(sorted(found, key=lambda f: (f.start, f.end, f.rule))))
