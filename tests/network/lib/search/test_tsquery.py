"""What PostgreSQL is asked."""

import pytest

from network.lib.search.tsquery import queries, queries_of
from network.lib.search.wanted import read


def asked(typed):
    return queries(read(typed), 1000)


def test_a_word_is_asked_for_once_however_many_languages_have_it(db):
    assert sorted(asked("zeppelins").in_any.split(" | ")) == sorted(
        set(asked("zeppelins").in_any.split(" | "))
    )
    assert asked("school").in_any == "'school'"
    assert asked("school").whole["en"] == "'school' | 'school'"


@pytest.mark.parametrize("typed", ['"first meeting"', "school care", "school -exam", "child*"])
def test_what_is_more_than_words_keeps_its_shape(db, typed):
    whole = asked(typed)
    assert f"({whole.whole['en']})" in whole.in_any
    assert f"({whole.whole['']})" in whole.in_any


def test_several_are_asked_as_one_and_come_in_their_order(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        one, other = queries_of([read("school"), read("guardian -exam")], 1000)
    assert one == asked("school")
    assert other == asked("guardian -exam")
