"""Numbers of companies and organisations, where a label says so and the number agrees.

A sole trader's number is often the personal one (Sweden, Latvia), so a label alone frees nothing.
"""

import re

from stdnum.lv.pvn import checksum as latvian_checksum

from network.lib.scan.numbers.is_ import is_organisations_kennitala

_LABEL = (
    r"(?P<label>(?i:"
    r"cvr|se[- ]?nr|p[- ]?nummer|p-nr"  # Denmark; p for the place of production
    r"|org(?:anisation|anisasjon|anisasi)?\w{0,2}[.:]?[- ]?(?:nr|nummer|number|no)"
    r"|y-tunnus|fo-nummer|business id|registrikood|registry code|reg\. ?kood|krs|regon|nip"
    r"|reģ\w{0,11}\.? ?(?:nr|num\w{0,5})|reg\. ?(?:nr|no)|registration (?:nr|no|number|code)"
    r"|(?:įmonės|imones) kod|juridinio asmens kod|company (?:code|number|registration)"
    r"|pvn|vat|ust-?id|umsatzsteuer|hrb|огрн|инн|inn|кпп|окпо|kt|kennit[aoö]l)\w{0,12}"
    r"(?:/кпп|/КПП)?(?:[ .:-]{1,2}(?:nr|no|number|id|reg)\b)?)"
)
_NUMBER = (
    r"(?P<number>[0-9]{13,15}|[0-9]{12}|[0-9]{11}|[0-9]{10}|[0-9]{6}-[0-9]{4}|[0-9]{7}-[0-9]"
    r"|[0-9]{9}|[0-9]{3}-[0-9]{3}-[0-9]{2}-[0-9]{2}|[0-9]{3}-[0-9]{2}-[0-9]{2}-[0-9]{3}|[0-9]{8}"
    r"|[0-9]{3}[ \u00a0][0-9]{3}[ \u00a0][0-9]{3}|[0-9]{2}(?:[ \u00a0][0-9]{2}){3})(?![0-9])"
)
_TEN_FOR_COMPANIES = re.compile(r"(?i:p-?n|p n|krs|nip|инн|inn|kt|kennit)")
_ICELANDIC = re.compile(r"(?i:kt|kennit)")


def _company_end(match: re.Match) -> int:
    """Return the end if the number has a company's form, else the start."""
    digits, label = re.sub("[^0-9]", "", match.group("number")), match.group("label")
    if _ICELANDIC.match(label):
        company = len(digits) == 10 and is_organisations_kennitala(digits)
    elif len(digits) == 10:
        # Sweden: the third digit of a company is at least 2, of a person's month at most 1.
        company = digits[2] > "1" or bool(_TEN_FOR_COMPANIES.match(label))
    elif len(digits) == 11:
        company = digits[0] > "3" and latvian_checksum(digits) == 3
    elif len(digits) == 12:
        company = digits.startswith("16") and digits[4] > "1"
    else:
        company = True
    return match.end() if company else match.start()


COMPANY = (
    re.compile(rf"(?<!\w){_LABEL}[ \u00a0\n.:#№]{{0,4}}(?:[A-Z]{{2}}[ \u00a0]?)?{_NUMBER}"),
    _company_end,
)
