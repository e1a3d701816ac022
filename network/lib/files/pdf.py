"""PDF: what may be in it, what is left out, and its words.

pikepdf (qpdf) writes the file anew: what nothing points at any more is not written, so what was
taken off its hook is gone, older versions of the file too. PDFium, as in Chromium, reads the pages.
"""

import io

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from network.lib.files import images, links
from network.lib.files.content import Content, NotTaken, joined

MOST_PAGES, MOST_OBJECTS = 2000, 500_000
_DEEPEST = 60
_REFUSED_KEYS = {
    "/JS": "macros",
    "/XFA": "macros",
    "/EF": "embedded",
    "/RichMediaContent": "embedded",
    "/ByteRange": "signed",
}
_REFUSED_ACTIONS = {
    **dict.fromkeys(("/JavaScript", "/Launch", "/SubmitForm", "/ImportData"), "macros"),
    **dict.fromkeys(("/GoToR", "/GoToE", "/Thread"), "outside"),
    **dict.fromkeys(("/Rendition", "/Movie", "/Sound", "/RichMediaExecute"), "embedded"),
}
_EMBEDDING = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
# Who made it, when and with what; previews; what a program kept for itself.
_LEFT_OUT = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Thumb",
    "/SpiderInfo",
    "/AF",
    "/OpenAction",
)
# Of the marks on a page, those that are no comment.
_NO_COMMENT = {"/Link", "/Widget"}
# Where words stand beside the pages.
_SAID = ("/V", "/DV", "/TU", "/Title", "/Alt", "/ActualText", "/E", "/Contents", "/URI", "/Opt")
_READABLE = 0.7


def read(raw: bytes) -> Content:
    """Clean a PDF and read it.

    Raises:
        NotTaken: something in it that nobody wants to get from a colleague.
    """
    try:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            if pdf.is_encrypted:
                raise NotTaken("locked")
            if not pdf.pages:
                raise NotTaken("damaged")
            if len(pdf.pages) > MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
                raise NotTaken("too-complex")
            said, unread = _clean(pdf)
            out = io.BytesIO()
            pdf.save(out, fix_metadata_version=False, static_id=True)
    except pikepdf.PasswordError:
        raise NotTaken("locked") from None
    except (pikepdf.PdfError, pikepdf.DependencyError, ValueError, TypeError, KeyError):
        raise NotTaken("damaged") from None
    data = out.getvalue()
    pages, some_unread = _pages(data)
    return Content(
        "pdf", data, joined([*pages, *said]), len(pages), tuple(sorted(unread | some_unread))
    )


def _clean(pdf) -> tuple[list[str], set[str]]:
    """Refuse and take out. Returns the words beside the pages, and what cannot be read."""
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    said, unread = [], set()
    for page in pdf.pages:
        _take_comments_out(page.obj)
    for thing in pdf.objects:
        _look_into(thing, said, 0)
        if isinstance(thing, Stream) and _is_picture(thing):
            unread |= _clean_picture(thing)
    return said, unread


def _take_comments_out(page) -> None:
    """What marks a page stays only where it leads somewhere or is filled in."""
    if "/Annots" not in page:
        return
    marks = [mark for mark in page.Annots if isinstance(mark, Dictionary)]
    if any(str(mark.get("/Subtype")) in _EMBEDDING for mark in marks):
        raise NotTaken("embedded")
    page.Annots = Array([mark for mark in marks if str(mark.get("/Subtype")) in _NO_COMMENT])


def _look_into(thing: Object, said: list[str], depth: int) -> None:
    """One object with what stands directly in it; others come by themselves."""
    if depth > _DEEPEST:
        raise NotTaken("too-complex")
    if isinstance(thing, Array):
        for part in thing:
            if _is_direct(part):
                _look_into(part, said, depth + 1)
    elif isinstance(thing, Dictionary | Stream):
        _refuse(thing)
        for key in _LEFT_OUT:
            if key in thing:
                del thing[key]
        for key in thing.keys():  # noqa: SIM118  pikepdf's own keys
            part = thing.get(key)
            if key in _SAID:
                said += _strings(part)
            if _is_direct(part):
                _look_into(part, said, depth + 1)


def _is_direct(part) -> bool:
    return isinstance(part, Array | Dictionary) and not part.is_indirect


def _strings(value) -> list[str]:
    some = value if isinstance(value, Array) else [value]
    return [str(one) for one in some if isinstance(one, String)]


def _refuse(thing) -> None:
    for key, why in _REFUSED_KEYS.items():
        if key in thing:
            raise NotTaken(why)
    if "/S" in thing and (why := _REFUSED_ACTIONS.get(str(thing.get("/S")))):
        raise NotTaken(why)
    if "/URI" in thing and isinstance(thing.get("/URI"), String):
        links.refuse_other_than_pressed(str(thing.URI))
    if "/F" in thing and isinstance(thing, Stream):
        raise NotTaken("outside")  # its content lies in another file


def _is_picture(stream) -> bool:
    return stream.get("/Subtype") == Name.Image


def _clean_picture(stream) -> set[str]:
    """A camera's JPEG lies in the file as it was taken, with place and time."""
    kinds = stream.get("/Filter")
    kinds = [str(kind) for kind in kinds] if isinstance(kinds, Array) else [str(kinds)]
    if "/JPXDecode" in kinds:
        return {"picture"}
    if kinds == ["/DCTDecode"]:
        parameters = stream.get("/DecodeParms")
        cleaned = images.clean(bytes(stream.read_raw_bytes()))
        stream.write(cleaned, filter=Name.DCTDecode, decode_parms=parameters)
    elif "/DCTDecode" in kinds:
        return {"picture"}  # packed twice
    return set()


def _pages(data: bytes) -> tuple[list[str], set[str]]:
    """The words of each page; and whether one shows something, but no words that can be read."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            read = [_page(page) for page in document]
    except pypdfium2.PdfiumError:
        raise NotTaken("damaged") from None
    unread = {"scanned"} if any(is_unread for _text, is_unread in read) else set()
    return [text for text, _is_unread in read], unread


def _page(page) -> tuple[str, bool]:
    words = page.get_textpage()
    text = words.get_text_range()
    shows = any(True for _ in page.get_objects(max_depth=1))
    words.close()
    page.close()
    solid = [sign for sign in text if not sign.isspace()]
    if not solid:
        return text, shows
    readable = sum(sign.isalnum() or (sign.isascii() and sign.isprintable()) for sign in solid)
    return text, readable < _READABLE * len(solid)
