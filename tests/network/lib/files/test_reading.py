"""What is taken, what is taken out of it, and what is not taken."""

import pytest

from network.lib.files.content import MOST_WORDS
from network.lib.files.reading import LARGEST, FileRefused, read, tidy
from network.lib.files.sentences import NOT_TAKEN
from tests.attachments import (
    HARMLESS,
    MADE,
    MAKER,
    a_docx,
    a_jpeg,
    a_pdf,
    a_png,
    a_pptx,
    a_scanned_pdf,
    an_odt,
    an_xlsx,
    in_document,
    read_back,
    unpacked,
    upload,
)
from tests.dangers import DANGERS


@pytest.mark.parametrize("kind", MADE)
def test_every_kind_is_read_and_opens_afterwards(kind):
    file = read(upload(f"Report.{kind}", MADE[kind]()))

    assert (file.name, file.kind, tuple(file.unread)) == (f"Report.{kind}", kind, ())
    assert HARMLESS in file.text
    assert HARMLESS in read_back(kind, file.data).words


@pytest.mark.parametrize("kind", ["pdf", "docx", "odt", "xlsx", "pptx"])
def test_who_made_it_is_taken_out(kind):
    raw = MADE[kind]()
    assert MAKER.encode() in unpacked(raw)

    assert MAKER.encode() not in unpacked(read(upload(f"a.{kind}", raw)).data)


@pytest.mark.parametrize("picture", [a_jpeg, a_png])
def test_where_a_picture_was_taken_goes_out_of_it(picture):
    raw = a_docx(picture=picture())
    assert b"GPS 59.43" in unpacked(raw)

    file = read(upload("a.docx", raw))

    assert b"GPS 59.43" not in unpacked(file.data)
    assert HARMLESS in read_back("docx", file.data).words


def test_pages_and_slides_are_counted():
    assert read(upload("a.pdf", a_pdf(pages=3))).pages == 3
    assert read(upload("a.pptx", a_pptx(slides=2))).pages == 2
    assert read(upload("a.odt", an_odt())).pages is None


@pytest.mark.parametrize("danger", DANGERS)
def test_what_is_dangerous_is_not_taken_and_says_why(danger):
    name, data, why = DANGERS[danger]

    with pytest.raises(FileRefused) as refused:
        read(upload(name, data))

    assert refused.value.why == why
    assert "{" not in refused.value.sentence


def test_every_reason_has_a_file_that_is_refused_for_it():
    elsewhere = {"large", "many", "day", "malware", "picture-unknown"}
    assert set(NOT_TAKEN) - {why for *_file, why in DANGERS.values()} == elsewhere


def test_what_is_too_large_is_not_even_read():
    with pytest.raises(FileRefused, match="large"):
        read(upload("a.txt", b"a" * (LARGEST + 1)))


def test_pages_that_are_pictures_are_for_a_person():
    assert read(upload("a.pdf", a_scanned_pdf())).unread == ("scanned",)


def test_a_document_without_words_is_for_a_person():
    assert read(upload("a.docx", a_docx(words="", picture=a_png()))).unread == ("no-words",)


def test_a_word_in_two_runs_is_one_word():
    runs = "<w:r><w:t>131052</w:t></w:r><w:r><w:t>-308T</w:t></w:r>"
    assert "131052-308T" in read(upload("a.docx", in_document(a_docx(), runs))).text


def test_cells_stand_beside_the_title_of_their_column():
    rows = [["Name", "personnummer"], ["A", 8001011234]]
    assert "personnummer: 8001011234" in read(upload("a.xlsx", an_xlsx(rows))).text


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("C:\\Users\\anna\\report.pdf", "CUsersannareport.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("annual\u202efdp.txt", "annualfdp.txt"),
        ("  two   words .txt", "two words.txt"),
        ("a" * 300 + ".docx", "a" * 115 + ".docx"),
        ("Å.txt", "Å.txt"),
        ("", "file"),
    ],
)
def test_a_name_is_one_line_without_a_path_or_hidden_signs(sent, shown):
    assert tidy(sent) == shown


@pytest.mark.parametrize("kind", ["txt", "xlsx"])
def test_what_is_too_long_to_be_read_is_for_a_person(kind):
    line = "We speak about methods and about nothing else here"
    rows = [[f"{line} {number}"] for number in range(MOST_WORDS // len(line) + 500)]
    raw = an_xlsx(rows) if kind == "xlsx" else "\n".join(row[0] for row in rows).encode()
    file = read(upload(f"a.{kind}", raw))
    assert file.unread == ("long",)
    assert len(file.text) == MOST_WORDS
