"""Which characters hide a number, and the plain one each stands for.

Built once from Unicode's own categories, so a new alphabet's digits need no line here.
"""

import unicodedata

NBSP = "\u00a0"  # stands for every special space: it may part a number or break one

# Not dashes to Unicode, but to the eye.
_DASHES = "\u2212\u02d7\u2043\u207b\u208b\u2796\u30fc\uff70"
# Blank to the eye, letters to Unicode.
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800"
_PLANES = (range(0x80, 0x20000), range(0xE0000, 0xE0200))


def _plain(char: str) -> str | None:
    """Return the plain form of one character, "" to leave it out, None if it is harmless."""
    if char in _DASHES:
        return "-"
    if char in _BLANKS:
        return ""
    code, category = ord(char), unicodedata.category(char)
    if 0xFF01 <= code <= 0xFF5E:  # full-width ASCII
        return chr(code - 0xFEE0)
    if code == 0x130:  # its small form is two characters long, and offsets would slip
        return "I"
    match category:
        case "Nd":
            return str(unicodedata.decimal(char))
        case "Pd":
            return "-"
        case "Zs":
            return NBSP
        case "Zl" | "Zp":
            return "\n"
        case "Cf" | "Mn" | "Me":  # joiners, direction marks, combining marks, keycaps
            return ""
        case "Cc":
            return "\n" if code == 0x85 else ""
    return None


def ordinal_digit(char: str) -> str | None:
    """Return the digit of a raised, lowered or circled one (², ₂, ②), else None."""
    if char < "\x80" or unicodedata.category(char) != "No":
        return None
    digit = unicodedata.digit(char, None)
    return None if digit is None else str(digit)


def _table() -> tuple[dict[str, str], str]:
    plain = dict.fromkeys(map(chr, (*range(0x00, 0x20), 0x7F)), "")
    plain |= {"\t": " ", "\v": "\n", "\f": "\n"}
    odd = []
    for plane in _PLANES:
        for char in map(chr, plane):
            value = _plain(char)
            if value is not None and value != char:
                plain[char] = value
                odd.append(char)
            elif ordinal_digit(char) is not None:
                odd.append(char)
    # One wide range beyond the basic plane: a regex tests narrow ones one by one, at every letter.
    return plain, "".join(c for c in odd if c <= "\uffff") + "\U00010000-\U0010ffff"


PLAIN, ODD = _table()
