"""The scan as a whole: verdict, silence about the text, rates on random references, linear work."""

import random
from collections import Counter
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.scan import Finding, Result, numbers, scan
from network.lib.scan.numbers import SHAPES
from tests.network.lib.scan import generators as made


def test_verdict_is_the_gravest():
    def finding(severity):
        return Finding("number.fi", "FI", severity, 0, 1, "", "")

    assert Result().verdict == "clean"
    assert Result((finding("warn"), finding("hold"))).verdict == "hold"
    assert Result((finding("hold"), finding("block"), finding("warn"))).verdict == "block"


def test_a_finding_never_shows_the_text():
    number = made.se(random.Random(31))
    result = scan(f"personnummer {number}")
    assert result.verdict == "block"
    shown = repr(result)
    for part in (number, number.replace("-", ""), number[:6], number[-4:]):
        assert part not in shown
    held = {f.name for f in fields(Finding)}
    assert held == {"rule", "country", "severity", "start", "end", "reason", "advice"}


def test_findings_are_ordered_and_each_reported_once():
    rng = random.Random(32)
    text = " och ".join(made.se(rng) for _ in range(20))
    found = [(f.start, f.end, f.rule) for f in scan(text).findings]
    assert found == sorted(set(found))
    assert sum(rule == "number.se" for _, _, rule in found) == 20


def test_bare_references_block_never_and_warn_only_by_rule():
    rng = random.Random(33)
    checks = [rule for country in numbers.COUNTRIES for rule in country.RULES]
    verdicts = Counter()
    for _ in range(20_000):
        number = "".join(rng.choice("0123456789") for _ in range(rng.choice((10, 11, 12))))
        result = scan(f"Our reference is {number}, please quote it.")
        verdicts[result.verdict] += 1
        matching = {r.name for r in checks if str(len(number)) in r.writings and r.check(number)}
        assert {f.rule for f in result.findings} == matching
    assert verdicts["block"] <= 2  # 0.01 %
    assert verdicts["warn"] < 1_400


@given(st.text(max_size=300))
def test_any_text_can_be_scanned(text):
    for finding in scan(text).findings:
        assert 0 <= finding.start < finding.end <= len(text)


ODD = [
    "<",
    ">",
    "&",
    "#",
    ";",
    "<b>",
    "&nbsp;",
    "\n",
    "-",
    "+",
    "1",
    "0101",
    "９",
    "\u200b",
    "cpr",
    "*",
]


@given(st.lists(st.sampled_from(ODD), max_size=80).map("".join))
def test_any_markup_can_be_scanned(text):
    for finding in scan(text).findings:
        assert 0 <= finding.start < finding.end <= len(text)


@given(
    st.integers(0, 10**6),
    st.text("abc &<>\n\u00ad-,.", max_size=40),
    st.text("abc &<>\n", max_size=40),
)
def test_spans_lead_back_to_the_original(seed, before, after):
    number = made.fi(random.Random(seed))
    text = f"{before} ; {number} ; {after}"
    spans = {text[f.start : f.end] for f in scan(text).findings if f.rule == "number.fi"}
    assert number in spans


class Counting:
    """Stands in for a pattern and counts how often it is asked."""

    calls = 0

    def __init__(self, pattern):
        self.pattern = pattern

    def finditer(self, *args):
        for match in self.pattern.finditer(*args):
            Counting.calls += 1
            yield match

    def fullmatch(self, *args):
        Counting.calls += 1
        return self.pattern.fullmatch(*args)


@pytest.mark.parametrize(
    "piece", ["1 ", "1\n", "0101901234 ", "12-", "1&nbsp;", "<i>1</i>", "personnummer 1\n"]
)
def test_work_grows_with_the_text_and_no_faster(piece, monkeypatch):
    for name, pattern in list(SHAPES.items()):
        monkeypatch.setitem(SHAPES, name, Counting(pattern))

    def work(times):
        Counting.calls = 0
        scan(piece * times)
        return Counting.calls

    assert work(4_000) <= 4 * work(1_000) + 100


def test_who_is_blocked_is_not_asked_for_a_reason():
    rng = random.Random(4)
    blocked, warned = (
        scan(text).findings[0] for text in (f"hetu {made.fi(rng)}", f"Noted: {made.dk(rng)}")
    )
    assert (blocked.severity, warned.severity) == ("block", "warn")
    assert "say what it is" in str(warned.advice)
    assert "say what it is" not in str(blocked.advice)
