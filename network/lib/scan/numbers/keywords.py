"""Case numbers of immigration offices: no check digit, so only beside the word that names them."""

import re
from collections.abc import Iterator

from network.lib.scan import words
from network.lib.scan.numbers.rule import Hit
from network.lib.scan.result import BLOCK, WARN

_TWELVE = r"(?<![0-9])(?P<number>[0-9](?:[ \u00a0-]?[0-9]){11})(?![0-9])"
_FILE = r"(?<![0-9])(?P<number>[0-9]{2}[ \u00a0/-]?[0-9]{6}|[0-9]{8,10})(?![0-9])"
_REGISTER = r"(?<![0-9])(?P<number>[0-9]{1,4}/[0-9]{3,6}/[0-9]{4}|[0-9]{6,10})(?![0-9])"
_FINNISH_CASE = r"[^0-9\n]{0,40}(?:asiakas|asia|diaari)n[^0-9\n]{0,20}" + _REGISTER

# rule, country, severity, a stem that must be in the text, pattern on small letters. Where the
# word alone names a person's file it blocks; where it may name any letter's number it warns.
_CASES = tuple(
    (rule, country, severity, stem, re.compile(pattern))
    for rule, country, severity, stem, pattern in (
        ("case.no", "NO", BLOCK, "duf", r"\bduf\w{0,8}[^0-9\n]{0,25}" + _TWELVE),
        ("case.de", "DE", BLOCK, "azr", r"\bazr\w{0,3}[^0-9\n]{0,25}" + _TWELVE),
        ("case.de", "DE", BLOCK, "ausländerzentralregister",
         r"ausländerzentralregister[^0-9\n]{0,30}" + _TWELVE),
        ("case.dk", "DK", BLOCK, "udl",
         r"\budl(?:ænding\w{0,8}|aending\w{0,8}|\.)?[ -]?(?:sags)?(?:n[ru]|id)[^0-9\n]{0,15}"
         + _FILE),
        ("case.se", "SE", BLOCK, "dossiern", r"\bdossiern(?:r|ummer)\w{0,3}[^0-9\n]{0,15}" + _FILE),
        ("case.se", "SE", BLOCK, "lma",
         r"\blma[ -]?(?:kort)?\w{0,3}[ -]?(?:n|id)\w{0,8}[^0-9\n]{0,12}" + _FILE),
        ("case.se", "SE", WARN, "migrationsverk",
         r"migrationsverk[^0-9\n]{0,40}(?:ärende|arende|beteckning)[^0-9\n]{0,20}" + _FILE),
        ("case.fi", "FI", BLOCK, "uma-", r"\buma-(?:asia)?(?:n|t)\w{2,8}[^0-9\n]{0,12}"
         + _REGISTER),
        ("case.fi", "FI", WARN, "migri", r"\bmigri" + _FINNISH_CASE),
        ("case.fi", "FI", WARN, "maahanmuutto", r"\bmaahanmuuttovirasto" + _FINNISH_CASE),
    )
)  # fmt: skip


def find(text: str) -> Iterator[Hit]:
    """Yield the case numbers in the normalised text.

    Source: forms of the Norwegian UDI (DUF: twelve digits), the German BAMF (AZR: twelve), and
    the Danish, Swedish and Finnish immigration offices (six to ten).
    """
    small = text.lower()
    for rule, country, severity, stem, pattern in _CASES:
        if stem not in small:
            continue
        for match in pattern.finditer(small):
            yield Hit(
                rule, country, severity, *match.span("number"), words.CASE, words.REMOVE_CASE_NUMBER
            )
