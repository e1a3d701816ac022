"""Reading what somebody typed into the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.search.wanted import LONGEST, MOST, read


def words(typed):
    """Groups as lists of folded words, and what is excluded."""
    wanted = read(typed)
    groups = [[term.folded for term in group] for group in wanted.groups]
    return groups, [term.folded for term in wanted.excluded]


@pytest.mark.parametrize(
    ("typed", "groups", "excluded"),
    [
        ("first meeting", [["first"], ["meeting"]], []),
        ("“first meeting” parents", [["first meeting"], ["parents"]], []),
        ("„pierwsze spotkanie”", [["pierwsze spotkanie"]], []),
        ("school -exam", [["school"]], ["exam"]),
        ('school -"final exam"', [["school"]], ["final exam"]),
        ("school −exam", [["school"]], ["exam"]),
        ("school OR kindergarten care", [["school", "kindergarten"], ["care"]], []),
        ("school | kindergarten", [["school", "kindergarten"]], []),
        ("child-friendly", [["child friendly"]], []),
        ("Łukasz Þórunn", [["lukasz"], ["thorunn"]], []),
        ("2011/93", [["2011 93"]], []),
        ("foo_bar", [["foo bar"]], []),
        # What means nothing is passed over.
        ("OR school OR", [["school"]], []),
        ("school - care", [["school"], ["care"]], []),
        ('"not closed', [["not closed"]], []),
        ('"" - -- "', [], []),
        ("-exam", [], ["exam"]),
        ("school OR -exam care", [["school"], ["care"]], ["exam"]),
        ("a & | ! (b) <-> c:*", [["a"], ["b"], ["c"]], []),
        ("\0\x1b \u200b", [], []),
    ],
)
def test_what_was_typed_is_read_as_a_person_means_it(typed, groups, excluded):
    assert words(typed) == (groups, excluded)


@pytest.mark.parametrize(
    ("typed", "begins"),
    [("dzieck*", True), ("dziecko", False), ("dz*", False), ('"dzieck*"', True), ("a-b-c*", False)],
)
def test_a_star_stands_for_the_rest_of_a_word(typed, begins):
    assert read(typed).terms[0].begins is begins


def test_only_minus_is_told_from_nothing():
    assert read("-exam").only_excludes
    assert not read("").only_excludes
    assert not read("school -exam").only_excludes


def test_too_much_is_cut_and_said_to_be():
    assert not read("word " * MOST).is_cut
    assert len(read("word " * (MOST + 1)).terms) == MOST
    assert read("word " * (MOST + 1)).is_cut
    assert read("x" * LONGEST).terms[0].words == "x" * LONGEST
    assert read("x" * 10_000).is_cut
    assert read("x" * 10_000).terms[0].words == "x" * LONGEST


@given(st.text(max_size=300))
def test_whatever_is_typed_becomes_letters_digits_and_spaces(typed):
    wanted = read(typed)
    for term in (*wanted.terms, *wanted.excluded):
        assert term.folded
        assert all(char.isalnum() or char == " " for char in term.folded + term.words)
        assert term.folded == " ".join(term.folded.split())


@given(st.text(alphabet="ab\"- OR|*(&!\\'", max_size=40))
def test_reading_is_the_same_for_the_words_alone(typed):
    """Nothing of the syntax is left in a word."""
    for term in read(typed).terms:
        [again] = read(f'"{term.words}"').terms
        assert (again.words, again.folded) == (term.words, term.folded)
