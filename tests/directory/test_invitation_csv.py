"""Lists as people's spreadsheets write them."""

import pytest

from directory.invitation_csv import MOST_BYTES, MOST_ROWS, Row, Unreadable, read

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
        (b"x" * (MOST_BYTES + 1), "long"),
    ],
)
def test_what_is_no_list_says_why(raw, why):
    with pytest.raises(Unreadable) as refused:
        read(raw)
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("encoding", "name", "address"),
    [
        ("utf-16", "Łukasz Ķēniņš", "a@havn.example"),
        ("cp1257", "Andžela Liepiņa", "a@bti.gov.lv"),
        ("cp1257", "Jūratė Šležienė", "a@vvtait.lt"),
        ("cp1257", "Košnitski", "a@sm.ee"),
        ("cp1252", "Þórður Jónsson", "a@bofs.is"),
        ("cp1252", "Bjørn Åse Müller", "a@havn.example"),
        ("cp1250", "Zażółć Gęślą", "a@gov.pl"),
    ],
)
def test_names_are_read_as_the_spreadsheets_of_the_region_write_them(encoding, name, address):
    raw = f"email;name\n{address};{name}\n".encode(encoding)
    assert read(raw) == [Row(address, name)]


def test_what_is_known_of_somebody_may_stand_there():
    raw = b"email,organisation,job title,languages,priority\na@b.ee,Unit,Head,et en,Justice\n"
    known = {"organisation": "Unit", "function": "Head"}
    assert read(raw) == [Row("a@b.ee", languages="et en", priorities="Justice", **known)]


def test_five_thousand_are_not_too_many():
    assert len(read(b"email\n" + b"a@b.ee\n" * MOST_ROWS)) == MOST_ROWS
