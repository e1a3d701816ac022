"""Page numbers from a query string, and the links between pages."""

from itertools import pairwise

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from network.lib.pages import Page, page_number, whole_number


def test_no_number_is_the_first_page():
    assert page_number(None) == page_number("") == page_number("1") == 1


@pytest.mark.parametrize("value", ["0", "-1", "1.0", "one", " 2", "٣", "1000000000", "\0"])
def test_what_is_no_page_number_is_not_found(value):
    with pytest.raises(Http404):
        page_number(value)


@given(st.text(max_size=12))
def test_any_text_is_a_number_the_default_or_not_found(value):
    try:
        number = whole_number(value, 7)
    except Http404:
        return
    assert 0 <= number <= 999_999_999


def test_links_keep_the_filters_and_the_first_page_has_no_number():
    page = Page(2, 3, "/directory/", (("country", "EE"), ("q", "a b")))
    assert page.previous_url == "/directory/?country=EE&q=a+b"
    assert page.next_url == "/directory/?country=EE&q=a+b&page=3"
    assert Page(2, 2, "/x/").previous_url == "/x/"


def test_there_is_nothing_before_the_first_and_after_the_last():
    assert Page(1, 1, "/x/").previous_url == Page(1, 1, "/x/").next_url == ""


def numbers(page, count):
    return [number for number, _link in Page(page, count, "/x/").numbers]


def test_a_long_list_shows_both_ends_and_what_is_near():
    assert numbers(1, 1) == [1]
    assert numbers(3, 5) == [1, 2, 3, 4, 5]
    assert numbers(50, 100) == [1, 0, 48, 49, 50, 51, 52, 0, 100]
    assert numbers(100, 100) == [1, 0, 98, 99, 100]


@given(st.integers(1, 500), st.integers(0, 500))
def test_a_gap_stands_only_where_pages_are_left_out(number, more):
    shown = numbers(number, number + more)
    assert number in shown
    assert len(shown) <= 9
    for before, here in pairwise(shown):
        assert here == 0 or before == 0 or here == before + 1
