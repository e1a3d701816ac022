"""Plain text and CSV: Unicode in any of its forms, kept as UTF-8."""

import codecs
import unicodedata

from network.lib.files.cells import comma_separated
from network.lib.files.content import Content, NotTaken

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_LAYOUT = frozenset("\t\n\r\f")


def read(raw: bytes, ending: str) -> Content:
    """Read text.

    Args:
        ending: "csv" or "txt": nothing in the content tells them apart.

    Raises:
        NotTaken: it is no text.
    """
    text = _decoded(raw)
    if any(unicodedata.category(sign) == "Cc" and sign not in _LAYOUT for sign in text):
        raise NotTaken("unknown")
    if ending == "csv":
        # With the mark, Excel reads it as what it is.
        said = comma_separated(text)
        return Content("csv", codecs.BOM_UTF8 + text.encode(), said)
    return Content("txt", text.encode(), text)


def _decoded(raw: bytes) -> str:
    """In Unicode. Older encodings are not guessed: a wrong guess gives other letters to a name."""
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise NotTaken("unknown" if b"\0" in raw else "not-unicode") from None
