"""Each kind of danger in a real file, and why it is not taken."""

import io
import zipfile

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tests.attachments import a_changed_pdf, a_docx, a_pdf, an_odt, in_document, with_parts


def _action(**action):
    def change(pdf):
        pdf.Root.OpenAction = pdf.make_indirect(Dictionary(**action))

    return change


def _attach(pdf):
    pdf.attachments["x.exe"] = b"MZ"


def _sign(pdf):
    signature = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Sig, V=signature)]))


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
