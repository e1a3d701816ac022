"""Marking what was found: safe, and the very words."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.search.marking import Marker, marker
from network.lib.search.tsquery import queries
from network.lib.search.wanted import read

LONG = "filler " * 60


def marks(typed, text, language="en"):
    wanted = read(typed)
    made = marker(wanted, queries(wanted, 1000), [(text, language)])
    return re.findall("<mark>(.*?)</mark>", made.marked(text, language))


@pytest.mark.parametrize(
    ("typed", "text", "language", "found"),
    [
        ("school", "Schools and a school.", "en", ["Schools", "school"]),
        ("schools", "The school’s door", "en", ["school"]),
        ("lukasz", "We met Łukasz.", "en", ["Łukasz"]),
        ("Łukasz", "We met lukasz.", "pl", ["lukasz"]),
        ("jogi", "Jo\u0303gi", "et", ["Jo\u0303gi"]),
        ("haus", "Zwei Häuser", "de", ["Häuser"]),
        ("barnen", "Ett barn sover", "sv", ["barn"]),
        ("barnen", "A barn burns", "en", []),
        ("dzieck*", "Dziecko i dziecka", "pl", ["Dziecko", "dziecka"]),
        ('"first meeting"', "first we had a meeting", "en", ["first", "meeting"]),
        ("form", "A formidable form", "en", ["form"]),
        ("school -exam", "A school without exam", "en", ["school"]),
        ("родитель", "Разговор с родителями", "ru", ["родителями"]),
    ],
)
def test_the_word_that_was_found_is_marked_in_each_of_its_forms(db, typed, text, language, found):
    assert marks(typed, text, language) == found


def of(*words):
    return Marker(frozenset(words), (), frozenset())


def test_an_excerpt_shows_the_word_wherever_it_stands():
    excerpt = of("barnahus").excerpt(f"{LONG}In the Barnahus we wait. {LONG}", "en")
    assert "<mark>Barnahus</mark>" in excerpt
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert len(excerpt) < 280


def test_an_excerpt_shows_where_most_was_found():
    text = f"guardian {LONG} the guardian met the school {LONG}"
    excerpt = of("guardian", "school").excerpt(text, "en")
    assert excerpt.count("<mark>") == 2


def test_an_excerpt_without_a_hit_is_the_beginning():
    assert of("other").excerpt("Short text.", "en") == "Short text."
    assert of("other").excerpt(f"First words. {LONG}", "en").startswith("First words.")


words = st.sampled_from(
    ["guardian", "<b>", "&amp;", "</mark>", '"', "'", "x" * 300, "é", "<script>"]
)


@given(st.lists(words, max_size=120), st.integers(5, 300))
def test_an_excerpt_is_safe_and_a_piece_of_the_text(pieces, length):
    text = " ".join(pieces)
    excerpt = of("guardian", "b", "script", "mark").excerpt(text, "en", length)
    bare = re.sub("</?mark>", "", excerpt)
    assert "<" not in bare
    assert ">" not in bare
    piece = unescape(bare).removeprefix("… ").removesuffix(" …")
    assert piece in " ".join(text.split())
    assert excerpt.count("<mark>") == excerpt.count("</mark>")
