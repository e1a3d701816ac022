"""Messages are found where they begin, whatever ended a line and whatever stands in a text."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.splitting import NotAMailbox, read_at, spans
from tests.archive import message


def found(raw: bytes):
    return list(spans(io.BytesIO(raw)))


def test_each_message_has_its_place():
    raw = message("One.") + message("Two.", id="second.2@example.org")
    first, second = found(raw)
    assert (first.number, second.number) == (1, 2)
    assert read_at(io.BytesIO(raw), first.offset, first.length).rstrip().endswith(b"One.")
    assert b"Message-ID: <second.2@example.org>" in second.head


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_line_ends_and_a_missing_last_one_change_no_digest(end):
    raw = message("One.\n\nTwo.")
    [span] = found(raw)
    [other] = found(raw.replace(b"\n", end).rstrip())
    assert other.digest == span.digest


def test_a_line_from_in_a_text_begins_no_message():
    text = "I heard it\n\nFrom Anna on Mon Jan  7 09:00:00 2008\nand more.\n\nFrom here on, no."
    assert len(found(message(text))) == 1


def test_quoted_lines_from_come_back_as_they_were():
    raw = message(">From Anna I heard it.\n>>From Kaisa too.")
    [span] = found(raw)
    said = read_at(io.BytesIO(raw), span.offset, span.length)
    assert b"\nFrom Anna I heard it.\n>From Kaisa too." in said


def test_a_file_of_something_else_is_refused():
    with pytest.raises(NotAMailbox):
        found(b"<html><body>Not found</body></html>\n")


def test_an_empty_file_has_no_messages():
    assert found(b"") == found(b"\n\n") == []


def test_a_line_longer_than_memory_allows_comes_in_pieces():
    raw = message(b"a" * 300_000) + message("Two.", id="second.2@example.org")
    assert [span.length > 300_000 for span in found(raw)] == [True, False]


@given(st.binary(max_size=400), st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_whatever_stands_in_letters_they_are_two(one, two):
    lines = [b"\n".join(b">" + line for line in raw.split(b"\n")) for raw in (one, two)]
    raw = message(lines[0]) + message(lines[1], id="second.2@example.org")
    first, second = found(raw)
    assert first.offset + first.length < second.offset
    assert second.offset + second.length == len(raw)
