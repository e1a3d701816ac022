"""A token stands for one row in one use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network.lib.signing import number_of, token


@given(st.integers(0, 2**63 - 1))
def test_a_token_gives_its_number_back(number):
    assert number_of("stop", token("stop", number)) == number


def test_a_token_of_another_use_is_worth_nothing():
    with pytest.raises(LookupError):
        number_of("stop", token("feed", 7))


def test_a_token_cannot_be_turned_into_another_number():
    signature = token("stop", 7).partition("~")[2]
    with pytest.raises(LookupError):
        number_of("stop", f"8~{signature}")


@given(st.text(max_size=80))
def test_anything_else_is_refused(word):
    with pytest.raises(LookupError):
        number_of("stop", word)


def test_a_new_key_ends_the_old_tokens_unless_it_is_kept(settings):
    old = token("stop", 7)
    settings.SECRET_KEY, former = "another key, as long as it takes", settings.SECRET_KEY
    with pytest.raises(LookupError):
        number_of("stop", old)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert number_of("stop", old) == 7


def test_it_needs_no_escaping_in_an_address():
    assert set(token("stop", 7)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~"
    )
