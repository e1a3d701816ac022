"""A case is turned into a question about method, place by place, and then it may be sent."""

from datetime import date

import pytest

from network.lib.scan import scan
from network.lib.scan.rewrite import instead

TODAY = date(2026, 5, 1)

CASES = [
    (
        "en",
        "A 7-year-old boy from Rakvere was at our unit on 14 March 2026.",
        "A primary-school-age boy from a small town was at our unit on a day in early spring 2026.",
    ),
    (
        "en",
        "Our girl, 4 months old, lives in Rakvere with her three brothers.",
        "Our girl, under three years, lives in a small town with her siblings.",
    ),
    (
        "en",
        "My pupil Emil, born 2017, lives in Rakvere.",
        "My pupil the child, of primary-school age, lives in a small town.",
    ),
    (
        "en",
        "The Afghan boy Emil is at Solbakken school.",
        "The non-EU boy the child is at a school.",
    ),
    (
        "en",
        "A 7-year-old Afghan boy lives in Rakvere.",
        "A primary-school-age non-EU boy lives in a small town.",
    ),
    (
        "da",
        "En 7-årig dreng fra Lemvig kom den 14. marts 2026.",
        "En 7–12-årig dreng fra en mindre by kom en dag tidligt på foråret 2026.",
    ),
    (
        "sv",
        "En 14-årig flicka från Ystad som heter Elin kom i maj 2025.",
        "En 13–15-årig flicka från en mindre ort som heter barnet kom i maj 2025.",
    ),
    (
        "de",
        "Ein 5-jähriger Junge namens Emil lebt in Bützow.",
        "Ein 3–6-jähriger Junge namens das Kind lebt in einer kleinen Stadt.",
    ),
]


def rewritten(language, text):
    proposals = [instead(text, finding, language, TODAY) for finding in scan(text).findings]
    for put in reversed(proposals):
        text = text[: put.start] + put.words + text[put.end :]
    return text


@pytest.mark.parametrize(("language", "case", "question"), CASES)
def test_each_trace_has_words_to_put_in_its_place(language, case, question):
    assert scan(case).findings
    assert rewritten(language, case) == question


@pytest.mark.parametrize(("language", "case", "question"), CASES)
def test_what_comes_out_may_be_sent(language, case, question):
    assert scan(question).verdict == "clean"


def test_a_number_becomes_a_band_in_a_language_without_words_of_ours():
    text = "Poika nimeltä Eino, 7-vuotias, asuu Porvoossa."
    finding = next(f for f in scan(text).findings if f.rule == "trace-age")
    assert instead(text, finding, "fi").words == "7–12-vuotias"


def test_a_school_class_is_no_age_and_is_left_to_the_writer():
    text = "The boy Emil is in class 4 at a school in Rakvere."
    finding = next(f for f in scan(text).findings if f.rule == "trace-age")
    assert instead(text, finding, "en").words == ""


def test_a_number_of_a_person_has_no_other_words():
    text = "CPR 010190-1234"
    [finding] = scan(text).findings
    with pytest.raises(ValueError, match="no trace"):
        instead(text, finding, "en")
