"""Traces: what together tells which child is meant is found; what members write all day is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.scan import scan
from tests.network.lib.scan import corpus


def kinds(text):
    return {f.rule.removeprefix("trace-") for f in scan(text).findings}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A 9-year-old girl at Riverside School does not come any more.", {"age", "school"}),
        ("Die achtjährige Tochter lebt in Eutin bei der Tante.", {"age", "place"}),
        ("En 7-årig dreng i Skagen bor hos sin mormor.", {"age", "place"}),
        ("Emil (7) er her igen.", {"age", "name"}),
        ("9-vuotias tyttö Nurmeksessa on yksin.", {"age", "place"}),
        ("Poisile nimega Mihkel, 8-aastane, otsime tugiisikut.", {"age", "name"}),
        ("Dziewczynka w wieku 7 lat ze Szkoły Podstawowej nr 5.", {"age", "school"}),
        ("Девочка семи лет, зовут Аня.", {"age", "name"}),
        ("Mergaitė, 9 metų, gyvena Molėtuose.", {"age", "place"}),
        ("Septiņgadīga meitene no Krāslavas.", {"age", "place"}),
        ("Níu ára stúlka, tvíburi, er hér.", {"age", "family"}),
        ("En jente, tvilling, er født 12.3.2016.", {"family", "birth"}),
        ("Flickan fyllde nio i mars, hon är tvilling.", {"age", "family"}),
    ],
)
def test_two_traces_of_one_child_ask_the_writer(text, found):
    assert found <= kinds(text)
    assert scan(text).verdict in {"warn", "hold"}


def test_three_traces_hold_the_post():
    text = "The boy, 8, is at Solbakken School and lives in Skagen with his twin."
    assert len(kinds(text)) >= 3
    assert scan(text).verdict == "hold"


@pytest.mark.parametrize(
    "text",
    [
        "A 9-year-old I met last year told me more in a drawing than in an hour of talk.",
        "Children of 7 to 12 in Skagen were asked about safety at school.",
        "The 7-year strategy was agreed in Rakvere on 12 March 2026.",
        "Jeg arbejder i Skagen med børn under 12 år.",
        "I am Anna, 34, a social worker in Rakvere.",
        "Article 12 of the Convention: every child has the right to be heard.",
        "Wie viele Kinder unter 14 Jahren leben in Eutin?",
        "Rakvere gümnaasiumi õpetajad kohtuvad 9. detsembril kell 10.",
    ],
)
def test_one_trace_groups_rules_and_adults_are_clean(text):
    assert scan(text).findings == ()


def test_a_trace_points_at_its_words():
    text = "<p>En <strong>7-årig</strong> dreng i Skagen</p>"
    places = {f.rule: text[f.start : f.end] for f in scan(text).findings}
    assert places["trace-place"] == "Skagen"
    assert "7" in places["trace-age"]


def test_a_trace_says_what_to_write_instead():
    [age, _place] = scan("En 7-årig dreng i Skagen").findings
    assert "age group" in str(age.advice)


@given(st.text())
def test_any_text_can_be_read(text):
    for finding in scan(text).findings:
        assert 0 <= finding.start <= finding.end <= len(text)


def test_the_results_tell_the_truth():
    written = (corpus.FOLDER / "RESULTS.md").read_text(encoding="utf-8")
    assert written == corpus.results()


@pytest.mark.parametrize("half", ["tune", "kept"])
def test_harmless_posts_are_left_alone(half):
    """What members write all day must get through: at most one post in forty is asked about."""
    total = sum((corpus.measure(half, language) for language in corpus.LANGUAGES), corpus.Figures())
    assert total.harmless == 360
    assert total.flagged <= total.harmless / 40
