"""Words are read by their label, unless their bytes say otherwise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.charsets import CharsetRefused, decode
from tests.archive import CHARSETS


@pytest.mark.parametrize(("declared", "written_in", "words"), CHARSETS)
def test_right_wrong_and_missing_labels(declared, written_in, words):
    assert decode(words.encode(written_in), declared) == words


@pytest.mark.parametrize(
    ("language", "written_in", "words"),
    [
        ("lt", "cp1257", "Žąsų vadovė"),
        ("pl", "cp1250", "Zażółć gęślą jaźń"),
        ("ru", "koi8-r", "Добрый день, коллеги"),
        ("ru", "cp1251", "Добрый день, коллеги"),
        ("da", "cp1252", "Rød grød med fløde"),
    ],
)
def test_what_is_not_labelled_is_guessed_by_the_lists_language(language, written_in, words):
    assert decode(words.encode(written_in), "us-ascii", language) == words


def test_a_cyrillic_label_of_another_program_is_seen_through():
    assert decode("Добрый день".encode("cp1251"), "koi8-r") == "Добрый день"


def test_windows_signs_under_a_label_of_iso():
    assert decode("„Kind“ – ja".encode("cp1252"), "ISO-8859-1") == "„Kind“ – ja"


@pytest.mark.parametrize("label", ["utf-7", "UTF7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7"])
def test_utf_7_is_refused(label):
    with pytest.raises(CharsetRefused):
        decode(b"+ADw-script+AD4-", label)


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "koi8-r", "utf-16", "base64", "?"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_become_words_that_can_be_stored(data, label):
    words = decode(data, label)
    assert "\x00" not in words
    words.encode("utf-8")
