"""Bytes of a mail as words: by their label, unless the bytes themselves say otherwise."""

import codecs
import re
import unicodedata

# utf-7 hides signs of HTML; the others are no alphabets, though Python calls them codecs.
_REFUSED = {"utf-7"}
_NO_ALPHABETS = {"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "mbcs"}
# How programs of each language wrote before there was UTF-8.
_OF_LANGUAGE = {"et": "cp1257", "lv": "cp1257", "lt": "cp1257", "pl": "cp1250", "ru": "cp1251"}
_CYRILLIC = ("koi8-r", "cp1251", "iso8859-5")
_LATIN = {"iso8859-1", "ascii"}
# Tabs and line ends stay; what else cannot be seen never stood in a letter.
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\ufeff]")


class CharsetRefused(ValueError):
    """Words in a charset that is never read."""


def decode(data: bytes, label: str | None, language: str = "en") -> str:
    """Return the words that bytes say.

    Args:
        label: as the mail declares it; it may be wrong, unknown or missing.
        language: of the list, by which unlabelled bytes are guessed.

    Raises:
        CharsetRefused: it is declared as utf-7.
    """
    name = known(label)
    return tidy(_decoded(data, name, _OF_LANGUAGE.get(language, "cp1252")))


def known(label: str | None) -> str:
    """Python's name of a charset; empty when there is none of that name.

    Raises:
        CharsetRefused: as for `decode`.
    """
    label = re.sub(r"[^a-z0-9]+", "-", (label or "").lower()).strip("-").removeprefix("x-")
    if "utf-7" in label or label.replace("-", "") == "utf7":
        raise CharsetRefused(label)
    label = re.sub(r"^(?:cp|ansi|win|windows)-?(\d{3,4})$", r"cp\1", label)
    try:
        name = codecs.lookup(label).name if label else ""
        "".encode(name or "ascii")
    except (LookupError, ValueError):
        return ""
    if name in _REFUSED:
        raise CharsetRefused(name)
    return "" if name.replace("_", "-") in _NO_ALPHABETS else name


def _decoded(data: bytes, name: str, guess: str) -> str:
    if data.isascii() and name not in _WIDE:
        # 7-bit charsets with escapes (iso-2022) are ASCII bytes too.
        return data.decode(name if name.startswith("iso2022") else "ascii", "replace")
    if name not in _WIDE:
        # Nobody's windows-1257 happens to be UTF-8, whatever the label says.
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if not name or name == "utf-8" or name in _LATIN:
        # Labelled as ISO-8859-1, written by Windows; and what is not labelled at all.
        name = "cp1252" if name == "iso8859-1" and guess != "cp1251" else guess
    if name in _CYRILLIC:
        return max((data.decode(each, "replace") for each in _from(name)), key=_reads_as_cyrillic)
    try:
        return data.decode(name)
    except (UnicodeDecodeError, UnicodeError):
        return data.decode(guess, "replace")


_WIDE = {"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"}


def _from(name: str) -> list[str]:
    """The Cyrillic charsets with the declared one first: it wins where they are alike."""
    return [name, *(each for each in _CYRILLIC if each != name)]


def _reads_as_cyrillic(words: str) -> int:
    """Read by a wrong table, small letters become capitals and signs."""
    return sum("а" <= sign <= "я" for sign in words)


def tidy(words: str) -> str:
    """Without what cannot be seen or stored; letters in one form."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", words))
