"""What is taken out of files that are taken, and which words are read in them."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from network.lib.files import images
from network.lib.files.reading import read
from tests.attachments import (
    HARMLESS,
    MAKER,
    a_changed_pdf,
    a_docx,
    a_jpeg,
    a_pptx,
    an_odt,
    an_xlsx,
    in_document,
    read_back,
    unpacked,
    upload,
    with_parts,
)


def cleaned_pdf(change) -> tuple[pikepdf.Pdf, str]:
    file = read(upload("a.pdf", a_changed_pdf(change)))
    return pikepdf.open(io.BytesIO(file.data)), file.text


def a_mark(kind: str, **more):
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 9, 9]), **more)


def test_comments_in_a_pdf_go_and_links_stay():
    def mark(pdf):
        link = Dictionary(S=Name.URI, URI=String("https://example.org/"))
        note = a_mark("Text", T=String(MAKER), Contents=String("Kvarknote"))
        pdf.pages[0].Annots = Array([pdf.make_indirect(note), a_mark("Link", A=link)])

    pdf, text = cleaned_pdf(mark)
    [left] = pdf.pages[0].Annots
    assert left.Subtype == Name.Link
    assert "https://example.org/" in text
    assert not any(MAKER in str(thing) for thing in pdf.objects if isinstance(thing, Dictionary))


def test_what_is_filled_into_a_form_is_read():
    def fill(pdf):
        field = pdf.make_indirect(
            a_mark("Widget", FT=Name.Tx, T=String("code"), V=String("131052-308T"))
        )
        pdf.pages[0].Annots = Array([field])
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    assert "131052-308T" in cleaned_pdf(fill)[1]


def test_metadata_of_a_pdf_and_its_parts_go():
    def describe(pdf):
        xmp = pdf.make_stream(MAKER.encode())
        pdf.Root.Metadata = xmp
        pdf.pages[0].obj.PieceInfo = Dictionary(Private=String(MAKER))
        pdf.pages[0].obj.Metadata = xmp

    pdf, _text = cleaned_pdf(describe)
    assert "/Info" not in pdf.trailer
    assert "/Metadata" not in pdf.Root
    assert not {"/PieceInfo", "/Metadata"} & set(pdf.pages[0].obj.keys())


def test_a_photograph_in_a_pdf_loses_its_place():
    def photograph(pdf):
        picture = pikepdf.Stream(pdf, b"")
        picture.write(a_jpeg(), filter=Name.DCTDecode)
        facts = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
        for key, value in {**facts, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}.items():
            picture[f"/{key}"] = value
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im0=pdf.make_indirect(picture))

    assert b"GPS 59.43" in a_changed_pdf(photograph)
    pdf, _text = cleaned_pdf(photograph)
    picture = pdf.pages[0].obj.Resources.XObject.Im0
    assert b"GPS 59.43" not in bytes(picture.read_raw_bytes())
    assert bytes(picture.read_raw_bytes()).startswith(b"\xff\xd8")


def test_where_a_workbook_lay_goes():
    x15 = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    path = f'<x:absPath xmlns:x="{x15}" url="C:\\Users\\{MAKER}\\"/></workbook>'.encode()

    raw = with_parts(
        an_xlsx(), **{"xl/workbook.xml": lambda part: part.replace(b"</workbook>", path)}
    )
    assert MAKER.encode() in unpacked(raw)
    data = read(upload("a.xlsx", raw)).data
    assert MAKER.encode() not in unpacked(data)
    assert HARMLESS in read_back("xlsx", data).words


def test_the_template_of_a_document_goes_with_its_relation():
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    settings = f'<w:settings xmlns:w="{w}"><w:rsids/></w:settings>'.encode()
    raw = with_parts(a_docx(), **{"word/settings.xml": settings})
    assert b"rsids" in unpacked(raw)
    assert b"rsids" not in unpacked(read(upload("a.docx", raw)).data)


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("docx", lambda: in_document(a_docx(), "<w:r><w:t>Kvarkrun</w:t></w:r>")),
        ("odt", lambda: in_document(an_odt(), "<text:span>Kvarkrun</text:span>", "content.xml")),
        ("pptx", lambda: a_pptx("Kvarkrun")),
        ("xlsx", lambda: an_xlsx([["Kvarkrun"]])),
    ],
)
def test_words_of_every_part_are_read(kind, raw):
    assert "Kvarkrun" in read(upload(f"a.{kind}", raw())).text


def test_a_picture_nobody_can_look_into_is_for_a_person():
    raw = with_parts(a_docx(), **{"word/media/a.emf": b"\x01\0\0\0"})
    assert read(upload("a.docx", raw)).unread == ("picture",)


def test_what_lies_behind_a_picture_goes_with_it():
    picture = a_jpeg()
    assert images.clean(picture + b"hidden") == images.clean(picture)
