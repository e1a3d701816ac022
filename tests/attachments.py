"""Real files, made by the libraries people's programs are like; and each kind of danger in one."""

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
from odf import dc, meta
from odf.opendocument import OpenDocumentText, load
from odf.teletype import extractText
from odf.text import P
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from PIL.ExifTags import Base

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
    made = OpenDocumentText()
    made.meta.addElement(meta.InitialCreator(text=MAKER))
    made.meta.addElement(dc.Creator(text=MAKER))
    made.text.addElement(P(text=words))
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


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


def _action(**action):
    def change(pdf):
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(**action))

    return change


def _attach(pdf):
    pdf.attachments["x.exe"] = b"MZ"


def _sign(pdf):
    signature = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Sig, V=signature)]))


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


_LOCK = pikepdf.Encryption(owner="a", user="b")
_TRACKED = '<w:ins w:id="1" w:author="Kvarkmaker"><w:r><w:t>new</w:t></w:r></w:ins>'
_NOTE = "<office:annotation><dc:creator>Kvarkmaker</dc:creator></office:annotation>"
_COMMENTS = b'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>'
_RELATION = (
    '<Relationship Id="rId99" TargetMode="External" Target="{}" Type="http://schemas.'
    'openxmlformats.org/officeDocument/2006/relationships/{}"/></Relationships>'
)


def _outside(target: str, kind: str) -> bytes:
    put = _RELATION.format(target, kind).encode()
    name = "word/_rels/document.xml.rels"
    return with_parts(a_docx(), **{name: lambda raw: raw.replace(b"</Relationships>", put)})


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", b"<Types/>")
        for number in range(8):
            bomb.writestr(f"word/{number}.xml", b" " * 10_000_000)
    return out.getvalue()


def _old_macros(raw: bytes) -> bytes:
    return raw.replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )


# What it is -> (name, bytes, why it is not taken).
DANGERS = {
    "a program": ("a.pdf", b"MZ\x90\0\x03\0", "unknown"),
    "an old Word file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-office"),
    "a picture": ("a.pdf", b"\x89PNG\r\n\x1a\n\0", "unknown"),
    "a PDF that calls itself Word": ("a.docx", a_pdf(), "other-ending"),
    "a web page": ("a.html", b"<script>alert(1)</script>", "other-ending"),
    "nothing": ("a.txt", b"", "empty"),
    "not Unicode": ("a.txt", "Åbo".encode("cp1252"), "not-unicode"),
    "a broken PDF": ("a.pdf", b"%PDF-1.7\n" + b"x" * 500, "damaged"),
    "half a Word file": ("a.docx", a_docx()[:3000], "damaged"),
    "an archive": ("a.docx", with_parts(an_odt(), mimetype=b"application/zip"), "unknown"),
    "an archive bomb": ("a.docx", _bomb(), "too-complex"),
    "XML entities": ("a.docx", with_parts(a_docx(), **{"word/x.xml": _LAUGHS}), "entities"),
    "XML entities in ODF": ("a.odt", with_parts(an_odt(), **{"x.xml": _LAUGHS}), "entities"),
    "a locked PDF": ("a.pdf", a_changed_pdf(lambda pdf: None, encryption=_LOCK), "locked"),
    "a script": ("a.pdf", a_changed_pdf(_action(S=Name.JavaScript, JS=String("x"))), "macros"),
    "a launch": ("a.pdf", a_changed_pdf(_action(S=Name.Launch, F=String("x.exe"))), "macros"),
    "another PDF": ("a.pdf", a_changed_pdf(_action(S=Name.GoToR, F=String("b.pdf"))), "outside"),
    "a file in a PDF": ("a.pdf", a_changed_pdf(_attach), "embedded"),
    "a signature": ("a.pdf", a_changed_pdf(_sign), "signed"),
    "macros": ("a.docx", with_parts(a_docx(), **{"word/vbaProject.bin": b"x"}), "macros"),
    "a macro type": (
        "a.docx",
        with_parts(a_docx(), **{"[Content_Types].xml": _old_macros}),
        "macros",
    ),
    "macros in ODF": ("a.odt", with_parts(an_odt(), **{"Basic/a.xml": b"<a/>"}), "macros"),
    "a file in Word": (
        "a.docx",
        with_parts(a_docx(), **{"word/embeddings/a": b"x"}),
        "embedded",
    ),
    "a file in ODF": (
        "a.odt",
        with_parts(an_odt(), **{"Object 1/a.xml": b"<a/>"}),
        "embedded",
    ),
    "a program in Word": ("a.docx", with_parts(a_docx(), **{"word/x.exe": b"MZ"}), "embedded"),
    "comments": ("a.docx", with_parts(a_docx(), **{"word/comments.xml": _COMMENTS}), "comments"),
    "comments in ODF": ("a.odt", in_document(an_odt(), _NOTE, "content.xml"), "comments"),
    "tracked changes": ("a.docx", in_document(a_docx(), _TRACKED), "tracked"),
    "a template elsewhere": ("a.docx", _outside("http://x.example/a.png", "image"), "outside"),
    "a link to a file": ("a.docx", _outside("file:///C:/a.exe", "hyperlink"), "outside"),
    "a formula": ("a.csv", b"a;b\n=HYPERLINK(1);2\n", "formula"),
}


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
            words = [extractText(one) for one in load(io.BytesIO(data)).getElementsByType(P)]
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
