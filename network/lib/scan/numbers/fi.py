"""Finland: henkilötunnus, DDMMYYcZZZQ, where c says the century."""

from network.lib.scan import words
from network.lib.scan.numbers.dates import day_has_come
from network.lib.scan.numbers.rule import IN_CONTEXT, Rule
from network.lib.scan.result import BLOCK

_CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"


def is_personal_identity_code(code: str) -> bool:
    """Return whether a code, with or without its century sign, can be a person's.

    Source: Finnish Digital and Population Data Services Agency: modulus 31; new signs since
    2023. Temporary codes (900 to 999) count: a hospital gives them to a person without another.
    """
    sign, number, check = code[6:-4], code[-4:-1], code[-1]
    day, month, year = int(code[:2]), int(code[2:4]), int(code[4:6])
    if int(number) < 2 or _CHECK[int(code[:6] + number) % 31] != check:
        return False
    centuries = {_CENTURIES[sign]} if sign else {1900, 2000}
    return any(day_has_come(day, month, century + year) for century in centuries)


RULES = (
    Rule(
        "number.fi",
        "FI",
        words.FI,
        {"fi": BLOCK, "fi, no sign": IN_CONTEXT},
        is_personal_identity_code,
    ),
)
