"""Real files, made by the libraries people's programs are like. What is dangerous: dangers.py."""

import io
import struct
import zipfile
import zlib
from types import SimpleNamespace

import docx
import fpdf
import openpyxl
import pikepdf
import pptx
import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from odfdo import Document, Paragraph
from pikepdf import Dictionary, Name
from PIL import Image
from PIL.ExifTags import Base

from network.lib.files.reading import ReadFile, read

MAKER = "Kvarkmaker"  # who made it: stands in every file that is made here
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
HARMLESS = "How we prepare a first meeting"


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def a_pdf(words: str = HARMLESS, pages: int = 1) -> bytes:
    made = fpdf.FPDF()
    made.set_author(MAKER)
    made.set_creator(MAKER)
    made.set_font("helvetica", size=12)
    for _page in range(pages):
        made.add_page()
        made.multi_cell(0, text=words)
    return bytes(made.output())


def a_docx(words: str = HARMLESS, picture: bytes = b"") -> bytes:
    made = docx.Document()
    made.core_properties.author = made.core_properties.last_modified_by = MAKER
    made.add_paragraph(words)
    if picture:
        made.add_picture(io.BytesIO(picture))
    return saved(made)


def an_xlsx(rows=((HARMLESS,),)) -> bytes:
    made = openpyxl.Workbook()
    made.properties.creator = made.properties.lastModifiedBy = MAKER
    for row in rows:
        made.active.append(row)
    return saved(made)


def a_pptx(words: str = HARMLESS, slides: int = 1) -> bytes:
    made = pptx.Presentation()
    made.core_properties.author = MAKER
    for _slide in range(slides):
        made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = words
    return saved(made)


def an_odt(words: str = HARMLESS) -> bytes:
    made = Document("text")
    made.meta.initial_creator = made.meta.creator = MAKER
    made.body.clear()
    made.body.append(Paragraph(words))
    return saved(made)


def saved(made) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def a_csv(words: str = HARMLESS) -> bytes:
    return f"title;pages\n{words};3\n".encode()


def a_txt(words: str = HARMLESS) -> bytes:
    return words.encode()


# Ending -> a file of that kind with some words in it.
MADE = {
    "pdf": a_pdf,
    "docx": a_docx,
    "odt": an_odt,
    "xlsx": lambda words=HARMLESS: an_xlsx([["title"], [words]]),
    "pptx": a_pptx,
    "csv": a_csv,
    "txt": a_txt,
}


def with_parts(package: bytes, **changes) -> bytes:
    """The package with parts added or changed: bytes, or (bytes) -> bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            change = changes.pop(name, None)
            raw = old.read(name)
            new.writestr(name, change(raw) if callable(change) else change or raw)
        for name, raw in changes.items():
            new.writestr(name, raw)
    return out.getvalue()


def in_document(package: bytes, xml: str, part: str = "word/document.xml") -> bytes:
    """The package with XML in the first paragraph of a part."""
    ends = {"word/document.xml": b"</w:p>", "content.xml": b"</text:p>"}
    put = lambda raw: raw.replace(ends[part], xml.encode() + ends[part], 1)  # noqa: E731
    return with_parts(package, **{part: put})


def a_changed_pdf(change, **options) -> bytes:
    """A PDF after (pdf) -> None."""
    with pikepdf.open(io.BytesIO(a_pdf())) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


def _scanned(pdf):
    page = pdf.pages[0]
    picture = pikepdf.Stream(pdf, b"\0" * 4, Type=Name.XObject, Subtype=Name.Image)
    for key, value in {"Width": 2, "Height": 2, "BitsPerComponent": 8}.items():
        picture[f"/{key}"] = value
    picture.ColorSpace = Name.DeviceGray
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=pdf.make_indirect(picture)))
    page.obj.Contents = pdf.make_stream(b"q 100 0 0 100 0 0 cm /Im0 Do Q")


def a_scanned_pdf() -> bytes:
    return a_changed_pdf(_scanned)


def a_jpeg(place: bytes = b"GPS 59.43 24.74") -> bytes:
    """A picture of one point, with what a camera writes into it."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[Base.ImageDescription] = place.decode()
    Image.new("RGB", (1, 1)).save(out, "JPEG", exif=exif, comment=place)
    return out.getvalue()


def a_png(place: bytes = b"GPS 59.43 24.74") -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    chunks = {b"IHDR": head, b"tEXt": b"Place\0" + place, b"eXIf": place}
    chunks |= {b"IDAT": zlib.compress(b"\0\0"), b"IEND": b""}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    )


def read_back(kind: str, data: bytes) -> SimpleNamespace:
    """What a person's program makes of a cleaned file: it opens, and these are its words."""
    match kind:
        case "docx":
            words = [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]
        case "xlsx":
            sheet = openpyxl.load_workbook(io.BytesIO(data)).active
            words = [str(cell) for row in sheet.values for cell in row]
        case "pptx":
            slides = pptx.Presentation(io.BytesIO(data)).slides
            words = [shape.text for slide in slides for shape in slide.shapes]
        case "odt":
            words = [one.text_recursive for one in Document(io.BytesIO(data)).body.paragraphs]
        case "pdf":
            words = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
        case _:
            words = [data.decode("utf-8-sig")]
    return SimpleNamespace(words=" ".join(words))


def unpacked(data: bytes) -> bytes:
    """All bytes of a package one after the other, or the file as it is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def a_file(name="report.pdf", data=None) -> ReadFile:
    """As a form has read it."""
    return read(upload(name, data or a_pdf()))
