"""Heads in any state: folded, encoded, broken, 8-bit as they came."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.heads import (
    in_reply_to,
    message_id,
    read_head,
    references,
    sender,
    words_of,
)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"=?utf-8?q?S=C3=B8dt?=", "Sødt"),
        (b"=?iso-8859-13?b?xuluYQ==?=", "Ęėna".replace("Ęėna", "Ęéna")),
        (b"=?utf-8?b?xaB0?= =?utf-8?b?b2s=?=", "Štok"),
        (b"=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=", "café"),
        (b"Re: =?utf-8?q?one?= and =?utf-8?q?two?=", "Re: one and two"),
        (b"=?koi8-r?b?8NLJ18XU?=", "Привет"),
        (b"=?utf-8?b?w7g?= broken off", "ø broken off"),
        (b"=?no-such?q?plain?=", "plain"),
        (b"=?utf-8?x?what?=", "=?utf-8?x?what?="),
        ("Sødt".encode(), "Sødt"),
        ("Größe".encode("cp1252"), "Größe"),
        (b"=?utf-7?q?+ADw-?=", ""),
    ],
)
def test_words(raw, words):
    assert words_of(raw) == words


def head(*lines):
    return read_head("\n".join(lines).encode())


def test_folded_lines_are_one():
    assert head("Subject: one", "\ttwo", " three").words("subject") == "one two three"


def test_lines_that_are_none_are_passed_over():
    assert head("nonsense", "Subject: one").words("subject") == "one"


def test_ids():
    one = head("Message-ID: <a.1@x>", "References: <b.1@x> <c.1@x>\n <d.1@x>", "In-Reply-To: <e@x>")
    assert message_id(one) == b"a.1@x"
    assert references(one) == [b"b.1@x", b"c.1@x", b"d.1@x"]
    assert in_reply_to(one) == b"e@x"
    assert message_id(head("Subject: none")) == b""


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (["From: Kaisa <Kaisa@Example.org>"], "kaisa@example.org"),
        (["From: kaisa@example.org (Kaisa)"], "kaisa@example.org"),
        (["From: kaisa at example.org (Kaisa R.)"], "kaisa@example.org"),
        (
            ["From: Kaisa via Practice <practice@lists.example.org>", "Reply-To: k@example.org"],
            "k@example.org",
        ),
        (["From: L <l@lists.example.org>", "X-Original-From: K <k@example.org>"], "k@example.org"),
        (["From: somebody"], ""),
        ([], ""),
    ],
)
def test_who_sent_it(lines, address):
    assert sender(head(*lines)) == address


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_as_a_head(raw):
    read = read_head(raw)
    for name, value in read.lines:
        assert name == name.lower()
        words_of(value).encode("utf-8")
    sender(read)
    references(read)
