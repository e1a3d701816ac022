"""Parts are read as far as anybody could read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forums.mailbox.parts import DEEPEST, Unreadable, read_parts
from tests.archive import message, nested, part, parts


def raw(body, **fields):
    return message(body, **fields).split(b"\n", 1)[1]


def test_plain_words():
    assert read_parts(raw("Good morning.")).text.strip() == "Good morning."


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_encodings(encoding):
    assert read_parts(raw("Blåbær", encoding=encoding)).text.strip() == "Blåbær"


def test_broken_encodings_give_what_there_is():
    cut = raw("Blåbær og mere", encoding="base64").rstrip()[:-3]
    assert read_parts(cut).text.startswith("Blåbær")
    assert read_parts(raw(b"Bl=C3=A5=ZZ b=", kind="text/plain", charset="utf-8")).text


def test_the_plain_version_is_preferred_and_an_empty_one_is_not():
    html = part(b"<p>Rich <b>words</b> of a letter.</p>", "text/html; charset=utf-8")
    both = parts(part(b"Plain words of a letter."), html, kind="alternative")
    assert read_parts(raw(both[0], kind=both[1])).text.strip() == "Plain words of a letter."
    stub = parts(part(b"See HTML."), html, kind="alternative")
    assert read_parts(raw(stub[0], kind=stub[1])).text.strip() == "Rich words of a letter."


def test_fifty_parts_deep_is_read_and_deeper_is_left():
    body, kind = nested(50, part(b"Deep inside."))
    assert read_parts(raw(body, kind=kind)).text.strip() == "Deep inside."
    body, kind = nested(DEEPEST + 5, part(b"Deeper."))
    found = read_parts(raw(body, kind=kind))
    assert (found.text, found.missed) == ("", ["deep"])


def test_files_and_the_letter_inside():
    inner = raw("What they said.", subject="Before")
    attached = part(
        b"a,b\n", "text/csv", 'Content-Disposition: attachment; filename="=?utf-8?q?T=C3=A6l?=.csv"'
    )
    body, kind = parts(part(b"See below."), part(inner, "message/rfc822"), attached)
    found = read_parts(raw(body, kind=kind))
    assert found.text.split() == ["See", "below.", ">", "What", "they", "said."]
    assert [(file.name, file.data) for file in found.files] == [("Tæl.csv", b"a,b\n")]


def test_utf_7_is_not_read():
    with pytest.raises(Unreadable):
        read_parts(raw(b"+ADw-", charset="utf-7"))


def test_format_flowed():
    said = "A long line that \ngoes on.\n> quoted \n> too\n-- \nKaisa"
    found = read_parts(raw(said, kind="text/plain; format=flowed"))
    assert found.text.rstrip().split("\n") == [
        "A long line that goes on.",
        "> quoted too",
        "-- ",
        "Kaisa",
    ]


def test_html_keeps_quotes_lists_and_no_script():
    html = (
        "<head><title>x</title><style>p{}</style></head><div>Dear all,</div><div><br></div>"
        "<ul><li>one</li><li>two</li></ul><script>alert(1)</script>"
        "<blockquote><p>Before</p></blockquote>"
    )
    text = read_parts(raw(html, kind="text/html")).text
    assert text.split("\n") == ["Dear all,", "", "- one", "- two", "", "> Before"]


@given(st.binary(max_size=500), st.sampled_from(["text/plain", "multipart/mixed; boundary=b", "x"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_said_to_be_unreadable(data, kind):
    try:
        found = read_parts(b"Content-Type: " + kind.encode() + b"\n" + data)
    except Unreadable:
        return
    found.text.encode("utf-8")
