"""The usual writings of the region's numbers, each under a short name.

"6-4" is six digits, a hyphen, four digits; "2 3 3 3" has spaces. Every pattern begins with a
digit, so the search skips prose at full speed, and none repeats a repetition.
"""

import re

_FIRST = r"[0-9](?<![0-9][0-9])"  # a digit with none before it
_WHOLE = _FIRST + r"(?<![0-9]\.[0-9])"  # nor the decimals of an amount
_END = r"(?![0-9])"
_WHOLE_END = r"(?![0-9]|\.[0-9])"
_GAP = "[ \u00a0]{1,2}"
_MAYBE = "[ \u00a0]{0,2}"
_HYPHEN = f"{_MAYBE}-{_MAYBE}"

# Cyrillic twins of the letters a Finnish code can hold.
_TWINS = str.maketrans("АВСЕНКМРТУХавсенкмртух", "ABCEHKMPTYXABCEHKMPTYX")
_CENTURY = "A-FU-Ya-fu-yАВСЕУХавсеух"
_CHECK = "0-9A-FHJ-NPR-Ya-fhj-npr-yАВСЕНКМРТУХавсенкмртух"


def _digits(*counts: int, gap: str = "", end: str = _END, first: str = _FIRST) -> re.Pattern:
    groups = [f"[0-9]{{{count}}}" for count in counts]
    groups[0] = f"{first}[0-9]{{{counts[0] - 1}}}"
    return re.compile(gap.join(groups) + end)


SHAPES: dict[str, re.Pattern] = {
    "10": _digits(10, end=_WHOLE_END, first=_WHOLE),
    "11": _digits(11, end=_WHOLE_END, first=_WHOLE),
    "12": _digits(12, end=_WHOLE_END, first=_WHOLE),
    "6-4": _digits(6, 4, gap=_HYPHEN),
    "6+4": _digits(6, 4, gap=r"\+"),
    "6 4": _digits(6, 4, gap=_GAP),
    "8-4": _digits(8, 4, gap=_HYPHEN),
    "8+4": _digits(8, 4, gap=r"\+"),
    "6-5": _digits(6, 5, gap=_HYPHEN),
    "6 5": _digits(6, 5, gap=_GAP),
    "3-3-3 2": re.compile(
        f"{_FIRST}[0-9]{{2}}{_HYPHEN}[0-9]{{3}}{_HYPHEN}[0-9]{{3}}"
        f"(?:{_MAYBE}-)?{_MAYBE}[0-9]{{2}}{_END}"
    ),
    "3 3 3 2": _digits(3, 3, 3, 2, gap=_GAP),
    "2 3 3 3": _digits(2, 3, 3, 3, gap=_GAP),
    "fi": re.compile(
        f"{_FIRST}[0-9]{{5}}(?:{_MAYBE}[-+]{_MAYBE}|[{_CENTURY}])[0-9]{{3}}[{_CHECK}](?!\\w)"
    ),
    "fi, no sign": re.compile(f"{_FIRST}[0-9]{{5}}{_MAYBE}[0-9]{{3}}[{_CHECK}](?!\\w)"),
}


_PARTS = re.compile("[ \u00a0+-]")
_SPACES = re.compile("[ \u00a0]")


def bare(shape: str, writing: str) -> str:
    """Return a number as its rule's check wants it.

    Digits only; a Finnish code keeps its century sign, and its letters are made plain capitals.
    """
    if shape.startswith("fi"):
        return _SPACES.sub("", writing).upper().translate(_TWINS)
    return _PARTS.sub("", writing)
