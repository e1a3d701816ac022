"""Lists as people's spreadsheets write them."""

import pytest

from directory.invitation_csv import MOST_ROWS, Row, Unreadable, read

ANNA = Row("anna@sm.ee", "Anna Õ.", "EE", "Ministry", "member")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_separators_encodings_and_line_ends(separator, encoding, ends):
    lines = ["E-mail,Name,Country,Sector,Role", "anna@sm.ee,Anna Õ.,EE,Ministry,member", ""]
    raw = ends.join(lines).replace(",", separator).encode(encoding)
    assert read(raw) == [ANNA]


def test_columns_stand_in_any_order_and_others_are_left_out():
    raw = b"Telephone;Country;Full name;Mail\n123;EE;Nora;nora@sm.ee\n"
    assert read(raw) == [Row("nora@sm.ee", "Nora", "EE")]


def test_without_names_of_columns_their_order_counts():
    assert read(b"nora@sm.ee, Nora, EE\n\n,,\nanna@sm.ee") == [
        Row("nora@sm.ee", "Nora", "EE"),
        Row("anna@sm.ee"),
    ]


def test_quoted_cells_hold_separators():
    assert read(b'email,name\nnora@sm.ee,"N., Nora"\n') == [Row("nora@sm.ee", "N., Nora")]


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "empty"),
        (b"\n ;; \n", "empty"),
        (b"name;country\nNora;EE", "columns"),
        (b'email\n"nora@sm.ee', "shape"),
        (b"email\nnora\x00@sm.ee", "encoding"),
        (b"email\n\x81\x8d", "encoding"),
        (b"email\n" + b"a@b.ee\n" * (MOST_ROWS + 1), "long"),
        (b"x" * 300_001, "long"),
    ],
)
def test_what_is_no_list_says_why(raw, why):
    with pytest.raises(Unreadable) as refused:
        read(raw)
    assert refused.value.why == why


def test_five_hundred_are_not_too_many():
    assert len(read(b"email\n" + b"a@b.ee\n" * MOST_ROWS)) == MOST_ROWS
