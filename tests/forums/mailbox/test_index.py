"""Conversations come together from heads, in whatever order and state these are."""

import io
from datetime import timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.dates import FIRST
from forums.mailbox.index import Index
from tests.archive import BEGAN, message

NOW = BEGAN + timedelta(days=7000)


def index_of(*messages) -> Index:
    index = Index(NOW)
    index.read(io.BytesIO(b"".join(messages)))
    return index


def conversations(*messages) -> list[list[int]]:
    """Numbers of the messages of each conversation, in the order they would be posted."""
    found: dict[bytes, list[int]] = {}
    for entry in index_of(*messages).entries():
        if not entry.sort:
            found.setdefault(entry.root, []).append(entry.number)
    return list(found.values())


def letter(name, *names, after=0, subject="Plan", header="References", **fields):
    more = (f"{header}: " + " ".join(f"<{each}.1@example.org>" for each in names),) if names else ()
    own = name and f"{name}.1@example.org"
    at = BEGAN + timedelta(days=after)
    return message(name or "none", id=own, more=more, at=at, subject=subject, **fields)


def test_an_answer_that_comes_first_ends_in_its_thread():
    assert conversations(letter("b", "a", after=1), letter("a")) == [[2, 1]]


def test_two_answers_to_a_missing_letter_meet():
    assert conversations(letter("b", "gone"), letter("c", "gone", after=1)) == [[1, 2]]


def test_loops_and_letters_that_answer_themselves():
    loop = letter("a", "b"), letter("b", "a", after=1), letter("c", "c", after=2)
    assert conversations(*loop) == [[1, 2], [3]]


def test_in_reply_to_counts_where_there_are_no_references():
    one = letter("a"), letter("b", "a", header="In-Reply-To", after=1, subject="Else")
    assert conversations(*one) == [[1, 2]]


def test_an_address_in_in_reply_to_joins_nobody():
    said = ("In-Reply-To: Your letter of Monday <kaisa@example.org>",)
    one = message(id="a.1@example.org", subject="One", more=said)
    two = message(id="b.1@example.org", subject="Two", more=said)
    assert conversations(one, two) == [[1], [2]]


def test_an_answer_without_ids_goes_by_its_subject_for_a_month():
    first = letter("a", subject="[practice] Plan")
    answers = [letter(None, subject=s, after=d) for s, d in (("SV: Plan", 20), ("Re: plan", 90))]
    assert conversations(first, *answers) == [[1, 2], [3]]


def test_the_same_subject_each_month_is_no_answer():
    assert conversations(letter("a"), letter("b", after=5)) == [[1], [2]]


def test_a_letter_twice_is_one_and_two_under_one_id_are_two():
    one, other = letter("a"), letter("a", subject="Something else")
    sorts = [entry.sort for entry in index_of(one, one, other).entries()]
    assert sorted(sorts) == ["", "", "duplicate"]


def test_keys_are_the_same_in_another_file():
    one, two = letter("a"), letter(None, after=2)
    first = {entry.key for entry in index_of(one, two, one).entries()}
    again = {entry.key for entry in index_of(one, two, one, letter("b")).entries()}
    assert first < again


def test_who_has_no_date_stands_beside_its_neighbours():
    undated = [letter(n, date="").replace(b"Mon Jan", b"Mon Foo") for n in "ad"]
    undated = [raw.replace(b" 2008\n", b" 2999\n", 1) for raw in undated]
    index = index_of(undated[0], letter("b", after=3), undated[1])
    assert {entry.at for entry in index.entries()} == {BEGAN + timedelta(days=3)}


def test_the_lists_name_is_what_stands_before_most_subjects():
    fields = {"subject": "[Practice] Plan"}
    assert index_of(letter("a", **fields), letter("b", **fields)).list_name == "practice"
    assert index_of(*(letter(n) for n in "abc"), letter("d", **fields)).list_name == ""


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdefgh"), max_size=3)),
        max_size=12,
    )
)
@settings(max_examples=40, deadline=None)
def test_every_message_is_there_once_whoever_answers_whom(heads):
    days = count()
    entries = list(index_of(*(letter(n, *r, after=next(days)) for n, r in heads)).entries())
    assert sorted(entry.number for entry in entries) == list(range(1, len(heads) + 1))
    assert len({entry.key for entry in entries}) == len(heads)
    assert all(entry.at >= FIRST for entry in entries)


@pytest.mark.parametrize("order", [1, -1])
def test_conversations_are_the_same_in_any_order(order):
    letters = [letter("a"), letter("b", "a", after=1), letter("c", "b", after=2), letter("d")]
    assert sorted(map(len, conversations(*letters[::order]))) == [1, 3]
