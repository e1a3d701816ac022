"""The patterns behind `mask`: each as narrow as its kind allows, so that it is no hiding place.

A kind is (pattern, trim). `trim` gets the match and returns where the look-alike really ends;
its start means "none after all". HARD kinds free any number, SOFT ones only a bare number that no
word nearby calls personal.
"""

import re
from collections.abc import Callable

from network.lib.scan.companies import COMPANY
from network.lib.scan.normalise import WALL
from network.lib.scan.telephones import DOUBLE_ZERO, LABELLED, PLUS

Kind = tuple[re.Pattern, Callable[[re.Match], int] | None]

_S = "[ \u00a0]"
_STRONG_NEXT = re.compile(r"[,;](?=[0-9]{6}[-+A-FU-Y][0-9]{3})")


def _address_end(match: re.Match) -> int:
    """A closing bracket that was not opened, or a listed number, ends an address."""
    address = match.group()
    end = len(address)
    if (close := address.find(")")) >= 0 and "(" not in address[:close]:
        end = close
    if listed := _STRONG_NEXT.search(address, 0, end):
        end = listed.start()
    return match.start() + end


_LENGTHS = {
    "AT": 20, "BE": 16, "CH": 21, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27,
    "GB": 22, "IE": 22, "IS": 26, "IT": 27, "LT": 20, "LU": 20, "LV": 21, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RU": 33, "SE": 24, "UA": 29,
}  # fmt: skip


def _iban_end(match: re.Match) -> int:
    """Source: ISO 13616: the length a country sets, modulus 97. A label stands in for the check."""
    text, compact, end = match.group("iban"), "", match.start()
    wanted = _LENGTHS.get(text[:2])
    for i, char in enumerate(text):
        if char.isalnum():
            compact += char
        if len(compact) == (wanted or len(text)):
            end = match.start("iban") + i + 1
            break
    else:
        end = match.end()
    if (wanted and len(compact) != wanted) or not compact.isascii():
        return match.start()
    turned = "".join(str(int(char, 36)) for char in compact[4:] + compact[:4])
    return end if match.group("label") or int(turned) % 97 == 1 else match.start()


def _isbn_end(match: re.Match) -> int:
    """Ten digits with one hyphen are no ISBN: it has none, or three."""
    ten = match.group("ten")
    parts = len(re.findall(r"[ \u00a0-]", ten))
    return match.start() if match.group("prefix") is None and parts not in (0, 3) else match.end()


_YEAR = "(?:19|20)[0-9]{2}"
_MONEY = (
    r"(?:[€$£₽]|(?:EUR|USD|GBP|SEK|NOK|DKK|ISK|PLN|RUB|CHF|[Ee]uro?\w{0,3}|kr\.?|[Kk]ron\w{0,3}"
    r"|krón\w{0,3}|zł\w{0,4}|руб\w{0,4}\.?|mill?i?[aoj]\w{0,4}|[Mm]rd|[Mm]io)\b)"
)
_BUDGET = (
    r"(?i:budget|budžet|budżet|biudžet|eelarve|talousarvio|бюджет|fjárlög|haushalt|amount|funding"
    r"|grant|cost)\w{0,6}[^0-9\n]{0,20}"
)
_GROUPED = r"(?<![0-9])[1-9][0-9]{0,2}(?:[ \u00a0.,'’][0-9]{3}){2,5}(?![0-9])(?:[.,][0-9]{1,2})?"

# On the web, DOI, e-mail. Their end is a blank, so the tag that closes their link ends them too.
ADDRESSES: tuple[Kind, ...] = (
    (re.compile(rf"(?i:https?://|ftp://|www\.)[^\s<>\"'|{WALL}]+"), _address_end),
    (re.compile(
        r"(?<![\w.-])(?:[A-Za-z0-9-]{1,63}\.){1,4}(?:com|org|net|eu|int|info|edu|gov|dk|ee|fi|de|is"
        rf"|lv|lt|no|pl|se|ru|uk|ch|nl)/[^\s<>\"'|{WALL}]+"), _address_end),
    (re.compile(rf"(?<![0-9.])10\.[0-9]{{4,9}}/[^\s<>\"'|{WALL}]+"), _address_end),
    (re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), None),
)  # fmt: skip
HARD: tuple[Kind, ...] = (
    *ADDRESSES,
    # banks, books, machine identifiers
    (re.compile(
        rf"(?<![A-Za-z0-9])(?P<label>(?i:iban)[^A-Za-z0-9]{{0,4}})?"
        rf"(?P<iban>[A-Z]{{2}}[0-9]{{2}}(?:{_S}?[A-Za-z0-9]){{11,30}})"), _iban_end),
    (re.compile(
        r"(?i:isbn)(?:-?1[03])?[^0-9\n]{0,4}(?P<prefix>97[89][ \u00a0-]?)?"
        r"(?P<ten>(?:[0-9][ \u00a0-]?){9}[0-9Xx])(?![0-9])"), _isbn_end),
    (re.compile(r"(?<![0-9])97[89]-[0-9]{1,5}-[0-9]{1,7}-[0-9]{1,6}-[0-9](?![0-9])"), None),
    (re.compile(r"(?<![\w])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?!\w)"), None),
    (re.compile(
        r"(?<!\w)(?=[0-9]{0,40}[a-fA-F])(?=[a-fA-F]{0,40}[0-9])[0-9a-fA-F]{24,128}(?!\w)"), None),
    # law: CELEX, ECLI, Official Journal, COM documents, Council of Europe, UN, court applications
    (re.compile(
        r"(?<![A-Za-z0-9])[0-9CE][0-9]{4}[A-Z]{1,2}[0-9]{4}(?![0-9])(?:[(R][0-9()]{1,8})?"), None),
    (re.compile(r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:[0-9]{4}:[A-Z0-9.]{1,25}"), None),
    (re.compile(
        r"\bOJ\s+[LC][A-Z]?,?\s+[0-9]{1,4}(?:/[0-9]{1,5})?(?:,\s*[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4})?"
        r"(?:,\s*pp?\.?\s*[0-9]{1,4}(?:-[0-9]{1,4})?)?(?![0-9])"), None),
    (re.compile(
        r"\b(?:COM|SWD|JOIN|SEC|CM|CM/\w{3}|Rec|Res)\w{0,4}\s?[/(][0-9]{4}[)/]\s?[0-9]{1,5}"
        r"(?![0-9])"), None),
    (re.compile(
        r"(?<![A-Za-z0-9])[A-Z]{1,6}(?:\.[0-9]{1,4})?(?:/(?:[A-Z][A-Za-z]{0,11}(?:\.[0-9]{1,4})?"
        r"|[0-9]{1,4}(?:-[0-9]{1,4})?)){1,8}(?![0-9])"), None),
    (re.compile(r"(?<![0-9])[0-9]{1,5}/(?:[0-9]{4}|[0-9]{2})(?![0-9])"), None),
    # dates and years
    (re.compile(
        rf"(?<![0-9])[0-9]{{1,2}}(?:\.?{_S}?-{_S}?[0-9]{{1,2}})?[./]{_S}?[0-9]{{1,2}}[./]{_S}?{_YEAR}"
        r"(?![0-9])"), None),
    (re.compile(rf"(?<![0-9]){_YEAR}{_S}?[-/]{_S}?(?:{_YEAR}|[0-9]{{2}})(?![0-9-])"), None),
    (re.compile(
        rf"(?<![0-9]){_YEAR}-(?:0[1-9]|1[0-2])-(?:[0-2][0-9]|3[01])(?!{_S}?-?{_S}?[0-9]{{4}}(?![0-9]))"
        r"(?![0-9])"), None),
    # money in groups of three
    (re.compile(rf"{_MONEY}{_S}?{_GROUPED}"), None),
    (re.compile(rf"{_GROUPED}{_S}?{_MONEY}"), None),
    (re.compile(_BUDGET + _GROUPED), None),
    PLUS,
    COMPANY,
)  # fmt: skip
SOFT: tuple[Kind, ...] = (
    (re.compile(rf"{_MONEY}{_S}?[1-9][0-9]{{9,11}}(?![0-9])"), None),
    (re.compile(rf"(?<![0-9])[1-9][0-9]{{9,11}}{_S}?{_MONEY}"), None),
    (re.compile(_BUDGET + r"[1-9][0-9]{9,11}(?![0-9])"), None),
    DOUBLE_ZERO,
    LABELLED,
)
